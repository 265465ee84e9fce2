internal import HookModel
internal import HookStore
internal import Logging
internal import Synchronization

/// Stores what attempts at one target came to, again and again while the store fails.
///
/// Attempts end side by side; that the store fails is reported once, and once that it is over.
final class ResultWriter: Sendable {
    private let target: String
    private let record: @Sendable ([StoreChange]) async throws(StoreError) -> Void
    private let clock: any RunnerClock
    private let logger: Logger
    private let isFailing = Mutex(false)

    init(
        target: String, record: @escaping @Sendable ([StoreChange]) async throws(StoreError) -> Void,
        clock: any RunnerClock, logger: Logger
    ) {
        self.target = target
        self.record = record
        self.clock = clock
        self.logger = logger
    }

    /// Stores changes.
    ///
    /// - Returns: Whether they are stored; false when the store was closed or the task was cancelled first.
    func store(_ changes: [StoreChange]) async -> Bool {
        var wait = GrowingWait()
        while true {
            do {
                try await record(changes)
                if set(isFailing: false) {
                    logger.warning("results of attempts can be stored again", metadata: ["target": "\(target)"])
                }
                return true
            } catch {
                guard error.code != .closed, !Task.isCancelled else { return false }
                if set(isFailing: true) {
                    logger.error(
                        "results of attempts could not be stored; they are kept",
                        metadata: ["target": "\(target)", "error": "\(error)"])
                }
                await clock.sleep(for: wait.next())
                if Task.isCancelled { return false }
            }
        }
    }

    /// Notes whether the store fails; gives whether that is new.
    private func set(isFailing new: Bool) -> Bool {
        isFailing.withLock { isFailing in
            defer { isFailing = new }
            return isFailing != new
        }
    }
}
