/// A part of a list of captures' ids, newest first.
package struct CaptureIDPage: Sendable, Hashable {
    /// The ids.
    package var ids: [Int64]
    /// Where the next part begins: captures with a smaller id; nil when there are no more.
    package var next: Int64?

    /// A page of ids with what is given.
    package init(ids: [Int64], next: Int64?) {
        self.ids = ids
        self.next = next
    }
}
