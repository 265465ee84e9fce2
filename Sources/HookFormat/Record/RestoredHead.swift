internal import HookModel
internal import NIOCore

/// Puts a head together from the parts of an export, which anybody may have written: checked as a request that arrives is.
enum RestoredHead {
    /// A head with this request line and these header lines.
    ///
    /// - Throws: `RecordError` where a part could not have come in a request, as it would end its line or begin another.
    static func make(
        method: String, target: [UInt8], version: String, lines: [RecordLine]
    ) throws(RecordError) -> RequestHead {
        guard !method.isEmpty, method.utf8.allSatisfy(isToken) else {
            throw RecordError("/method", "expected a method such as POST")
        }
        guard !target.isEmpty, target.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
            throw RecordError("/target", "expected a target without spaces and control characters")
        }
        let digits = Array(version.utf8)
        guard digits.count == 3, digits[0] == UInt8(ascii: "1"), digits[1] == UInt8(ascii: "."),
            (0x30...0x39).contains(digits[2])
        else { throw RecordError("/http_version", "expected 1.1 or 1.0") }
        var bytes = Array(method.utf8) + [0x20] + target + Array(" HTTP/\(version)\r\n".utf8)
        bytes += try block(lines, at: "/headers")
        bytes += [0x0D, 0x0A]
        guard let head = RequestHead(stored: ByteBuffer(bytes: bytes)) else {
            throw RecordError("", "its request line cannot be read")
        }
        return head
    }

    /// Trailer lines.
    ///
    /// - Throws: `RecordError` as for header lines.
    static func trailers(_ lines: [RecordLine]) throws(RecordError) -> HeaderBlock {
        guard !lines.isEmpty else { return .empty }
        return HeaderBlock(splitting: ByteBuffer(bytes: try block(lines, at: "/trailers")))
    }

    private static func block(_ lines: [RecordLine], at member: String) throws(RecordError) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, line) in lines.enumerated() {
            let content = line.bytes
            guard let colon = content.firstIndex(of: UInt8(ascii: ":")), colon > 0,
                content[..<colon].allSatisfy(isToken),
                !content.contains(where: { $0 == 0 || $0 == 0x0A || $0 == 0x0D })
            else { throw RecordError("\(member)/\(index)", "expected a header line, without NUL and line ends in it") }
            bytes += content
            bytes += [0x0D, 0x0A]
        }
        return bytes
    }

    /// RFC 9110, section 5.6.2.
    static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
