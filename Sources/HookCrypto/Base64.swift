/// Base64 text (RFC 4648), read strictly.
package enum Base64 {
    /// The characters for the values 62 and 63.
    package enum Alphabet: Sendable {
        /// `+` and `/` (section 4).
        case standard
        /// `-` and `_` (section 5).
        case url
    }

    /// Whether `=` fills the last group.
    package enum Padding: Sendable {
        /// It does.
        case required
        /// It does, or all of it is left out.
        case optional
    }

    /// The bytes as text, with padding.
    package static func encode(_ bytes: some Collection<UInt8>, _ alphabet: Alphabet = .standard) -> String {
        let characters = Array(
            (alphabet == .standard
                ? "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
                : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_").utf8)
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        var group: UInt32 = 0
        var held = 0
        for byte in bytes {
            group = group << 8 | UInt32(byte)
            held += 1
            guard held == 3 else { continue }
            for shift in [18, 12, 6, 0] as [UInt32] { text.append(characters[Int(group >> shift & 63)]) }
            group = 0
            held = 0
        }
        if held > 0 {
            group <<= UInt32(8 * (3 - held))
            for place in 0..<4 {
                text.append(place <= held ? characters[Int(group >> UInt32(18 - 6 * place) & 63)] : pad)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads a text; nil when it has other characters, another length, wrong padding, or bits behind the last byte.
    package static func decode(
        _ text: UnsafeRawBufferPointer, _ alphabet: Alphabet = .standard, padding: Padding = .required
    ) -> [UInt8]? {
        guard let digits = digits(text, padding) else { return nil }
        var bytes = [UInt8](repeating: 0, count: digits * 3 / 4)
        var group: UInt32 = 0
        var held: UInt32 = 0
        var bad: UInt8 = 0
        bytes.withUnsafeMutableBufferPointer { out in
            var filled = 0
            for index in 0..<digits {
                let value = value(text[index], alphabet)
                bad |= value
                group = group << 6 | UInt32(value & 63)
                held += 6
                guard held >= 8 else { continue }
                held -= 8
                out[filled] = UInt8(truncatingIfNeeded: group >> held)
                filled += 1
                group &= (1 << held) - 1
            }
        }
        // What is left over has to be zero: one signature has one spelling.
        return bad < 64 && group == 0 ? bytes : nil
    }

    private static let pad = UInt8(ascii: "=")

    /// How many characters stand before the padding; nil when the length or the padding is wrong.
    private static func digits(_ text: UnsafeRawBufferPointer, _ padding: Padding) -> Int? {
        var digits = text.count
        while digits > 0, text.count - digits < 2, text[digits - 1] == pad { digits -= 1 }
        guard digits % 4 != 1 else { return nil }
        let isPadded = text.count % 4 == 0 && text.count - digits == (4 - digits % 4) % 4
        let isBare = text.count == digits
        return isPadded || (isBare && padding == .optional) ? digits : nil
    }

    /// The value of a character; 64 or more for what is none.
    private static func value(_ byte: UInt8, _ alphabet: Alphabet) -> UInt8 {
        switch byte {
        case 0x41...0x5A: byte - 0x41
        case 0x61...0x7A: byte - 0x61 + 26
        case 0x30...0x39: byte - 0x30 + 52
        case UInt8(ascii: "+") where alphabet == .standard: 62
        case UInt8(ascii: "/") where alphabet == .standard: 63
        case UInt8(ascii: "-") where alphabet == .url: 62
        case UInt8(ascii: "_") where alphabet == .url: 63
        default: 0xC0
        }
    }
}
