extension JSONText {
    /// A value, or a member's name, in one `JSONText`: a small handle that means nothing to any other text.
    public struct Node: Sendable, Hashable {
        let index: UInt32

        @inline(__always)
        init(_ index: Int) {
            self.index = UInt32(truncatingIfNeeded: index)
        }

        @inline(__always)
        var position: Int { Int(index) }
    }
}
