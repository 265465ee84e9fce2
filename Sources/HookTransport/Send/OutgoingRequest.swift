package import NIOCore

/// A request to a target, each byte of its head as it is to be sent.
package struct OutgoingRequest: Sendable, Hashable {
    /// The method's bytes.
    package let method: ByteBuffer
    /// The request target's bytes; a target's base path is put in front when it is sent.
    package let target: ByteBuffer
    /// Whole header lines without CRLF, in order, `Host` and `Content-Length` among them.
    package let lines: [ByteBuffer]
    /// The body, as long as `Content-Length` says.
    package let body: ByteBuffer

    /// Makes a request from its parts; nil when one would break the head apart.
    ///
    /// That is a method that is no token, an empty target, a line without a name, or a control character anywhere (a
    /// tab in a line apart). Whether the lines frame the body rightly is the caller's part.
    package init?(method: ByteBuffer, target: ByteBuffer, lines: [ByteBuffer], body: ByteBuffer) {
        guard method.readableBytes > 0, method.readableBytesView.allSatisfy(ByteClass.isToken),
            target.readableBytes > 0, !target.readableBytesView.contains(where: OutgoingRequest.isControl),
            lines.allSatisfy(OutgoingRequest.isHeaderLine)
        else { return nil }
        self.init(checkedMethod: method, target: target, lines: lines, body: body)
    }

    init(checkedMethod method: ByteBuffer, target: ByteBuffer, lines: [ByteBuffer], body: ByteBuffer) {
        self.method = method
        self.target = target
        self.lines = lines
        self.body = body
    }

    /// Whether the answer to it has no body (RFC 9110, section 9.3.2); methods are case-sensitive.
    var isHead: Bool { method.readableBytesView.elementsEqual("HEAD".utf8) }

    /// Whether a byte is a control character other than a tab.
    static func isControl(_ byte: UInt8) -> Bool { (byte < 0x20 && byte != 0x09) || byte == 0x7F }

    private static func isHeaderLine(_ line: ByteBuffer) -> Bool {
        let bytes = line.readableBytesView
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > bytes.startIndex else { return false }
        return bytes[..<colon].allSatisfy(ByteClass.isToken) && !bytes[colon...].contains(where: isControl)
    }
}
