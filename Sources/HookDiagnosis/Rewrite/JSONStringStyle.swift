internal import HookProviders

/// Which characters a writer of JSON escapes beside those that have to be, and how.
///
/// What has to be escaped (RFC 8259, section 7) all writers escape alike: `\"`, `\\`, `\b`, `\t`, `\n`, `\f`, `\r`, and
/// `\u` with four digits for the other control characters.
struct JSONStringStyle: Sendable, Hashable {
    /// Which characters beyond ASCII are escaped.
    enum Above: Sendable {
        case none
        /// U+2028 and U+2029, which end lines in JavaScript.
        case lineSeparators
        /// The same, and U+0085.
        case lineEnds
        /// U+0080 to U+009F, U+00A0 aside, and U+2000 to U+20FF.
        case blocks
        /// Controls, spaces, private use, and what needs two escapes.
        case undefined
        case all
    }

    /// Whether strings stay as they were sent.
    var isAsSent = false
    /// Which of ASCII are escaped.
    var ascii = ASCIISet("")
    var above = Above.none
    /// Whether the hex digits of escapes are capitals.
    var isUpper = false
    /// The same of those that stand for ASCII.
    var isUpperASCII = false
    /// Whether `/` is escaped behind `<` alone.
    var isSlashInTags = false

    /// Appends a JSON string with its quotes, given what stands between its quotes as sent.
    func append(_ content: UnsafeRawBufferPointer, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        if isAsSent || !content.contains(where: { needsLook($0) }) {
            out.append(contentsOf: content)
        } else {
            rewrite(content, to: &out)
        }
        out.append(UInt8(ascii: "\""))
    }

    @inline(__always)
    private func needsLook(_ byte: UInt8) -> Bool {
        if byte >= 0x80 { return above != .none }
        return byte == UInt8(ascii: "\\") || isSlashInTags && byte == UInt8(ascii: "/") || ascii.contains(byte)
    }

    private func rewrite(_ content: UnsafeRawBufferPointer, to out: inout [UInt8]) {
        var reader = JSONCharacters(content)
        var run = 0
        var last: UInt32 = 0
        while let next = reader.next() {
            defer { last = next.value }
            if !next.isEscaped, !escapes(next.value, behind: last) { continue }
            out.append(contentsOf: content[run..<next.start])
            write(next.value, behind: last, to: &out)
            run = reader.position
        }
        out.append(contentsOf: content[run..<content.count])
    }

    private func escapes(_ value: UInt32, behind last: UInt32) -> Bool {
        if value < 0x80 {
            return ascii.contains(UInt8(value)) || isSlashInTags && value == 0x2F && last == 0x3C
        }
        return switch above {
        case .none: false
        case .lineSeparators: value == 0x2028 || value == 0x2029
        case .lineEnds: value == 0x2028 || value == 0x2029 || value == 0x85
        case .blocks: value < 0xA0 || (0x2000..<0x2100).contains(value)
        case .undefined: JSONStringStyle.isUndefined(value)
        case .all: true
        }
    }

    /// Whether .NET takes a character for none that text needs.
    private static func isUndefined(_ value: UInt32) -> Bool {
        switch value {
        case 0x80...0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xD800...0xF8FF, 0xFFF0...:
            true
        default: false
        }
    }

    private func write(_ value: UInt32, behind last: UInt32, to out: inout [UInt8]) {
        switch value {
        case 0x08: out.append(contentsOf: #"\b"#.utf8)
        case 0x09: out.append(contentsOf: #"\t"#.utf8)
        case 0x0A: out.append(contentsOf: #"\n"#.utf8)
        case 0x0C: out.append(contentsOf: #"\f"#.utf8)
        case 0x0D: out.append(contentsOf: #"\r"#.utf8)
        case 0x5C: out.append(contentsOf: #"\\"#.utf8)
        case 0x22 where !ascii.contains(0x22): out.append(contentsOf: #"\""#.utf8)
        case 0x2F where escapes(value, behind: last): out.append(contentsOf: #"\/"#.utf8)
        default:
            // A surrogate without its partner has no other way to be written.
            guard !escapes(value, behind: last), value >= 0x20, let scalar = Unicode.Scalar(value) else {
                let isUpper = (0x20..<0x80).contains(value) ? isUpperASCII : isUpper
                return JSONCharacters.appendEscape(value, isUpper: isUpper, to: &out)
            }
            out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
    }
}
