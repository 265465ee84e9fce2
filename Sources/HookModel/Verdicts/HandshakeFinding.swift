/// What was found out about a request by which a sender asks, before it sends, whether somebody is there.
package struct HandshakeFinding: Sendable, Hashable {
    /// Which handshake it is, in the stable word of the provider's document, such as `url_verification`.
    package var kind: String
    /// Whether it was answered, and why not.
    package var outcome: HandshakeOutcome
    /// The sender's token that the answer echoes; nil unless it was answered, and where none is echoed.
    package var token: String?
    /// Makes a finding from its parts.
    package init(kind: String, outcome: HandshakeOutcome, token: String? = nil) {
        self.kind = kind
        self.outcome = outcome
        self.token = token
    }
}
