import HookModel
import Synchronization

@testable import HookReceiver

/// Time that passes only when a test says so, for tasks that run on it: everything that can happen has happened before
/// the next timer fires.
///
/// It counts the timers and sleeping tasks that are alive.
final class VirtualTime: TaskExecutor, RunnerClock {
    private struct Timer {
        let moment: Int64
        let body: @Sendable () -> Void
    }

    private struct State {
        var now: Int64 = 1_737_023_400_000
        var jobs: [UnownedJob] = []
        var firstJob = 0
        var timers: [Int: Timer] = [:]
        var number = 0
        var mostTimers = 0
    }

    private let state = Mutex(State())

    /// How many timers and sleeping tasks there are.
    var timers: Int { state.withLock { $0.timers.count } }
    /// How many there were at most.
    var mostTimers: Int { state.withLock { $0.mostTimers } }

    func now() -> Timestamp { Timestamp(milliseconds: state.withLock { $0.now }) }

    func schedule(after wait: Duration, _ body: @escaping @Sendable () -> Void) -> @Sendable () -> Void {
        let number = state.withLock { state in
            state.number += 1
            state.timers[state.number] = Timer(moment: state.now + wait.wholeMilliseconds, body: body)
            state.mostTimers = max(state.mostTimers, state.timers.count)
            return state.number
        }
        return { [self] in state.withLock { _ = $0.timers.removeValue(forKey: number) } }
    }

    func sleep(for wait: Duration) async {
        let sleeper = Sleeper()
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                sleeper.begin(continuation, schedule(after: wait) { sleeper.end() })
            }
        } onCancel: {
            sleeper.end()
        }
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        state.withLock { $0.jobs.append(job) }
    }

    /// Lets everything happen that can happen now.
    func settle() {
        while let job = nextJob() { job.runSynchronously(on: asUnownedTaskExecutor()) }
    }

    /// Lets time pass, timer by timer.
    func pass(_ time: Duration) {
        settle()
        let end = now().milliseconds + time.wholeMilliseconds
        while let body = nextTimer(until: end) {
            body()
            settle()
        }
        state.withLock { $0.now = end }
    }

    private func nextJob() -> UnownedJob? {
        state.withLock { state in
            guard state.firstJob < state.jobs.count else {
                state.jobs.removeAll(keepingCapacity: true)
                state.firstJob = 0
                return nil
            }
            defer { state.firstJob += 1 }
            return state.jobs[state.firstJob]
        }
    }

    private func nextTimer(until end: Int64) -> (@Sendable () -> Void)? {
        state.withLock { state in
            let first = state.timers.min { ($0.value.moment, $0.key) < ($1.value.moment, $1.key) }
            guard let first, first.value.moment <= end else { return nil }
            state.timers.removeValue(forKey: first.key)
            state.now = max(state.now, first.value.moment)
            return first.value.body
        }
    }
}

/// A task that sleeps, and wakes once.
private final class Sleeper: Sendable {
    private enum State {
        case awake
        case asleep(CheckedContinuation<Void, Never>, cancel: @Sendable () -> Void)
        case ended
    }

    private let state = Mutex(State.awake)

    func begin(_ continuation: CheckedContinuation<Void, Never>, _ cancel: @escaping @Sendable () -> Void) {
        let hasEnded = state.withLock { state in
            if case .ended = state { return true }
            state = .asleep(continuation, cancel: cancel)
            return false
        }
        if hasEnded {
            cancel()
            continuation.resume()
        }
    }

    func end() {
        let before = state.withLock { state in
            defer { state = .ended }
            return state
        }
        if case .asleep(let continuation, let cancel) = before {
            cancel()
            continuation.resume()
        }
    }
}
