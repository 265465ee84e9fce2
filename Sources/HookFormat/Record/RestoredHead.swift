internal import HookModel
internal import NIOCore

/// Puts a head together from the parts of an export, which anybody may have written: checked as a request that arrives is.
enum RestoredHead {
    /// A head with this request line and these header lines, which were checked when they were read.
    ///
    /// - Throws: `RecordError` where a part could not have come in a request, as it would end its line or begin another;
    ///   it names the parts as members of `parent`.
    static func make(
        method: String, target: [UInt8], version: String, lines: [RecordLine], in parent: String = ""
    ) throws(RecordError) -> RequestHead {
        guard !method.isEmpty, method.utf8.allSatisfy(isToken) else {
            throw RecordError("\(parent)/method", "expected a method such as POST")
        }
        guard !target.isEmpty, target.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
            throw RecordError("\(parent)/target", "expected a target without spaces and control characters")
        }
        let digits = Array(version.utf8)
        guard digits.count == 3, digits[0] == UInt8(ascii: "1"), digits[1] == UInt8(ascii: "."),
            (0x30...0x39).contains(digits[2])
        else { throw RecordError("\(parent)/http_version", "expected 1.1 or 1.0") }
        var bytes = Array(method.utf8) + [0x20] + target + Array(" HTTP/\(version)\r\n".utf8)
        bytes += block(lines) + [0x0D, 0x0A]
        guard let head = RequestHead(stored: ByteBuffer(bytes: bytes)) else {
            throw RecordError("", "its request line cannot be read")
        }
        return head
    }

    /// Trailer lines, which were checked when they were read.
    static func trailers(_ lines: [RecordLine]) -> HeaderBlock {
        lines.isEmpty ? .empty : HeaderBlock(splitting: ByteBuffer(bytes: block(lines)))
    }

    private static func block(_ lines: [RecordLine]) -> [UInt8] {
        lines.reduce(into: []) { $0 += $1.bytes + [0x0D, 0x0A] }
    }

    /// RFC 9110, section 5.6.2.
    static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
