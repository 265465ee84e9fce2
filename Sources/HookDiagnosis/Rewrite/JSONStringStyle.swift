internal import HookProviders

/// Which characters a writer of JSON escapes beside those that have to be.
enum JSONStringStyle: Sendable {
    /// Strings stay as they were sent.
    case asSent
    /// Nothing else: JavaScript, Java, Ruby.
    case raw
    /// Everything but printable ASCII: Python.
    case ascii
    /// `/` and everything but ASCII: PHP.
    case php
    /// `<`, `>`, `&` and the two line separators of Unicode: Go.
    case html
    /// Most of what means something in HTML, and everything but ASCII, with hex digits in capitals: .NET.
    case dotNet

    /// Appends a JSON string with its quotes, given what stands between its quotes as sent.
    func append(_ content: UnsafeRawBufferPointer, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        if self == .asSent || !content.contains(where: { needsLook($0) }) {
            out.append(contentsOf: content)
        } else {
            rewrite(content, to: &out)
        }
        out.append(UInt8(ascii: "\""))
    }

    @inline(__always)
    private func needsLook(_ byte: UInt8) -> Bool {
        if byte == UInt8(ascii: "\\") { return true }
        // The line separators begin with this byte.
        return self == .html && byte == 0xE2 || self != .raw && escapes(UInt32(byte))
    }

    private func rewrite(_ content: UnsafeRawBufferPointer, to out: inout [UInt8]) {
        var reader = JSONCharacters(content)
        var run = 0
        while let next = reader.next() {
            if !next.isEscaped, !escapes(next.value) { continue }
            out.append(contentsOf: content[run..<next.start])
            write(next.value, to: &out)
            run = reader.position
        }
        out.append(contentsOf: content[run..<content.count])
    }

    private func escapes(_ value: UInt32) -> Bool {
        switch self {
        case .asSent, .raw: false
        case .ascii: value >= 0x7F
        case .php: value >= 0x80 || value == 0x2F
        case .html: value == 0x3C || value == 0x3E || value == 0x26 || value == 0x2028 || value == 0x2029
        case .dotNet: value >= 0x7F || JSONStringStyle.meansSomething(value)
        }
    }

    /// Whether a character means something in HTML or a URL, as .NET sees it.
    private static func meansSomething(_ value: UInt32) -> Bool {
        switch value {
        case 0x22, 0x26, 0x27, 0x2B, 0x3C, 0x3E, 0x60: true
        default: false
        }
    }

    private func write(_ value: UInt32, to out: inout [UInt8]) {
        switch value {
        case 0x08: out.append(contentsOf: #"\b"#.utf8)
        case 0x09: out.append(contentsOf: #"\t"#.utf8)
        case 0x0A: out.append(contentsOf: #"\n"#.utf8)
        case 0x0C: out.append(contentsOf: #"\f"#.utf8)
        case 0x0D: out.append(contentsOf: #"\r"#.utf8)
        case 0x5C: out.append(contentsOf: #"\\"#.utf8)
        case 0x22 where self != .dotNet: out.append(contentsOf: #"\""#.utf8)
        case 0x2F where self == .php: out.append(contentsOf: #"\/"#.utf8)
        default:
            // A surrogate without its partner has no other way to be written.
            guard !escapes(value), value >= 0x20, let scalar = Unicode.Scalar(value) else {
                return JSONCharacters.appendEscape(value, isUpper: self == .dotNet, to: &out)
            }
            out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
    }
}
