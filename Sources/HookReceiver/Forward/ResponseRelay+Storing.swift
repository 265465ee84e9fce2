internal import HookModel
internal import HookStore
internal import Synchronization

extension ResponseRelay {
    /// Stores what was decided without the app, until the program ends: all that waits in one transaction, and again
    /// after a second where it could not be stored.
    func storeDecisions() async {
        for await _ in signals.stream { await storeWhatWaits() }
        await storeWhatWaits()
    }

    /// Has what was decided stored.
    func storeSoon() {
        guard state.withLock(\.isEnded) else {
            signals.continuation.yield()
            return
        }
        // The last requests, while the listener ends: nobody goes round any more.
        Task { await storeWhatWaits() }
    }

    private func storeWhatWaits() async {
        while let changes = takeUnstored() {
            while !Task.isCancelled {
                do {
                    try await writer.record(changes)
                    break
                } catch {
                    // Nothing is stored any more.
                    if error.code == .closed { break }
                    try? await Task.sleep(for: .seconds(1))
                }
            }
            settle(changes)
        }
    }

    private func takeUnstored() -> [StoreChange]? {
        state.withLock { state in
            guard !state.unstored.isEmpty else { return nil }
            defer { state.unstored = [] }
            return state.unstored
        }
    }

    /// From now on the store knows which deliveries have ended.
    private func settle(_ changes: [StoreChange]) {
        state.withLock { state in
            for case .withdrawn(let capture, _, _) in changes { state.withdrawn.remove(capture) }
        }
    }
}
