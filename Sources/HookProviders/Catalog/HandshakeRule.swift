internal import HookCrypto
internal import JSONText

/// A request by which a sender asks, before it sends, whether somebody is there, and the answer that it wants.
package struct HandshakeRule: Sendable {
    /// The kind in a stable word, such as `url_verification`; of a document's handshakes each has its own.
    package let kind: String
    /// Which requests are such handshakes.
    let condition: HandshakeCondition
    /// Whether the condition alone tells who sent it.
    let identifies: Bool
    /// Whether it is signed: then it is answered only when the signature verifies.
    package let isSigned: Bool
    /// The event type of a payload that fulfils the condition and names none.
    let event: String?
    /// What is echoed; nil when nothing is.
    let token: HandshakePlace?
    /// Whether what is echoed may be any printable ASCII text.
    let echoesSentence: Bool
    /// What has to equal a configured token; nil when nothing has to.
    let verifyToken: HandshakePlace?
    /// How the token is authenticated with the secret; nil when it is not.
    let hmac: HandshakeHMAC?
    /// What is answered.
    let answer: HandshakeTemplate

    /// Whether it is answered only when it carries a token that is configured.
    package var takesVerifyToken: Bool { verifyToken != nil }
}

extension HandshakeRule {
    /// The handshakes of a document.
    ///
    /// - Throws: `CatalogError` for one that could not be answered, or whose answer would sign what anybody sends.
    static func all(_ document: DocumentField, _ signatures: [SignatureScheme]) throws(CatalogError) -> [HandshakeRule]
    {
        var rules: [HandshakeRule] = []
        for field in document.elements("handshakes") {
            let rule = try HandshakeRule(field, signatures)
            if rules.contains(where: { $0.kind == rule.kind }) {
                throw try field.member("kind").error("there is a handshake \"\(rule.kind)\" already")
            }
            rules.append(rule)
        }
        return rules
    }

    private init(_ field: DocumentField, _ signatures: [SignatureScheme]) throws(CatalogError) {
        kind = try field.member("kind").string()
        condition = try HandshakeCondition(field.member("when"))
        identifies = field.optional("identifies")?.value.bool ?? false
        isSigned = field.optional("signed")?.value.bool ?? !signatures.isEmpty
        event = try field.optional("event")?.string()
        token = try HandshakePlace(field.optional("token"))
        echoesSentence = field.optional("sentence")?.value.bool ?? false
        verifyToken = try HandshakePlace(field.optional("verify_token"))
        hmac = try field.optional("hmac").map { hmac throws(CatalogError) in try HandshakeHMAC(hmac) }
        answer = try HandshakeTemplate(field.member("answer"))
        try check(field, signatures)
    }

    /// What members say of each other, which the schema of documents cannot tell.
    private func check(_ field: DocumentField, _ signatures: [SignatureScheme]) throws(CatalogError) {
        let place = try field.member("answer")
        if answer.contains(.token) != (token != nil) || (answer.contains(.hmac) && token == nil) {
            throw place.error("expected {token} in the answer and the member \"token\", or neither")
        }
        if answer.contains(.hmac) != (hmac != nil) {
            throw place.error("expected {hmac} in the answer and the member \"hmac\", or neither")
        }
        if echoesSentence, !answer.isPlainText {
            throw place.error("expected \"text\" and no headers with {token}: a sentence is echoed as plain text alone")
        }
        if isSigned, signatures.isEmpty {
            throw (field.optional("signed") ?? field).error("the handshake cannot be signed: \"signature\" is null")
        }
        if let hmac = field.optional("hmac") {
            guard isSigned, signatures.contains(where: { $0.algorithm.sharesKey }) else {
                // Whoever asked would get any text signed with the secret.
                throw hmac.error("expected a handshake that is signed by an HMAC; unsigned ones are never answered so")
            }
        }
        if event != nil, condition.members.isEmpty {
            throw try field.member("event").error("expected \"members\" in \"when\" to tell such a payload by")
        }
        if identifies, condition.query.isEmpty, condition.headers.isEmpty {
            throw try field.member("identifies").error("expected \"query\" or \"headers\" in \"when\" to identify by")
        }
    }
}

extension SignatureScheme.Algorithm {
    fileprivate var sharesKey: Bool { hash != nil || self == .hmacByPrefix }
}
