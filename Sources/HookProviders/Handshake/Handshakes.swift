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
    func judge(_ request: HandshakeRequest, of provider: String, _ findings: inout Findings) {
        guard let (finding, rule) = providers[provider]?.judge(request, findings.signature) else { return }
        findings.handshake = finding
        // A signature that its sender never makes is not missing.
        if finding.outcome == .answered, !rule.isSigned, findings.signature.verdict == .missing {
            findings.signature = SignatureFinding(verdict: .notSigned)
        }
    }

    /// What answers a request: the whole answer to a handshake that may be answered, else nil.
    ///
    /// Findings hold the answer without the HMAC that some senders ask for; it is made here, of the secret that verified
    /// the request's own signature, and goes nowhere but to the sender.
    package func answer(to findings: Findings) -> HandshakeAnswer? {
        guard let handshake = findings.handshake, let provider = findings.provider else { return nil }
        return providers[provider]?.answer(to: handshake, findings.signature)
    }
}
