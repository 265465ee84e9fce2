internal import HookCrypto
package import HookModel
package import NIOCore

/// Signs requests as a provider does: the mirror of `SignatureVerifier`.
///
/// Of several schemes the first counts that the secret has the form of, and that it can sign with: a public key cannot.
package final class RequestSigner: Sendable {
    /// The scheme that requests are signed by.
    package let scheme: SignatureScheme
    private let key: SchemeKey

    /// Whether the signature stands inside the body, so that it cannot be made without changing that.
    package var signsInBody: Bool { scheme.header == nil }

    /// Makes a signer; nil for a provider that does not sign.
    ///
    /// - Parameters:
    ///   - document: The provider.
    ///   - secret: The secret to sign with; with several configured ones, senders use the first.
    /// - Throws: `SecretError` when it cannot sign, or is not of the provider's form; `CryptoError` when libcrypto lacks
    ///   the algorithm.
    package init?(_ document: ProviderDocument, secret: ProviderSecret) throws {
        guard document.isSigning else { return nil }
        let keys = try ProviderKeys.keys(of: secret, document.signatures)
        guard let (place, key) = keys.first(where: { $0.1.canSign }) else {
            throw SecretError(
                name: secret.name, reason: "is a public key, which only verifies; to sign, configure the private key")
        }
        scheme = document.signatures[place]
        self.key = key
    }

    /// The header lines that sign a body as it is.
    ///
    /// - Throws: `SampleError` when the body would have to change; `CryptoError` when libcrypto fails, which it has no
    ///   documented reason to.
    package func lines(
        signing body: ByteBuffer, _ context: SigningContext = SigningContext(), at now: Timestamp
    ) throws -> [HeaderLine] {
        var draft = SigningDraft(scheme, body: Array(body.readableBytesView), context, at: now)
        if signsInBody { throw SampleError.signatureInBody(scheme.placeText) }
        let text = try scheme.value.text(signature(of: draft.message(), spoiled: false), scheme, time: draft.time)
        draft.set(text, at: scheme.place)
        return draft.headers
    }

    /// Signs a request, inside its body where the scheme has it there.
    ///
    /// - Parameters:
    ///   - body: The body.
    ///   - context: What else there is to know of the request.
    ///   - now: The time of sending.
    ///   - spoiled: Whether the signature is to fit other bytes.
    /// - Returns: What to send.
    /// - Throws: `SampleError` when something cannot be put into the body; `CryptoError` when libcrypto fails, which it
    ///   has no documented reason to.
    package func sign(
        _ body: ByteBuffer, _ context: SigningContext = SigningContext(), at now: Timestamp, spoiled: Bool = false
    ) throws -> SignedRequest {
        var draft = SigningDraft(scheme, body: Array(body.readableBytesView), context, at: now)
        try draft.fillBody()
        draft.addDigest()
        let message = try draft.message()
        let text = try scheme.value.text(signature(of: message, spoiled: spoiled), scheme, time: draft.time)
        try draft.put(text, at: scheme.place)
        return SignedRequest(headers: draft.headers, body: ByteBuffer(bytes: draft.body), query: draft.query)
    }

    private func signature(of message: Message, spoiled: Bool) throws -> [UInt8] {
        var message = message
        // Random bytes behind the content are no damage that a diagnosis could take this for.
        if spoiled { message.append(.owned(Array(FreshID.plain().utf8))) }
        if spoiled, case .token = key { return Array(FreshID.plain().utf8) }
        return try key.signature(of: message) ?? []
    }
}
