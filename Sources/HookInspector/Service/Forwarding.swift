package import HookModel

/// What the inspector has to do with the forwarder.
package struct Forwarding: Sendable {
    let targets: @Sendable () -> [TargetStatus]
    let choose: @Sendable (Capture) -> [String]
    let signingProblem: @Sendable (String?) -> String?
    let wake: @Sendable () -> Void
    let retry: @Sendable () -> Void
    let enable: @Sendable (String) -> ContinuousClock.Instant

    /// Joins the inspector to a forwarder; by default there is none.
    ///
    /// - Parameters:
    ///   - targets: The targets as they are now.
    ///   - choose: The names of the targets whose filter a capture fits.
    ///   - signingProblem: Why a provider's captures cannot be signed anew; nil when they can.
    ///   - wake: Called after new deliveries were stored.
    ///   - retry: Called after deliveries were stored as due.
    ///   - enable: Switches the target of a name on, and gives the moment for what is stored of it.
    package init(
        targets: @escaping @Sendable () -> [TargetStatus] = { [] },
        choose: @escaping @Sendable (Capture) -> [String] = { _ in [] },
        signingProblem: @escaping @Sendable (String?) -> String? = { _ in "there are no secrets" },
        wake: @escaping @Sendable () -> Void = {}, retry: @escaping @Sendable () -> Void = {},
        enable: @escaping @Sendable (String) -> ContinuousClock.Instant = { _ in .now }
    ) {
        self.targets = targets
        self.choose = choose
        self.signingProblem = signingProblem
        self.wake = wake
        self.retry = retry
        self.enable = enable
    }
}
