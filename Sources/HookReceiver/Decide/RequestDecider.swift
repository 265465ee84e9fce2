package import HookModel
package import HookProviders

/// Decides what becomes of a request: its response, and who it is forwarded to.
package struct RequestDecider: Sendable {
    private let policy: ResponsePolicy
    private let handshakes: Handshakes
    private let router: TargetRouter
    private let answering: String?

    /// Makes a decider.
    ///
    /// - Parameters:
    ///   - policy: Decides responses.
    ///   - handshakes: Responds to handshakes.
    ///   - router: Decides which targets get a capture.
    ///   - answering: The target whose responses the senders get; nil when they are answered by the policy alone.
    package init(
        policy: ResponsePolicy, handshakes: Handshakes, router: TargetRouter = TargetRouter(),
        answering: String? = nil
    ) {
        self.policy = policy
        self.handshakes = handshakes
        self.router = router
        self.answering = answering
    }

    /// The decision on a request with these findings.
    package func decide(_ request: ReceivedRequest, _ findings: Findings) -> Decision {
        let response = policy.response(to: request, findings, handshakes)
        let targets = router.targets(for: request, findings, status: response.status)
        return Decision(
            response: response, targets: targets, waitsFor: answering.flatMap { targets.contains($0) ? $0 : nil })
    }
}
