/// Classes of bytes in HTTP's grammar, found without a table in memory.
enum ByteClass {
    /// Whether the byte may stand in a token (RFC 9110, section 5.6.2).
    @inline(__always)
    static func isToken(_ byte: UInt8) -> Bool {
        isIn(byte, low: 0x03FF_6CFA_0000_0000, high: 0x57FF_FFFF_C7FF_FFFE)
    }

    /// Whether the byte may stand in a registered name or an IPv4 address (RFC 3986, section 3.2.2).
    @inline(__always)
    static func isHostName(_ byte: UInt8) -> Bool {
        // Letters, digits, -._~ !$&'()*+,;= and % of encoded bytes.
        isIn(byte, low: 0x2BFF_7FF2_0000_0000, high: 0x47FF_FFFE_87FF_FFFE)
    }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    /// The value of a hexadecimal digit, or nil.
    @inline(__always)
    static func hexValue(_ byte: UInt8) -> UInt8? {
        if byte &- 0x30 < 10 { return byte &- 0x30 }
        let letter = (byte | 0x20) &- 0x61
        return letter < 6 ? letter &+ 10 : nil
    }

    /// The first index at or after `start` of a byte below `floor` or of DEL; the count when there is none.
    ///
    /// Eight bytes at a time: the lowest flag of a word is exact, flags above it may be carried over and are not used.
    @inline(__always)
    static func firstControl(in raw: UnsafeRawBufferPointer, from start: Int, below floor: UInt8) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        let floors = ones &* UInt64(floor)
        var index = start
        while index &+ 8 <= raw.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let below = (word &- floors) & ~word
            let deleted = word ^ (ones &* 0x7F)
            let flags = (below | ((deleted &- ones) & ~deleted)) & highs
            if flags != 0 { return index &+ flags.trailingZeroBitCount / 8 }
            index &+= 8
        }
        while index < raw.count, raw[index] >= floor, raw[index] != 0x7F { index &+= 1 }
        return index
    }

    @inline(__always)
    private static func isIn(_ byte: UInt8, low: UInt64, high: UInt64) -> Bool {
        byte < 128 && ((byte < 64 ? low : high) >> UInt64(byte & 63)) & 1 != 0
    }
}
