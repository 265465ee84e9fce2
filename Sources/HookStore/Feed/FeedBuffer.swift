internal import Synchronization

/// What waits for one subscriber: bounded, so that a slow one costs nobody else anything.
final class FeedBuffer: StoreObserver {
    private struct State {
        var events: [StoreEvent] = []
        /// The place of the oldest in `events`; those before are taken.
        var first = 0
        var bytes = 0
        var missed = 0
        var isEnded = false
        var waiting: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())
    private let limit: Int
    private let bytes: Int
    private let isWanted: @Sendable (StoreEvent) -> Bool

    init(limit: Int, bytes: Int, isWanted: @escaping @Sendable (StoreEvent) -> Bool) {
        self.limit = limit
        self.bytes = bytes
        self.isWanted = isWanted
    }

    func stored(_ events: [StoreEvent]) {
        let waiting = state.withLock { state -> CheckedContinuation<Void, Never>? in
            var isNew = false
            for event in events where isWanted(event) {
                state.events.append(event)
                state.bytes += event.byteCount
                isNew = true
            }
            guard isNew else { return nil }
            // The newest stays, however large it is.
            while state.events.count - state.first > 1,
                state.events.count - state.first > limit || state.bytes > bytes
            {
                state.bytes -= state.events[state.first].byteCount
                state.first += 1
                state.missed += 1
            }
            compact(&state)
            return take(&state.waiting)
        }
        waiting?.resume()
    }

    /// The next item; nil when nothing waits.
    func next() -> FeedItem? {
        state.withLock { state in
            if state.missed > 0 {
                defer { state.missed = 0 }
                return .missed(state.missed)
            }
            guard state.first < state.events.count else { return nil }
            let event = state.events[state.first]
            state.first += 1
            state.bytes -= event.byteCount
            compact(&state)
            return .event(event)
        }
    }

    /// Waits until something waits, or nothing will come any more, or the task is cancelled; gives whether to go on.
    func wait() async -> Bool {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isReady = state.withLock { state in
                    if state.isEnded || state.missed > 0 || state.first < state.events.count || Task.isCancelled {
                        return true
                    }
                    state.waiting = continuation
                    return false
                }
                if isReady { continuation.resume() }
            }
        } onCancel: {
            state.withLock { take(&$0.waiting) }?.resume()
        }
        return state.withLock { !$0.isEnded || $0.missed > 0 || $0.first < $0.events.count } && !Task.isCancelled
    }

    /// Nothing comes any more.
    func ended() {
        let waiting = state.withLock { state in
            state.isEnded = true
            return take(&state.waiting)
        }
        waiting?.resume()
    }

    private func take(_ waiting: inout CheckedContinuation<Void, Never>?) -> CheckedContinuation<Void, Never>? {
        defer { waiting = nil }
        return waiting
    }

    /// Gives back what was taken, in large steps.
    private func compact(_ state: inout State) {
        guard state.first >= 256 || state.first == state.events.count else { return }
        state.events.removeFirst(state.first)
        state.first = 0
    }
}
