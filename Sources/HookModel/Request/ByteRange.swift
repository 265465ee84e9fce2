/// A run of bytes inside a buffer, counted from the buffer's first byte.
///
/// Heads are limited to far less than 4 GiB, so 32 bits each keep a header line at 16 bytes.
@frozen
@usableFromInline
package struct ByteRange: Sendable, Hashable {
    /// Where the run starts, in bytes.
    @usableFromInline package let offset: UInt32
    /// How long the run is, in bytes.
    @usableFromInline package let count: UInt32

    /// Makes a range from an offset and a count, both in bytes.
    @inlinable
    package init(offset: Int, count: Int) {
        self.offset = UInt32(truncatingIfNeeded: offset)
        self.count = UInt32(truncatingIfNeeded: count)
    }

    /// The offset after the last byte.
    @inlinable
    package var end: Int { Int(offset) + Int(count) }

    /// The same run as indices of a buffer pointer.
    @inlinable
    package var indices: Range<Int> { Int(offset)..<end }
}
