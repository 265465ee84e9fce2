/// The well-formed byte sequences of Unicode's table 3-7.
enum UTF8Sequence {
    /// The length of the well-formed multi-byte sequence at `bytes`, or nil: stray continuation bytes, overlong forms,
    /// surrogates, values above U+10FFFF and sequences cut short are not well formed.
    @inline(__always)
    static func length(at bytes: UnsafePointer<UInt8>, available: Int) -> Int? {
        let lead = bytes[0]
        if lead < 0xC2 || available < 2 { return nil }
        let second = bytes[1]
        if lead < 0xE0 {
            return second & 0xC0 == 0x80 ? 2 : nil
        }
        if available < 3 { return nil }
        if lead < 0xF0 {
            let low: UInt8 = lead == 0xE0 ? 0xA0 : 0x80
            let high: UInt8 = lead == 0xED ? 0x9F : 0xBF
            return second >= low && second <= high && bytes[2] & 0xC0 == 0x80 ? 3 : nil
        }
        if lead > 0xF4 || available < 4 { return nil }
        let low: UInt8 = lead == 0xF0 ? 0x90 : 0x80
        let high: UInt8 = lead == 0xF4 ? 0x8F : 0xBF
        return second >= low && second <= high && bytes[2] & 0xC0 == 0x80 && bytes[3] & 0xC0 == 0x80 ? 4 : nil
    }
}
