/// Looks at eight bytes at once, where runs are long enough to pay for it.
enum ByteRun {
    /// So many bytes must be there to be looked at.
    static let length = 8

    private static let ones: UInt64 = 0x0101_0101_0101_0101

    /// How many of the eight bytes are spaces, up to the first that is none.
    @inline(__always)
    static func spaces(at bytes: UnsafePointer<UInt8>) -> Int {
        // Without any bit set the count is 64.
        (word(at: bytes) ^ (ones &* 0x20)).trailingZeroBitCount &>> 3
    }

    /// Whether all eight bytes are digits.
    @inline(__always)
    static func isDigits(at bytes: UnsafePointer<UInt8>) -> Bool {
        let word = word(at: bytes)
        let high = ones &* 0xF0
        // 30 to 3F stay below 40 with 6 added only when they are 30 to 39.
        return word & high == ones &* 0x30 && (word &+ ones &* 0x06) & high == ones &* 0x30
    }

    @inline(__always)
    private static func word(at bytes: UnsafePointer<UInt8>) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
    }
}
