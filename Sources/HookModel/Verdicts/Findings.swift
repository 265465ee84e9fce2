/// Everything that was found out about a request before it was stored.
package struct Findings: Sendable, Hashable {
    /// Which provider sent it; nil when nothing pointed to any.
    package var identification: Identification?
    /// What it reports; nil when nothing is known of the provider's events.
    package var event: EventSummary?
    /// The events, where the request holds several; `event` is the first of them then.
    package var batch: EventBatch?
    /// The signature's verdict.
    package var signature: SignatureFinding
    /// The handshake that it is; nil for every other request.
    package var handshake: HandshakeFinding?
    /// The payload's verdict.
    package var payload: PayloadFinding
    /// Headers compared with the payload.
    package var headerChecks: [HeaderCheck]
    /// Whether the sender's address is documented.
    package var sourceAddress: SourceAddressVerdict
    /// The sender's address behind a trusted proxy; nil when the connection itself counts.
    package var clientAddress: String?

    /// Makes findings from their parts; by default nothing was found.
    package init(
        identification: Identification? = nil, event: EventSummary? = nil, signature: SignatureFinding = .unknown,
        payload: PayloadFinding = .notChecked, headerChecks: [HeaderCheck] = [],
        sourceAddress: SourceAddressVerdict = .notDocumented, clientAddress: String? = nil,
        handshake: HandshakeFinding? = nil
    ) {
        self.identification = identification
        self.event = event
        self.signature = signature
        self.payload = payload
        self.headerChecks = headerChecks
        self.sourceAddress = sourceAddress
        self.clientAddress = clientAddress
        self.handshake = handshake
    }

    /// Nothing was found.
    package static let none = Findings()

    /// Whether the signature's verdict is to be explained, and nobody has done so yet.
    ///
    /// Not that of a handshake which its sender does not sign.
    package var needsDiagnosis: Bool {
        guard signature.diagnosis == nil else { return false }
        if let handshake, handshake.outcome != .signatureNotVerified { return false }
        switch signature.verdict {
        case .failed, .missing, .noSecret: return true
        case .verified: return signature.notes.contains { $0 == .nearlyStale || $0 == .timestampUnit }
        case .unknown, .notSigned: return false
        }
    }

    /// The types of the events that it reports, each once; empty when none is known.
    package var eventTypes: [String] {
        batch?.types.compactMap(\.type) ?? [event?.type].compactMap(\.self)
    }

    /// The identified provider's id.
    package var provider: String? { identification?.provider }
}
