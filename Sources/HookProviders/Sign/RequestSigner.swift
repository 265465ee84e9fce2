internal import HookCrypto
package import HookModel
package import NIOCore

/// Signs requests as a provider does: the mirror of `SignatureVerifier`.
///
/// Of several schemes the first counts that the secret has the form of, and that it can sign with: a public key cannot.
package final class RequestSigner: Sendable {
    private let first: Entry
    private let others: [Entry]

    /// A scheme that the secret can sign by.
    private struct Entry {
        let scheme: SignatureScheme
        let key: SchemeKey
    }

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
        let entries = keys.filter(\.1.canSign).map { Entry(scheme: document.signatures[$0.0], key: $0.1) }
        guard let first = entries.first else {
            throw SecretError(
                name: secret.name, reason: "is a public key, which only verifies; to sign, configure the private key")
        }
        self.first = first
        others = Array(entries.dropFirst())
    }

    /// Signs a request, inside its body where the scheme has it there.
    ///
    /// - Parameters:
    ///   - body: The body.
    ///   - context: What else there is to know of the request.
    ///   - now: The time of sending.
    ///   - spoiled: Whether the signature is to fit other bytes.
    ///   - keepsURL: Whether the URL stays as it is, also where the body's digest belongs into it.
    /// - Returns: What to send.
    /// - Throws: `SampleError` when something cannot be put into the body; `CryptoError` when libcrypto fails, which it
    ///   has no documented reason to.
    package func sign(
        _ body: ByteBuffer, _ context: SigningContext = SigningContext(), at now: Timestamp, spoiled: Bool = false,
        keepsURL: Bool = false
    ) throws -> SignedRequest {
        let entry = entry(isForm: context.isForm)
        let scheme = entry.scheme
        if let coding = context.coding, let place = scheme.placeInBody { throw SampleError.codedBody(place, coding) }
        var draft = SigningDraft(scheme, body: Array(body.readableBytesView), context, at: now)
        try draft.fillBody()
        if !keepsURL { draft.addDigest() }
        let signature = try signature(of: draft.message(), entry.key, spoiled: spoiled)
        let text = scheme.value.text(signature, scheme, time: draft.time)
        try draft.put(text, at: scheme.place)
        return SignedRequest(headers: draft.headers, body: ByteBuffer(bytes: draft.body), query: draft.query)
    }

    /// The scheme that requests are signed by; some senders sign forms otherwise.
    package func scheme(isForm: Bool) -> SignatureScheme { entry(isForm: isForm).scheme }

    /// The first scheme whose signature has a place in such a body.
    private func entry(isForm: Bool) -> Entry {
        ([first] + others).first { entry in
            switch entry.scheme.place {
            case .header: true
            case .body: !isForm
            case .form: isForm
            }
        } ?? first
    }

    private func signature(of message: Message, _ key: SchemeKey, spoiled: Bool) throws -> [UInt8] {
        var message = message
        // Random bytes behind the content are no damage that a diagnosis could take this for.
        if spoiled { message.append(.owned(Array(FreshID.plain().utf8))) }
        if spoiled, case .token = key { return Array(FreshID.plain().utf8) }
        return try key.signature(of: message) ?? []
    }
}

extension SignatureScheme {
    /// A place inside the body that signing writes to, for people; nil where the body stays as it is.
    fileprivate var placeInBody: String? {
        [place, id, timestamp?.place].compactMap(\.self).first { !$0.isHeader }?.description
    }
}

extension SigningContext {
    /// The content coding that hides the body; nil where there is none.
    fileprivate var coding: String? {
        guard let encoding, !encoding.isEmpty, encoding.lowercased() != "identity" else { return nil }
        return encoding
    }
}
