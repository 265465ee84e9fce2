internal import HookModel
internal import Synchronization

/// What the writer's thread hears about retention from other threads, and what it has to say.
final class RetentionSignals: Sendable {
    private struct Heard {
        var keepsSince: Timestamp?
        var isNudged = false
    }

    /// What the writer's retention says; ends with the writer.
    let events: AsyncStream<RetentionEvent>
    /// How long a store may be beyond a limit before that is said: deliveries end.
    let patience: Duration
    private let report: AsyncStream<RetentionEvent>.Continuation
    private let heard = Mutex(Heard())

    init(patience: Duration = .seconds(60)) {
        self.patience = patience
        // Each event comes once for each limit.
        (events, report) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(16))
    }

    /// Captures that were received before this moment are to be dropped; nil for none.
    var keepsSince: Timestamp? { heard.withLock(\.keepsSince) }

    /// Asks to look at everything anew.
    func nudge(keepsSince moment: Timestamp?) {
        heard.withLock { $0 = Heard(keepsSince: moment, isNudged: true) }
    }

    /// Whether that was asked since the last call.
    func takeNudge() -> Bool {
        heard.withLock { heard in
            defer { heard.isNudged = false }
            return heard.isNudged
        }
    }

    func send(_ event: RetentionEvent) { report.yield(event) }

    func end() { report.finish() }
}
