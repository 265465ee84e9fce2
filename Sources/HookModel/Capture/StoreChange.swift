/// What is written about captures after they were stored: by the forwarder, the diagnosis, or somebody who asks by hand.
package enum StoreChange: Sendable, Hashable {
    /// What an attempt came to.
    case step(DeliveryStep)
    /// A further delivery.
    case add(NewDelivery)
    /// A delivery is due at a moment, because somebody asks for another attempt.
    case retry(delivery: Int64, at: Timestamp)
    /// A delivery that is pending ends, because somebody does not want it any more.
    case cancel(delivery: Int64)
    /// Deletes deliveries with their attempts; ids of none are passed over. At most some hundreds at once.
    case deleteDeliveries([Int64])
    /// Forgets a target whose deliveries are deleted.
    case forget(target: String)
    /// What is to be remembered of a target, and when it became known: of several the latest counts.
    case health(TargetHealth, target: String, at: ContinuousClock.Instant)
    /// The status that a capture's sender got, where it was not decided when the capture was stored.
    case answered(capture: Int64, status: Int)
    /// A capture's delivery to a target ends if it was never attempted: its sender got a failure, and sends it again.
    case withdrawn(capture: Int64, target: String, reason: String)
    /// What explains the verdict on a capture's signature; takes the place of what was written before.
    case diagnosed(capture: Int64, [Diagnosis])
    /// Deletes captures with everything that belongs to them; ids of none are passed over.
    ///
    /// At most some hundreds at once: captures that arrive wait for it.
    case delete(captures: [Int64])
}
