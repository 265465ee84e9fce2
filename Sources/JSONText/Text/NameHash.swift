/// A quick 24-bit hash of a member name, kept in the tape so that most comparisons end without reading the text.
///
/// It looks at the length and at most 16 bytes, so hostile names can collide at will: whatever uses it compares bytes
/// afterwards and bounds its work by other means.
package enum NameHash {
    @inline(__always)
    package static func hash(_ bytes: UnsafePointer<UInt8>, count: Int) -> UInt32 {
        let raw = UnsafeRawPointer(bytes)
        let first: UInt64
        let last: UInt64
        if count >= 8 {
            first = raw.loadUnaligned(as: UInt64.self)
            last = raw.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
        } else if count >= 4 {
            first = UInt64(raw.loadUnaligned(as: UInt32.self))
            last = UInt64(raw.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self))
        } else if count > 0 {
            first = UInt64(bytes[0]) | UInt64(bytes[count &>> 1]) &<< 8
            last = UInt64(bytes[count &- 1])
        } else {
            first = 0
            last = 0
        }
        return mix(first, last, count)
    }

    package static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        guard let base = bytes.baseAddress else { return mix(0, 0, 0) }
        return hash(base.assumingMemoryBound(to: UInt8.self), count: bytes.count)
    }

    @inline(__always)
    private static func mix(_ first: UInt64, _ last: UInt64, _ count: Int) -> UInt32 {
        let low = (first ^ UInt64(truncatingIfNeeded: count)) &* 0x9E37_79B9_7F4A_7C15
        let high = (last ^ (low &>> 32)) &* 0xD6E8_FEB8_6659_FD93
        return UInt32(truncatingIfNeeded: (low ^ high) &>> 40)
    }
}
