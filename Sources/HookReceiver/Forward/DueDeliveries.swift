internal import HookModel
internal import HookStore

/// What a runner reads of its target: `Store`, or a stand-in that counts.
protocol DueDeliveries: Sendable {
    /// What is remembered of a target.
    func health(of target: String) async throws(StoreError) -> TargetHealth
    /// The next deliveries whose first attempt is due, in the order of their captures.
    func firstAttempts(
        to target: String, after last: Int64, without off: Set<String>, limit: Int
    ) async throws(StoreError) -> [DueRow]
    /// The deliveries whose next attempt is due by now, the longest due first.
    func retries(
        to target: String, dueBy now: Timestamp, without off: Set<String>, except known: Set<Int64>, limit: Int
    ) async throws(StoreError) -> [DueRow]
    /// The oldest delivery that has not ended, due or not.
    func oldestPending(to target: String, without off: Set<String>) async throws(StoreError) -> DueRow?
    /// When the next retry is due after a moment.
    func nextRetry(to target: String, after moment: Timestamp, without off: Set<String>) async throws(StoreError)
        -> Timestamp?
}

extension Store: DueDeliveries {}
