package import HookModel

/// The handshakes of all providers, ready to be recognised and answered.
package struct Handshakes: Sendable {
    private let providers: [String: ProviderHandshakes]

    init(
        _ catalog: Catalog, secrets: [String: [ProviderSecret]], verifyTokens: [String: [ProviderSecret]]
    ) throws {
        var providers: [String: ProviderHandshakes] = [:]
        for document in catalog.documents where !document.handshakes.isEmpty {
            providers[document.id] = try ProviderHandshakes(
                document, secrets: secrets[document.id] ?? [], verifyTokens: verifyTokens[document.id] ?? [])
        }
        self.providers = providers
    }

    /// Writes down the handshake that a request of a known provider is; nothing when it is none.
    func evaluate(_ request: HandshakeRequest, of provider: String, _ findings: inout Findings) {
        guard let (finding, rule) = providers[provider]?.evaluate(request, findings.signature) else { return }
        findings.handshake = finding
        // A signature that its sender never makes is not missing.
        if finding.outcome == .answered, !rule.isSigned, findings.signature.verdict == .missing {
            findings.signature = SignatureFinding(verdict: .notSigned)
        }
    }

    /// The response to a handshake that may be answered; nil for every other request.
    ///
    /// The HMAC that some senders ask for is made of the secret that verified the request's own signature. It goes nowhere
    /// but to the sender: what is shown has words in its place.
    package func response(to findings: Findings) -> DecidedResponse? {
        guard let handshake = findings.handshake, let provider = findings.provider else { return nil }
        return providers[provider]?.response(to: handshake, findings.signature)
    }
}
