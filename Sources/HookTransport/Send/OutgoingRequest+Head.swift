internal import NIOCore

extension OutgoingRequest {
    /// The bytes of the head: request line, header lines, and the empty line.
    func head(basePath: String) -> ByteBuffer {
        let size = lines.reduce(0) { $0 + $1.readableBytes + 2 }
        var head = ByteBuffer()
        head.reserveCapacity(method.readableBytes + basePath.utf8.count + target.readableBytes + size + 16)
        head.writeImmutableBuffer(method)
        head.writeInteger(UInt8(ascii: " "))
        writeTarget(behind: basePath, into: &head)
        head.writeStaticString(" HTTP/1.1\r\n")
        for line in lines {
            head.writeImmutableBuffer(line)
            head.writeStaticString("\r\n")
        }
        head.writeStaticString("\r\n")
        return head
    }

    /// Writes the target in origin form (RFC 9112, section 3.2.1), every byte of path and query as it came.
    ///
    /// Absolute form is for proxies: its scheme and authority are left out. `*` and an authority alone have no path to
    /// put anything in front of, so they stay as they are.
    func writeTarget(behind basePath: String, into head: inout ByteBuffer) {
        target.withUnsafeReadableBytes { raw in
            guard raw.first != UInt8(ascii: "/") else {
                head.writeString(basePath)
                head.writeBytes(raw)
                return
            }
            guard let authority = OutgoingRequest.authorityStart(in: raw) else {
                head.writeBytes(raw)
                return
            }
            let end = raw[authority...].firstIndex { "/?#".utf8.contains($0) } ?? raw.endIndex
            head.writeString(basePath)
            if end == raw.endIndex || raw[end] != UInt8(ascii: "/") { head.writeInteger(UInt8(ascii: "/")) }
            head.writeBytes(raw[end...])
        }
    }

    /// The index after `scheme://`; nil when the target does not begin so.
    private static func authorityStart(in raw: UnsafeRawBufferPointer) -> Int? {
        guard let colon = raw.firstIndex(of: UInt8(ascii: ":")), raw[(colon + 1)...].starts(with: "//".utf8),
            let first = raw.first, (first | 0x20) &- 0x61 < 26, raw[..<colon].allSatisfy(isSchemeByte)
        else { return nil }
        return colon + 3
    }

    /// A byte of a scheme (RFC 3986, section 3.1).
    private static func isSchemeByte(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || ByteClass.isDigit(byte) || "+-.".utf8.contains(byte)
    }
}
