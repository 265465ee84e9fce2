/// Hexadecimal text.
public enum Hex {
    /// The bytes as lower-case hexadecimal digits.
    public static func encode(_ bytes: some Collection<UInt8>) -> String {
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
    public struct Decoded: Sendable, Hashable {
        /// The bytes.
        public let bytes: [UInt8]
        /// Whether any digit was a capital letter.
        public let hasUpperCase: Bool
    }

    /// Reads exactly `count` bytes from twice as many digits; nil for another length or any other character.
    public static func decode(_ text: UnsafeRawBufferPointer, count: Int) -> Decoded? {
        guard text.count == count * 2 else { return nil }
        var hasUpperCase = false
        var isGood = true
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { out, filled in
            for index in 0..<count {
                guard let high = digit(text[index * 2]), let low = digit(text[index * 2 + 1]) else {
                    isGood = false
                    break
                }
                hasUpperCase = hasUpperCase || isCapital(text[index * 2]) || isCapital(text[index * 2 + 1])
                out[index] = high << 4 | low
                filled = index + 1
            }
        }
        return isGood ? Decoded(bytes: bytes, hasUpperCase: hasUpperCase) : nil
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }

    private static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x46).contains(byte) }
}
