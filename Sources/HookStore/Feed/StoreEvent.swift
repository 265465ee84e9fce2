package import HookModel
import NIOCore

/// Something that was stored or changed, after its commit.
package enum StoreEvent: Sendable {
    /// A capture was stored, with its verdicts, its decision and, for each of its targets, a delivery.
    case captured(StoredCapture)
    /// The status that a capture's sender got is known, where it was not when the capture was stored.
    case answered(capture: Int64, status: Int)
    /// The verdict on a capture's signature is explained.
    case diagnosed(capture: Int64, [Diagnosis])
    /// A delivery was added, or has changed: as it is now, with the attempt that changed it.
    case delivery(Delivery, DeliveryAttempt?)
    /// A target's failure counts and its disabling have changed.
    case target(String, TargetHealth)
    /// Deliveries are gone, and everything of them.
    case deliveriesDeleted(Int, target: String)
    /// Captures are gone, and everything of them.
    case deleted(captures: ClosedRange<Int64>)

    /// How many bytes it keeps in memory, about.
    package var byteCount: Int {
        switch self {
        case .captured(let stored): stored.byteCount
        case .diagnosed(_, let entries):
            entries.reduce(128) { $0 + $1.explanation.utf8.count + $1.remedy.utf8.count }
        case .delivery(_, let attempt): 512 + (attempt?.body.readableBytes ?? 0)
        case .answered, .target, .deliveriesDeleted, .deleted: 128
        }
    }
}
