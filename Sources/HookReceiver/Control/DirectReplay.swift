package import HookModel
package import HookProviders
package import HookTransport
internal import NIOCore

/// Replays to a URL that is no target: requests as a target gets them, which whoever asks sends and nobody stores.
package struct DirectReplay: Sendable {
    private let providers: ProviderForwarding
    private let marks = ForwardingHeaders()
    private let clock: WallClock

    /// Makes it.
    ///
    /// - Parameters:
    ///   - catalog: The providers.
    ///   - secrets: The configured secrets by provider id; the first signs.
    ///   - clock: Says at what time is signed.
    /// - Throws: `CryptoError` when libcrypto lacks an algorithm.
    package init(
        _ catalog: Catalog, secrets: [String: [ProviderSecret]], clock: WallClock = .system
    ) throws {
        providers = try ProviderForwarding(catalog, secrets: secrets)
        self.clock = clock
    }

    /// How long the app has for its answer: as long as the capture's provider gives it, else 30 s.
    package func deadline(of capture: Capture) -> Duration {
        providers.deadline(of: capture.findings.provider, ForwardRules())
    }

    /// A capture's request, changed and signed anew as asked.
    ///
    /// - Parameters:
    ///   - capture: The capture, with its whole body.
    ///   - replay: What is changed.
    ///   - url: Where it goes.
    ///   - target: Path and query; nil for those that it came to.
    /// - Returns: The request.
    /// - Throws: `DeliveryControlError` when it cannot be changed or signed so.
    package func request(
        _ capture: Capture, _ replay: ReplayRequest, to url: TargetURL, target: String?
    ) throws(DeliveryControlError) -> OutgoingRequest {
        guard capture.request.isComplete else { throw .incomplete(capture.id) }
        let head = capture.request.head
        var body = try ReplayedBody.edited(capture, replay.edits, providers.catalog) ?? capture.request.body
        let delivery = Delivery(
            id: 0, capture: capture.id, target: url.name, kind: .replay, state: .pending, attempts: 0, dueAt: nil,
            reason: nil)
        var edits = HeaderEdits(added: marks.lines(for: delivery, head, attempt: 1))
        if replay.resigns {
            do {
                let place = SenderURL(url.origin + (target ?? url.basePath + head.target))
                let signed = try providers.signed(capture.findings.provider, head, body, to: place, at: clock.now())
                edits.replaced += signed.headers
                body = signed.body
            } catch {
                throw .cannotSign(capture.id, "\(error)")
            }
        }
        let request = OutgoingRequest(
            forwarding: head, body: body, to: url, endToEnd: providers.signatureHeaders, edits: edits)
        guard let target else { return request }
        return request.aimed(at: target) ?? request
    }
}
