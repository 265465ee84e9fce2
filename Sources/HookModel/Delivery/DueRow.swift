/// A row of the store that says that an attempt is due: the delivery, or why it cannot be read.
///
/// A damaged row fails its own delivery, and holds up no other.
package enum DueRow: Sendable {
    /// The delivery, with what is to be sent.
    case due(DueDelivery)
    /// A delivery whose row, capture or body cannot be read, and why not, in a few words.
    case unreadable(delivery: Int64, reason: String)

    /// The delivery's number.
    package var id: Int64 {
        switch self {
        case .due(let due): due.delivery.id
        case .unreadable(let delivery, _): delivery
        }
    }

    /// The delivery; nil when it cannot be read.
    package var due: DueDelivery? {
        guard case .due(let due) = self else { return nil }
        return due
    }
}
