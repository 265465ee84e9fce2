internal import Synchronization

/// Lets any number of tasks wait for the one result of a start.
final class StartSignal: Sendable {
    private struct State {
        var result: Result<BoundAddress, any Error>?
        var waiters: [Int: CheckedContinuation<BoundAddress, any Error>] = [:]
        var nextWaiter = 0
    }

    private let state = Mutex(State())

    /// Tells the result; only the first one counts.
    func set(_ result: Result<BoundAddress, any Error>) {
        let waiters = state.withLock { state in
            guard state.result == nil else { return [CheckedContinuation<BoundAddress, any Error>]() }
            state.result = result
            defer { state.waiters = [:] }
            return Array(state.waiters.values)
        }
        for waiter in waiters { waiter.resume(with: result) }
    }

    /// Waits for the result; throws `CancellationError` when the task is cancelled first.
    func wait() async throws -> BoundAddress {
        let number = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let result = state.withLock { state -> Result<BoundAddress, any Error>? in
                    if let result = state.result { return result }
                    if Task.isCancelled { return .failure(CancellationError()) }
                    state.waiters[number] = continuation
                    return nil
                }
                if let result { continuation.resume(with: result) }
            }
        } onCancel: {
            let waiter = state.withLock { $0.waiters.removeValue(forKey: number) }
            waiter?.resume(throwing: CancellationError())
        }
    }
}
