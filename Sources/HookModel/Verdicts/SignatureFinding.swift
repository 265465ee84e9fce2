/// What was found out about a request's signature.
package struct SignatureFinding: Sendable, Hashable {
    /// The outcome.
    package var verdict: SignatureVerdict
    /// Why it failed; nil unless it did.
    package var reason: SignatureReason?
    /// The scheme in one word, such as `hmac-sha256-hex`; nil when the provider has none.
    package var scheme: String?
    /// The header that carries the signature, as the guide writes it.
    package var header: String?
    /// What was accepted though not by the letter.
    package var notes: [SignatureNote]
    /// The secret that made the signature; nil unless it verified.
    package var secret: SecretPlace?
    /// What explains the verdict, likeliest first; nil until it was looked for, empty when there is nothing to explain.
    package var diagnosis: [Diagnosis]?

    /// Makes a finding from its parts.
    package init(
        verdict: SignatureVerdict, reason: SignatureReason? = nil, scheme: String? = nil, header: String? = nil,
        notes: [SignatureNote] = [], secret: SecretPlace? = nil, diagnosis: [Diagnosis]? = nil
    ) {
        self.verdict = verdict
        self.reason = reason
        self.scheme = scheme
        self.header = header
        self.notes = notes
        self.secret = secret
        self.diagnosis = diagnosis
    }

    /// No provider, nothing to check.
    package static let unknown = SignatureFinding(verdict: .unknown)
}
