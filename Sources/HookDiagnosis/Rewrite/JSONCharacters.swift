internal import HookProviders

/// Reads the characters of a JSON string one after the other, escapes decoded; the string was checked before.
struct JSONCharacters {
    struct Character {
        /// The code point; a surrogate where it has no partner.
        let value: UInt32
        /// Where it starts.
        let start: Int
        /// Whether it is written as an escape.
        let isEscaped: Bool
    }

    private let content: UnsafeRawBufferPointer
    /// Behind the last character.
    private(set) var position = 0

    init(_ content: UnsafeRawBufferPointer) {
        self.content = content
    }

    mutating func next() -> Character? {
        guard position < content.count else { return nil }
        let start = position
        let byte = content[start]
        if byte == UInt8(ascii: "\\"), start + 1 < content.count {
            return Character(value: escaped(), start: start, isEscaped: true)
        }
        position += 1
        guard byte >= 0x80 else { return Character(value: UInt32(byte), start: start, isEscaped: false) }
        var value = UInt32(byte) & (byte >= 0xF0 ? 0x07 : byte >= 0xE0 ? 0x0F : 0x1F)
        while position < content.count, content[position] & 0xC0 == 0x80 {
            value = value << 6 | UInt32(content[position] & 0x3F)
            position += 1
        }
        return Character(value: value, start: start, isEscaped: false)
    }

    private mutating func escaped() -> UInt32 {
        let letter = content[position + 1]
        position += 2
        switch letter {
        case UInt8(ascii: "b"): return 0x08
        case UInt8(ascii: "f"): return 0x0C
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "u"): break
        default: return UInt32(letter)
        }
        guard let high = unit(at: position) else { return UInt32(letter) }
        position += 4
        guard (0xD800..<0xDC00).contains(high), position + 6 <= content.count,
            content[position] == UInt8(ascii: "\\"), content[position + 1] == UInt8(ascii: "u"),
            let low = unit(at: position + 2), (0xDC00..<0xE000).contains(low)
        else { return high }
        position += 6
        return 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
    }

    private func unit(at start: Int) -> UInt32? {
        guard start + 4 <= content.count else { return nil }
        var value: UInt32 = 0
        for byte in content[start..<(start + 4)] {
            guard let digit = Unicode.Scalar(byte).hexDigit else { return nil }
            value = value << 4 | digit
        }
        return value
    }

    /// Appends a code point as `\u` escapes, two where it needs them.
    static func appendEscape(_ value: UInt32, isUpper: Bool, to out: inout [UInt8]) {
        guard value < 0x10000 else {
            let rest = value - 0x10000
            appendEscape(0xD800 + rest >> 10, isUpper: isUpper, to: &out)
            appendEscape(0xDC00 + rest & 0x3FF, isUpper: isUpper, to: &out)
            return
        }
        out.append(UInt8(ascii: "\\"))
        out.append(UInt8(ascii: "u"))
        for shift in [12, 8, 4, 0] as [UInt32] {
            let digit = UInt8(truncatingIfNeeded: value >> shift & 15)
            out.append(digit < 10 ? 0x30 + digit : (isUpper ? 0x41 : 0x61) + digit - 10)
        }
    }
}

extension Unicode.Scalar {
    /// The value of a hexadecimal digit.
    fileprivate var hexDigit: UInt32? {
        switch value {
        case 0x30...0x39: value - 0x30
        case 0x41...0x46: value - 0x41 + 10
        case 0x61...0x66: value - 0x61 + 10
        default: nil
        }
    }
}
