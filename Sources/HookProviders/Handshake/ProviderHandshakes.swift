internal import HookCrypto
internal import HookModel

/// The handshakes of one provider with what is configured for them.
final class ProviderHandshakes: Sendable {
    private let rules: [HandshakeRule]
    private let verifyTokens: [ProviderSecret]
    /// By kind, the keys of the HMACs in answers, in the order of the secrets.
    private let keys: [String: [HMACKey?]]

    /// What stands for an HMAC where an answer is stored and shown.
    static let hiddenCode = "(not kept)"

    /// Makes them ready.
    ///
    /// - Throws: `CryptoError` when libcrypto lacks an algorithm.
    init(_ document: ProviderDocument, secrets: [ProviderSecret], verifyTokens: [ProviderSecret]) throws {
        rules = document.handshakes
        self.verifyTokens = verifyTokens
        var keys: [String: [HMACKey?]] = [:]
        let scheme = document.signatures.first { $0.algorithm.publicKey == nil && $0.algorithm != .token }
        for rule in rules {
            guard let hmac = rule.hmac, let scheme else { continue }
            keys[rule.kind] = try secrets.map { secret in
                guard let bytes = try? SecretText(secret.bytes, scheme.key).decoded() else { return nil }
                return try HMACKey(bytes, algorithm: hmac.hash)
            }
        }
        self.keys = keys
    }

    /// The handshake that a request is, with its rule; nil when it is none.
    func evaluate(_ request: HandshakeRequest, _ signature: SignatureFinding) -> (HandshakeFinding, HandshakeRule)? {
        guard let rule = rules.first(where: { request.fulfils($0.condition) }) else { return nil }
        var finding = HandshakeFinding(kind: rule.kind, outcome: outcome(request, rule, signature))
        if finding.outcome == .answered {
            finding.token = rule.token.flatMap { HandshakeToken.read(request.text(at: $0), rule) }
        }
        return (finding, rule)
    }

    private func outcome(
        _ request: HandshakeRequest, _ rule: HandshakeRule, _ signature: SignatureFinding
    ) -> HandshakeOutcome {
        if rule.isSigned, signature.verdict != .verified { return .signatureNotVerified }
        if rule.hmac != nil, key(rule, signature) == nil { return .signatureNotVerified }
        if request.repeats(rule.condition) { return .parameterRepeated }
        if let place = rule.verifyToken {
            if verifyTokens.isEmpty { return .noVerifyToken }
            switch request.text(at: place) {
            case .repeated: return .parameterRepeated
            case .absent: return .verifyTokenDiffers
            case .single(let text): if !isConfigured(text) { return .verifyTokenDiffers }
            }
        }
        guard let place = rule.token else { return .answered }
        let found = request.text(at: place)
        if case .repeated = found { return .parameterRepeated }
        return HandshakeToken.read(found, rule) == nil ? .tokenNotAllowed : .answered
    }

    /// Every configured token is compared, so that the time does not tell which fits.
    private func isConfigured(_ text: [UInt8]) -> Bool {
        text.withUnsafeBytes { text in
            verifyTokens.reduce(false) { found, token in
                let isEqual = token.bytes.withUnsafeBytes { ConstantTime.equal(text, $0) }
                return found || isEqual
            }
        }
    }

    /// The key of an answer's HMAC: of the secret that made the request's own signature, and of no other.
    private func key(_ rule: HandshakeRule, _ signature: SignatureFinding) -> HMACKey? {
        guard signature.verdict == .verified, let place = signature.secret?.place, let keys = keys[rule.kind],
            keys.indices.contains(place - 1)
        else { return nil }
        return keys[place - 1]
    }

    /// The response to an answered handshake; nil when its HMAC cannot be made.
    func response(to finding: HandshakeFinding, _ signature: SignatureFinding) -> DecidedResponse? {
        guard finding.outcome == .answered, let rule = rules.first(where: { $0.kind == finding.kind }) else {
            return nil
        }
        let token = finding.token ?? ""
        let shown = rule.answer.response(token: token, hmac: ProviderHandshakes.hiddenCode)
        guard let hmac = rule.hmac else { return .response(shown, shown: shown) }
        guard let key = key(rule, signature),
            let code = try? Array(token.utf8).withUnsafeBytes({ try key.authenticate($0) })
        else { return nil }
        return .response(rule.answer.response(token: token, hmac: hmac.text(code)), shown: shown)
    }
}
