/// How much of the store a search has looked at that ended early.
package struct SearchedPart: Sendable, Hashable, CustomStringConvertible {
    /// The oldest capture that was looked at.
    package var to: Int64
    /// How many captures there are from the newest to that one, those of earlier pages too; deleted ones count.
    package var captures: Int
    /// How many captures there are from the newest to the oldest; deleted ones count.
    package var total: Int

    /// `searched 1,735 of 120,080`.
    package var description: String {
        "searched \(GroupedNumber.text(captures)) of \(GroupedNumber.text(total))"
    }

    /// The part of the captures that was searched.
    package init(to: Int64, captures: Int, of total: Int) {
        self.to = to
        self.captures = captures
        self.total = total
    }
}
