/// What an attempt changes about its delivery.
package struct DeliveryStep: Sendable, Hashable {
    /// The delivery.
    package var delivery: Int64
    /// The attempt that ended; nil when the delivery ends without one.
    package var attempt: DeliveryAttempt?
    /// Where the delivery stands now.
    package var state: DeliveryState
    /// When the next attempt is due; nil unless pending.
    package var dueAt: Timestamp?
    /// Why, in a few words: what the attempt came to, and what follows.
    package var reason: String?
    /// What the attempt came to, without what follows: the reason where something else follows; nil is the whole reason.
    package var outcome: String?

    /// Makes a step from its parts.
    package init(
        delivery: Int64, attempt: DeliveryAttempt?, state: DeliveryState, dueAt: Timestamp? = nil,
        reason: String? = nil, outcome: String? = nil
    ) {
        self.delivery = delivery
        self.attempt = attempt
        self.state = state
        self.dueAt = dueAt
        self.reason = reason
        self.outcome = outcome
    }
}

extension Delivery {
    /// The delivery as it stands after a step.
    package func after(_ step: DeliveryStep) -> Delivery {
        var delivery = self
        delivery.state = step.state
        delivery.dueAt = step.dueAt
        delivery.reason = step.reason
        delivery.attempts = max(attempts, step.attempt?.number ?? 0)
        return delivery
    }
}
