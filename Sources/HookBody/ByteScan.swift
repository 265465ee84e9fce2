/// Looks for single bytes, 16 places at once.
enum ByteScan {
    private typealias Places = SIMD16<UInt8>

    /// Whether one of two bytes is there.
    static func contains(_ one: UInt8, or other: UInt8, in bytes: UnsafeRawBufferPointer) -> Bool {
        first(one, or: other, in: bytes, from: 0) != nil
    }

    /// Where the first of two bytes stands at or after an offset; nil where neither does.
    static func first(_ one: UInt8, or other: UInt8, in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var offset = start
        let ones = Places(repeating: one)
        let others = Places(repeating: other)
        while offset + Places.scalarCount <= bytes.count {
            let places = bytes.loadUnaligned(fromByteOffset: offset, as: Places.self)
            if any((places .== ones) .| (places .== others)) { break }
            offset += Places.scalarCount
        }
        while offset < bytes.count {
            if bytes[offset] == one || bytes[offset] == other { return offset }
            offset += 1
        }
        return nil
    }
}
