public import HookModel
public import NIOCore

extension OutgoingRequest {
    /// Makes the request that hands a captured one on to a target, as HTTP/1.1.
    ///
    /// Method, target and header lines stay as they came, byte for byte and in order, but for these:
    /// - Lines for one connection are left out: `Connection` and what it names, `Keep-Alive`, `Proxy-Connection`, `TE`,
    ///   `Trailer`, `Transfer-Encoding`, `Upgrade` (RFC 9110, section 7.6.1), and `Expect`, which was answered when
    ///   the body was received. A sender must not name a field there that is meant for everybody, so `Host`, the
    ///   `Content-…` fields and those of `endToEnd` stay although `Connection` names them.
    /// - `Host` becomes the target's in its place, unless it is kept; one is put first where none came.
    /// - `X-Hooksight-…` lines are left out, with `_` for `-` too: many frameworks do not tell these apart.
    /// - `Content-Length` becomes the body's size in its place. A body that came in chunks has it where
    ///   `Transfer-Encoding` stood; an empty body that came without either gets none.
    ///
    /// Trailers are not sent on, as RFC 9110, section 6.5.1 allows: a body of known length has none.
    ///
    /// - Parameters:
    ///   - head: the captured head.
    ///   - body: the captured body, chunk framing removed.
    ///   - url: the target.
    ///   - keepsHost: whether `Host` stays as it came.
    ///   - endToEnd: names that `Connection` cannot remove, such as a provider's signature header.
    ///   - added: names and values of the lines that follow the others. A control character in a value becomes a
    ///     space, and a line whose name is no token is left out.
    public init(
        forwarding head: RequestHead, body: ByteBuffer, to url: TargetURL, keepsHost: Bool = false,
        endToEnd: [HeaderName] = [], adding added: [(name: String, value: String)] = []
    ) {
        let block = head.block
        let length = body.readableBytes
        var lines: [ByteBuffer] = []
        lines.reserveCapacity(block.fields.count + added.count + 2)
        var hasHost = false
        var hasLength = false
        block.bytes.withUnsafeReadableBytes { raw in
            let options = ConnectionOptions(of: block, in: raw, endToEnd: endToEnd)
            for field in block.fields {
                let name = UnsafeRawBufferPointer(rebasing: raw[field.name.indices])
                switch ForwardedField(name) {
                case .host where !hasHost:
                    hasHost = true
                    lines.append(keepsHost ? block.slice(field.line) : block.line(field, value: url.hostHeader))
                case .contentLength where !hasLength, .transferEncoding where !hasLength:
                    hasLength = true
                    lines.append(OutgoingRequest.lengthLine(length, for: field, of: block, in: raw))
                case .host, .contentLength, .transferEncoding, .oneConnection, .ours: break
                case .content: lines.append(block.slice(field.line))
                case .other:
                    if !options.contain(name) { lines.append(block.slice(field.line)) }
                }
            }
        }
        if !hasHost { lines.insert(ByteBuffer(string: "Host: \(url.hostHeader)"), at: 0) }
        if !hasLength, length > 0 { lines.append(ByteBuffer(string: "Content-Length: \(length)")) }
        for line in added {
            guard !line.name.isEmpty, line.name.utf8.allSatisfy(ByteClass.isToken) else { continue }
            let value = line.value.utf8.map { OutgoingRequest.isControl($0) ? UInt8(ascii: " ") : $0 }
            var bytes = ByteBuffer(string: line.name + ": ")
            bytes.writeBytes(value)
            lines.append(bytes)
        }
        self.init(
            checkedMethod: block.slice(head.methodRange), target: block.slice(head.targetRange), lines: lines,
            body: body)
    }

    /// The line that tells the body's size; a line that tells it already stays as it came.
    private static func lengthLine(
        _ length: Int, for field: HeaderField, of block: HeaderBlock, in raw: UnsafeRawBufferPointer
    ) -> ByteBuffer {
        let value = String(length)
        if raw[field.value.indices].elementsEqual(value.utf8) { return block.slice(field.line) }
        guard ForwardedField(UnsafeRawBufferPointer(rebasing: raw[field.name.indices])) == .contentLength else {
            return ByteBuffer(string: "Content-Length: \(value)")
        }
        return block.line(field, value: value)
    }
}
