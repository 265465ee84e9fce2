public import HookModel
internal import NIOCore

/// Explains the signatures' verdicts of stored requests, by the documents and secrets of today.
public struct RequestDiagnoser: Sendable {
    private let catalog: Catalog
    private let diagnosers: [String: SignatureDiagnoser]
    private let urls: SenderURLRule

    /// Makes a diagnoser for all providers.
    ///
    /// - Parameters:
    ///   - catalog: The providers.
    ///   - secrets: The configured secrets by provider id.
    ///   - trustedProxies: Addresses whose `X-Forwarded-Host` and `X-Forwarded-Proto` are believed.
    ///   - publicURL: The address under which senders reach the receiver.
    public init(
        catalog: Catalog, secrets: [String: [ProviderSecret]] = [:], trustedProxies: [AddressRange] = [],
        publicURL: PublicURL? = nil
    ) {
        self.catalog = catalog
        urls = SenderURLRule(publicURL: publicURL, trustedProxies: trustedProxies)
        diagnosers = Dictionary(
            uniqueKeysWithValues: catalog.documents.map {
                ($0.id, SignatureDiagnoser($0, secrets: secrets, catalog: catalog))
            })
    }

    /// What explains a verdict, likeliest first; nothing where there is nothing to explain.
    ///
    /// - Parameters:
    ///   - request: The request with its whole body.
    ///   - findings: What was found out when it came.
    public func diagnose(_ request: ReceivedRequest, _ findings: Findings) -> [Diagnosis] {
        guard let diagnoser = findings.provider.flatMap({ diagnosers[$0] }) else { return [] }
        let url = urls.url(of: request.head, from: request.remote.address)
        return request.body.withUnsafeReadableBytes { body in
            diagnoser.diagnose(
                findings.signature, head: request.head, body: body, url: url, at: request.receivedAt)
        }
    }
}
