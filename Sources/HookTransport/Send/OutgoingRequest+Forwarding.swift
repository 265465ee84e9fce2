package import HookModel
package import NIOCore

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
    ///   - edits: lines that are taken out, changed, and put behind the others. They may take out anything but `Host`
    ///     and what frames the body.
    package init(
        forwarding head: RequestHead, body: ByteBuffer, to url: TargetURL, keepsHost: Bool = false,
        endToEnd: [HeaderName] = [], edits: HeaderEdits = HeaderEdits()
    ) {
        let block = head.block
        let length = body.readableBytes
        var lines: [ByteBuffer] = []
        lines.reserveCapacity(block.fields.count + edits.added.count + edits.replaced.count + 2)
        var hasHost = false
        var hasLength = false
        var replacing = edits.replaced
        block.bytes.withUnsafeReadableBytes { raw in
            let options = ConnectionOptions(of: block, in: raw, endToEnd: endToEnd)
            for field in block.fields {
                let name = UnsafeRawBufferPointer(rebasing: raw[field.name.indices])
                let kind = ForwardedField(name)
                switch kind {
                case .host where !hasHost:
                    hasHost = true
                    lines.append(keepsHost ? block.slice(field.line) : block.line(field, value: url.hostHeader))
                case .contentLength where !hasLength, .transferEncoding where !hasLength:
                    hasLength = true
                    lines.append(OutgoingRequest.lengthLine(length, for: field, of: block, in: raw))
                case .host, .contentLength, .transferEncoding, .oneConnection, .ours: break
                case .content, .other:
                    if edits.removes(name) || kind == .other && options.contain(name) { continue }
                    guard edits.replaces(name) else {
                        lines.append(block.slice(field.line))
                        continue
                    }
                    // The first line of a name gets the new value in its place; further ones would contradict it.
                    guard let place = replacing.firstIndex(where: { HeaderEdits.isNamed($0, name) }) else { continue }
                    lines.append(block.line(field, value: OutgoingRequest.sendable(replacing.remove(at: place).value)))
                }
            }
        }
        if !hasHost { lines.insert(ByteBuffer(string: "Host: \(url.hostHeader)"), at: 0) }
        if !hasLength, length > 0 { lines.append(ByteBuffer(string: "Content-Length: \(length)")) }
        for line in replacing + edits.added {
            guard !line.name.isEmpty, line.name.utf8.allSatisfy(ByteClass.isToken) else { continue }
            lines.append(ByteBuffer(string: line.name + ": " + OutgoingRequest.sendable(line.value)))
        }
        self.init(
            checkedMethod: block.slice(head.methodRange), target: block.slice(head.targetRange), lines: lines,
            body: body)
    }

    /// A value in which no control character breaks the head apart: each becomes a space.
    private static func sendable(_ value: String) -> String {
        guard value.utf8.contains(where: isControl) else { return value }
        return String(decoding: value.utf8.map { isControl($0) ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
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
