internal import HookModel
internal import Synchronization

/// What the writer's thread hears about retention from other threads, and what it has to say.
final class RetentionSignals: Sendable {
    /// What the writer's retention says; ends with the writer.
    let events: AsyncStream<RetentionEvent>
    /// How long a store may be beyond a limit before that is said: deliveries end.
    let patience: Duration
    private let report: AsyncStream<RetentionEvent>.Continuation
    private let oldest = Mutex<Timestamp?>(nil)

    init(patience: Duration = .seconds(60)) {
        self.patience = patience
        // Each event comes once for each limit.
        (events, report) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(16))
    }

    /// Captures that were received before this moment are to be dropped.
    var keepsSince: Timestamp? {
        get { oldest.withLock(\.self) }
        set { oldest.withLock { $0 = newValue } }
    }

    func send(_ event: RetentionEvent) { report.yield(event) }

    func end() { report.finish() }
}
