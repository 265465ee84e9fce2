import HookModel
import Synchronization

/// The captures that a receiver shows.
final class ShownCaptures: Sendable {
    private let captures = Mutex<[Capture]>([])

    func add(_ new: [Capture]) { captures.withLock { $0 += new } }

    /// The status of each capture; of one that was shown twice, none.
    var statuses: [Int64: Int] {
        captures.withLock { captures in
            Dictionary(grouping: captures, by: \.id).compactMapValues { $0.count == 1 ? $0[0].status : nil }
        }
    }
}
