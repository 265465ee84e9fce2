extension JSONText {
    /// A value, or a member's name, in one `JSONText`: a small handle that means nothing to any other text.
    public struct Node: Sendable, Hashable {
        @usableFromInline package let index: UInt32

        @inlinable @inline(__always)
        package init(_ index: Int) {
            self.index = UInt32(truncatingIfNeeded: index)
        }

        @inlinable @inline(__always)
        package var position: Int { Int(index) }
    }
}
