import NIOCore

/// What a replay would send, and where.
package struct ReplayPlan: Sendable {
    /// The capture; of its body only as much is held as the plan needs.
    package let capture: Capture
    /// The targets that get it.
    package let targets: [TargetStatus]
    /// The deliveries that are stored when it is carried out, one for each target.
    package let deliveries: [NewDelivery]

    /// Makes a plan.
    package init(capture: Capture, targets: [TargetStatus], deliveries: [NewDelivery]) {
        self.capture = capture
        self.targets = targets
        self.deliveries = deliveries
    }

    /// The size of the body that is sent, in bytes.
    package var bodySize: Int { deliveries.first?.body?.readableBytes ?? capture.bodySize }
}
