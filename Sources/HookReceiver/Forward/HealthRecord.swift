internal import HookModel
internal import HookProviders
internal import Synchronization

/// How near a target is to being switched off, counted while attempts run side by side.
final class HealthRecord: Sendable {
    private let health = Mutex(TargetHealth())

    var current: TargetHealth { health.withLock(\.self) }

    /// Takes over what the store remembers.
    func set(_ health: TargetHealth) { self.health.withLock { $0 = health } }

    /// Judges an attempt, and counts it.
    ///
    /// - Parameters:
    ///   - provider: The id of the capture's provider; nil when it is unknown.
    ///   - now: When the attempt ended.
    ///   - judge: The decision, given how many of the provider's deliveries have failed in a row before.
    /// - Returns: The decision, and the target's health where it has changed.
    func judge(
        _ provider: String?, at now: Timestamp, _ judge: (_ failedInRow: Int) -> AttemptVerdict
    ) -> (verdict: AttemptVerdict, changed: TargetHealth?) {
        health.withLock { health in
            let before = health
            let verdict = judge(provider.flatMap { health.failedInRow[$0] } ?? 0)
            if let provider {
                switch verdict.state {
                case .pending: break
                case .delivered: health.failedInRow[provider] = nil
                case .failed: health.failedInRow[provider, default: 0] += 1
                }
            }
            if let reason = verdict.switchesOff, health.off == nil {
                health.off = TargetHealth.Off(since: now, reason: reason)
            }
            return (verdict, health == before ? nil : health)
        }
    }
}
