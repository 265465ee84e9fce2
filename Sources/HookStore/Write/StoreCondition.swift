internal import Logging
internal import Synchronization

/// Whether the store can be written now; says so when that changes, and not again for every group.
final class StoreCondition: Sendable {
    private struct State {
        var health = StoreHealth.good
        /// What was said last, and when.
        var said = StoreHealth.good
        var saidAt: ContinuousClock.Instant?
        var failedAt: ContinuousClock.Instant?
        /// Captures that were refused since writing worked last.
        var refused = 0
        var isLogStuck = false
    }

    private let state = Mutex(State())
    private let path: String
    private let logger: Logger

    /// A disk that has room for some captures and not for others changes with every group: then trouble is said only so
    /// long after the last word.
    private static let pause = Duration.seconds(10)

    init(_ path: String, _ logger: Logger) {
        self.path = path
        self.logger = logger
    }

    var health: StoreHealth { state.withLock(\.health) }

    /// Whether it is time to try a write: the last one has failed some time ago.
    func isStale(after time: Duration) -> Bool {
        state.withLock { state in
            switch state.health {
            case .good, .closed: false
            // Looking for files costs nothing.
            case .lost: true
            case .failing: state.failedAt.map { ContinuousClock.now - $0 >= time } ?? true
            }
        }
    }

    /// Notes how the last write ended.
    func note(
        _ health: StoreHealth, refused: Int = 0, at now: @autoclosure () -> ContinuousClock.Instant = .now
    ) {
        let line = state.withLock { state -> Logger.Message? in
            // Nearly every call.
            if health == .good, state.health == .good, state.said == .good { return nil }
            state.health = health
            state.refused += refused
            let now = now()
            if health != .good { state.failedAt = now }
            return news(&state, now)
        }
        guard let line else { return }
        if health == .good { logger.warning(line) } else { logger.error(line) }
    }

    /// Notes how moving the log into the database ended; who writes is not concerned by that.
    func noteLog(problem: String?) {
        let isNew = state.withLock { state in
            defer { state.isLogStuck = problem != nil }
            return problem != nil && !state.isLogStuck
        }
        guard isNew, let problem else { return }
        logger.warning("the log of the store \(path) grows, as it cannot be moved into the store: \(problem)")
    }

    private func news(_ state: inout State, _ now: ContinuousClock.Instant) -> Logger.Message? {
        guard state.health != state.said else { return nil }
        // One disk fails in several ways.
        if case .failing = state.health, case .failing = state.said { return nil }
        if case .failing = state.health, let last = state.saidAt, now - last < StoreCondition.pause { return nil }
        defer { (state.said, state.saidAt) = (state.health, now) }
        guard let problem = state.health.problem else {
            defer { state.refused = 0 }
            let requests = state.refused == 1 ? "1 request was" : "\(state.refused) requests were"
            return "the store \(path) is written again; meanwhile \(requests) answered 503"
        }
        return "\(problem); senders are answered 503 meanwhile"
    }
}
