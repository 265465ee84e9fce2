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
    private let drift = Mutex(ClockDrift())

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
        guard findings.signature.reason == .stale, let clock = clockExplanation(request, findings) else { return found }
        // That the timestamp is old is what the clock explains.
        return [clock] + found.filter { $0.cause != .stale }
    }

    /// Takes note of a signature that was right and in time, where others were not: it is a witness for the clock.
    ///
    /// - Parameters:
    ///   - findings: What was found out about the request.
    ///   - moment: When it came.
    package func noteInTime(_ findings: Findings, at moment: Timestamp) {
        // A time in another unit says nothing of the clock.
        guard findings.signature.verdict == .verified, !findings.signature.notes.contains(.timestampUnit),
            let document = findings.provider.flatMap(catalog.document),
            document.signatures.contains(where: { $0.timestamp?.tolerance != nil })
        else { return }
        drift.withLock { drift in
            // Nearly always no signature is stale, and nothing is to be kept.
            guard drift.providerCount > 0 else { return }
            drift.addInTime(document.id, name: document.name, receivedAt: moment)
        }
    }

    /// What the last stale signatures say of the clocks.
    private func clockExplanation(_ request: ReceivedRequest, _ findings: Findings) -> Diagnosis? {
        guard let document = findings.provider.flatMap(catalog.document) else { return nil }
        let steps = request.body.withUnsafeReadableBytes { body in
            try? VerificationSteps(
                document, secrets: secrets[document.id] ?? [], head: request.head, body: body,
                url: urls.url(of: request.head, from: request.remote.address), at: request.receivedAt)
        }
        let stale = steps?.schemes.first { $0.time?.outcome == .stale }
        guard let signedAt = stale?.time?.moment else { return nil }
        return drift.withLock {
            $0.addStale(document.id, name: document.name, signedAt: signedAt, receivedAt: request.receivedAt)
        }
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
