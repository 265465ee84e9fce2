import Synchronization

/// A clock whose waits end when the test says so, and which remembers how long they were.
final class SteppedClock: Clock, Sendable {
    private struct State {
        var waits: [Duration] = []
        var steps = 0
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    let now = ContinuousClock.now
    let minimumResolution = Duration.zero
    private let state = Mutex(State())

    var waits: [Duration] { state.withLock { $0.waits } }

    func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
        await withCheckedContinuation { continuation in
            let mayPass = state.withLock { state in
                state.waits.append(now.duration(to: deadline))
                guard state.steps > 0 else {
                    state.waiting.append(continuation)
                    return false
                }
                state.steps -= 1
                return true
            }
            if mayPass { continuation.resume() }
        }
    }

    /// Ends so many waits: those that are open, then those to come.
    func step(_ count: Int) {
        let ended = state.withLock { state in
            let ended = Array(state.waiting.prefix(count))
            state.waiting.removeFirst(ended.count)
            state.steps += count - ended.count
            return ended
        }
        for wait in ended { wait.resume() }
    }
}
