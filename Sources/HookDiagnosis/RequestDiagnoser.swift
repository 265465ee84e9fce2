package import HookModel
package import HookProviders
internal import NIOCore
internal import Synchronization

/// Explains the signatures' verdicts of stored requests, by the documents and secrets of today.
package final class RequestDiagnoser: Sendable {
    private let catalog: Catalog
    private let secrets: [String: [ProviderSecret]]
    private let urls: SenderURLRule
    /// Each is made when the first signature of its provider fails, so that a start does not wait for it.
    private let diagnosers = Mutex<[String: SignatureDiagnoser]>([:])
    private let pace = Mutex(DiagnosisPace())

    /// Makes a diagnoser for all providers.
    ///
    /// - Parameters:
    ///   - catalog: The providers.
    ///   - secrets: The configured secrets by provider id.
    ///   - trustedProxies: Addresses whose `X-Forwarded-Host` and `X-Forwarded-Proto` are believed.
    ///   - publicURL: The address under which senders reach the receiver.
    package init(
        catalog: Catalog, secrets: [String: [ProviderSecret]] = [:], trustedProxies: [AddressRange] = [],
        publicURL: PublicURL? = nil
    ) {
        self.catalog = catalog
        self.secrets = secrets
        urls = SenderURLRule(publicURL: publicURL, trustedProxies: trustedProxies)
    }

    /// What explains a verdict, likeliest first; nothing where there is nothing to explain.
    ///
    /// Some hundred at once are searched for in full; in a flood of them searches are brief (`DiagnosisPace`).
    ///
    /// - Parameters:
    ///   - request: The request with its whole body.
    ///   - findings: What was found out when it came.
    /// - Returns: Explanations without any secret, and without what a correct signature would have been.
    package func diagnose(_ request: ReceivedRequest, _ findings: Findings) -> [Diagnosis] {
        if findings.signature.reason == .mismatch, let reason = request.incompleteness {
            return [RequestDiagnoser.incomplete(reason, request.body.readableBytes)]
        }
        guard let diagnoser = findings.provider.flatMap(diagnoser) else { return [] }
        let url = urls.url(of: request.head, from: request.remote.address)
        let start = ThreadClock.now
        let size = pace.withLock { $0.size(at: .now) }
        let found = request.body.withUnsafeReadableBytes { body in
            diagnoser.diagnose(
                findings.signature, head: request.head, body: body, url: url, at: request.receivedAt, size)
        }
        pace.withLock { $0.spend(ThreadClock.now - start) }
        return found
    }

    /// Of a body that is cut nothing can be undone.
    private static func incomplete(_ reason: Incompleteness, _ size: Int) -> Diagnosis {
        let (happened, remedy) =
            switch reason {
            case .closed:
                ("the sender closed the connection", "Wait for the sender's next attempt, or have it sent again.")
            case .tooLarge: ("it is longer than --max-body", "Allow more with --max-body, and have it sent again.")
            case .timedOut: ("the sender was too slow", "Look at the tunnel or proxy, and have it sent again.")
            }
        return Diagnosis(
            cause: .bodyIncomplete,
            explanation:
                "The body did not arrive whole: \(happened) after \(size) bytes. The signature covers all of it.",
            remedy: remedy)
    }

    private func diagnoser(_ provider: String) -> SignatureDiagnoser? {
        guard let document = catalog.document(provider) else { return nil }
        return diagnosers.withLock { known in
            if let diagnoser = known[provider] { return diagnoser }
            let diagnoser = SignatureDiagnoser(document, secrets: secrets, catalog: catalog)
            known[provider] = diagnoser
            return diagnoser
        }
    }
}
