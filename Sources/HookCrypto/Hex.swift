/// Hexadecimal text.
package enum Hex {
    /// The bytes as lower-case hexadecimal digits.
    package static func encode(_ bytes: some Collection<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// What a run of hexadecimal digits says.
    package struct Decoded: Sendable, Hashable {
        /// The bytes.
        package let bytes: [UInt8]
        /// Whether any digit was a capital letter.
        package let hasUpperCase: Bool
    }

    /// Reads exactly `count` bytes from twice as many digits; nil for another length or any other character.
    package static func decode(_ text: UnsafeRawBufferPointer, count: Int) -> Decoded? {
        guard text.count == count * 2 else { return nil }
        var bytes = [UInt8](repeating: 0, count: count)
        let kind = bytes.withUnsafeMutableBytes { read(text, into: $0) }
        return kind == .bad ? nil : Decoded(bytes: bytes, hasUpperCase: kind == .upperCase)
    }

    /// What kind of digits a text has.
    enum Kind {
        case bad
        case lowerCase
        case upperCase
    }

    /// Fills `out` from twice as many digits.
    static func read(_ text: UnsafeRawBufferPointer, into out: UnsafeMutableRawBufferPointer) -> Kind {
        // All digits are looked at before anything is decided: nearly always they are good.
        var bad: UInt8 = 0
        var capitals: UInt8 = 0
        for index in 0..<out.count {
            let high = text[index &* 2]
            let low = text[index &* 2 &+ 1]
            let left = digit(high)
            let right = digit(low)
            bad |= left | right
            capitals |= capital(high) | capital(low)
            out[index] = left << 4 | right & 0x0F
        }
        return bad >= 0x10 ? .bad : capitals != 0 ? .upperCase : .lowerCase
    }

    /// The value of a digit; 0x10 or more for what is none.
    private static func digit(_ byte: UInt8) -> UInt8 {
        let number = byte &- 0x30
        let letter = (byte | 0x20) &- 0x61
        return number < 10 ? number : letter < 6 ? letter &+ 10 : 0xF0
    }

    /// Not zero for a letter from `A` to `F`.
    private static func capital(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 6 ? 1 : 0 }
}
