internal import HookModel
internal import HookProviders
internal import Synchronization

/// How near a target is to being switched off, counted while attempts run side by side.
final class HealthRecord: Sendable {
    /// What was known at a moment.
    struct Snapshot {
        let health: TargetHealth
        let moment: ContinuousClock.Instant
    }

    private let health = Mutex(TargetHealth())

    var current: TargetHealth { health.withLock(\.self) }

    /// Forgets everything, because the target was switched on by hand; gives the moment.
    func clear() -> ContinuousClock.Instant {
        health.withLock { health in
            health = TargetHealth()
            return .now
        }
    }

    /// Takes over what the store remembers.
    func set(_ health: TargetHealth) { self.health.withLock { $0 = health } }

    /// Decides what follows an attempt, and counts it.
    ///
    /// - Parameters:
    ///   - provider: The id of the capture's provider; nil when it is unknown.
    ///   - countsFailures: Whether the provider counts deliveries in a row that have failed.
    ///   - now: When the attempt ended.
    ///   - decide: The decision, given how many of the provider's deliveries have failed in a row before.
    /// - Returns: The decision, and the target's health where it has changed.
    func record(
        _ provider: String?, countsFailures: Bool, at now: Timestamp, _ decide: (_ failedInRow: Int) -> AttemptVerdict
    ) -> (verdict: AttemptVerdict, changed: Snapshot?) {
        health.withLock { health in
            let before = health
            let name = provider ?? ""
            let verdict = decide(health.failedInRow[name] ?? 0)
            switch verdict.state {
            case .pending: break
            case .delivered: health.failedInRow[name] = nil
            case .failed where countsFailures: health.failedInRow[name, default: 0] += 1
            case .failed: break
            }
            if let reason = verdict.switchesOff, health.off[name] == nil {
                health.off[name] = TargetHealth.Off(since: now, reason: reason)
            }
            return (verdict, health == before ? nil : Snapshot(health: health, moment: .now))
        }
    }
}
