public import HookModel

/// What the inspector has to do with the forwarder.
public struct Forwarding: Sendable {
    let targets: @Sendable () -> [TargetStatus]
    let wake: @Sendable () -> Void

    /// Joins the inspector to a forwarder; by default there is none.
    ///
    /// - Parameters:
    ///   - targets: The targets as they are now.
    ///   - wake: Called after a delivery was stored that is to be attempted.
    public init(targets: @escaping @Sendable () -> [TargetStatus] = { [] }, wake: @escaping @Sendable () -> Void = {}) {
        self.targets = targets
        self.wake = wake
    }
}
