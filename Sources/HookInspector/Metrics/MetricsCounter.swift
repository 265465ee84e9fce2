internal import HookModel
internal import HookStore
internal import NIOCore
internal import Synchronization

/// Counts what is stored and forwarded since the start, for `GET /metrics`.
///
/// Labels are words of ours, ids of documents and names of targets: nothing that a sender invents becomes one.
final class MetricsCounter: StoreObserver {
    /// What captures are counted by.
    struct CaptureKind: Hashable, Sendable {
        var provider: String
        var signature: SignatureVerdict
        var payload: PayloadVerdict
        /// The hundreds of the status that the sender got: `2xx`.
        var status: Int
    }

    /// What attempts are counted by.
    struct AttemptKind: Hashable, Sendable {
        var target: String
        /// The hundreds of the app's status; nil where none came.
        var status: Int?
    }

    /// Everything that is counted.
    struct Counts: Sendable {
        var captures: [CaptureKind: Int] = [:]
        var bodies = Histogram(Histogram.bytes)
        var attempts: [AttemptKind: Int] = [:]
        var times: [String: Histogram] = [:]
        /// Deliveries that have ended, by target and state.
        var ended: [String: [DeliveryState: Int]] = [:]
        var deleted = 0
    }

    private let counts = Mutex(Counts())

    /// The counts as they are now.
    var now: Counts { counts.withLock(\.self) }

    func stored(_ events: [StoreEvent]) {
        counts.withLock { counts in
            for event in events { MetricsCounter.count(event, &counts) }
        }
    }

    private static func count(_ event: StoreEvent, _ counts: inout Counts) {
        switch event {
        case .captured(let stored):
            let findings = stored.capture.findings
            let kind = CaptureKind(
                provider: findings.provider ?? "", signature: findings.signature.verdict,
                payload: findings.payload.verdict, status: stored.capture.decision.status / 100)
            counts.captures[kind, default: 0] += 1
            counts.bodies.add(Double(stored.capture.request.body.readableBytes))
        case .delivery(let delivery, let attempt):
            if let attempt {
                let kind = AttemptKind(target: delivery.target, status: attempt.status.map { $0 / 100 })
                counts.attempts[kind, default: 0] += 1
                counts.times[delivery.target, default: Histogram(Histogram.seconds)].add(attempt.took / .seconds(1))
            }
            if delivery.state != .pending {
                counts.ended[delivery.target, default: [:]][delivery.state, default: 0] += 1
            }
        case .deleted(let captures): counts.deleted += captures.count
        case .answered, .diagnosed, .target, .deliveriesDeleted: break
        }
    }
}
