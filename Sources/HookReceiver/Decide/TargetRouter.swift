internal import HookModel
internal import HookStore

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
        let arriving = ArrivingCapture(request: request, findings: findings, status: status)
        return targets.filter { $0.fits(arriving) }.map(\.name)
    }

    /// The names of the targets whose filter a stored capture fits.
    ///
    /// - Throws: `StoreError` when the store cannot be read; `CancellationError` when the task was cancelled.
    func targets(for capture: Int64, in store: Store) async throws -> [String] {
        var names: [String] = []
        for target in targets {
            let only = CaptureSearch(target.root, before: capture + 1, after: capture - 1)
            if try await store.ids(only, limit: 1).ids == [capture] { names.append(target.name) }
        }
        return names
    }
}

extension Target {
    /// Whether a request that is about to be stored goes to the target.
    func fits(_ arriving: ArrivingCapture) -> Bool {
        filter.fits(arriving.request.head, arriving.findings) && query?.test.fits(arriving) ?? true
    }
}
