/// Where a delivery stands.
package enum DeliveryState: String, Sendable, CaseIterable {
    /// An attempt is due, now or later.
    case pending
    /// The target took it.
    case delivered
    /// No further attempt follows by itself: a dead letter.
    case failed
}
