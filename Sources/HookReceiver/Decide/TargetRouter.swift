package import HookModel

/// Decides which targets get a capture.
package struct TargetRouter: Sendable {
    private let targets: [Target]

    /// Makes a router to targets; none by default.
    package init(_ targets: [Target] = []) {
        self.targets = targets
    }

    /// The names of the targets whose filter fits.
    ///
    /// Only whole requests whose decided response is 2xx are forwarded: the sender of others will come again. A handshake that
    /// we answered is none of the app's.
    func targets(for request: ReceivedRequest, _ findings: Findings, status: Int) -> [String] {
        guard !targets.isEmpty, request.isComplete, (200..<300).contains(status) else { return [] }
        guard findings.handshake?.outcome != .answered else { return [] }
        return targets.filter { $0.filter.fits(request.head, findings) }.map(\.name)
    }

    /// The names of the targets whose filter a stored capture fits.
    package func targets(for capture: Capture) -> [String] {
        targets.filter { $0.filter.fits(capture.request.head, capture.findings) }.map(\.name)
    }
}
