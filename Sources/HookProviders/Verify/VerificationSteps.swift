internal import HookCrypto
package import HookModel
internal import NIOCore

/// How a verdict on a signature came about: what was found, which keys there were, and what exactly is signed.
///
/// For the developer at the command line: nothing of it is stored or sent. It holds no secret and no signature, be it the
/// request's own; what a correct one would have been is `ExpectedSignature`'s alone.
package struct VerificationSteps: Sendable {
    /// The schemes that the verdict is about, in the document's order; none for a provider that does not sign.
    package let schemes: [Scheme]

    /// Looks again at what a verification looks at; nothing here decides anything.
    ///
    /// - Parameters:
    ///   - document: The provider.
    ///   - secrets: Its secrets, in the order in which they are tried.
    ///   - head: The request's head.
    ///   - body: The body's exact bytes.
    ///   - url: The URL as the sender addressed it; nil when it is not known.
    ///   - now: The time against which a timestamp is held.
    /// - Throws: `SecretError` for a secret that is of no scheme's form; `CryptoError` when libcrypto lacks an
    ///   algorithm.
    package init(
        _ document: ProviderDocument, secrets: [ProviderSecret], head: RequestHead, body: UnsafeRawBufferPointer,
        url: SenderURL? = nil, at now: Timestamp
    ) throws {
        let keys = try ProviderKeys(secrets, document.signatures).entries
        schemes = try SignedFields.read(head, body, url: url, document.signatures) { texts in
            try CountedSchemes(document.signatures, in: texts).entries.map { entry in
                let scheme = document.signatures[entry.place]
                let time = VerificationSteps.time(scheme, entry.found, texts)
                return Scheme(
                    scheme: scheme, found: Found(entry.found),
                    keys: keys[entry.place].map { Key($0, secrets, scheme) },
                    time: scheme.timestamp.map { Time($0, of: scheme, time, now) },
                    content: try Content(scheme, texts, timestamp: time))
            }
        }
    }

    /// What stands in the place of a scheme's timestamp.
    static func time(_ scheme: SignatureScheme, _ found: FoundSignatures, _ texts: SignedFields) -> PlaceText {
        guard let rule = scheme.timestamp else { return .absent }
        return rule.place.map { texts.text(at: $0) } ?? found.timestamp
    }
}

extension VerificationSteps {
    /// What a verification saw of one scheme.
    package struct Scheme: Sendable {
        /// The scheme.
        package let scheme: SignatureScheme
        /// What the request has in the place of the signature.
        package let found: Found
        /// The keys that were made of the secrets, in the order in which they are tried.
        package let keys: [Key]
        /// The timestamp; nil where the scheme has none.
        package let time: Time?
        /// What is signed.
        package let content: Content
    }
}

extension SignedFields {
    /// Reads what schemes ask for in a request; the result is of no use after `body` returns.
    static func read<Result>(
        _ head: RequestHead, _ bytes: UnsafeRawBufferPointer, url: SenderURL?, _ schemes: [SignatureScheme],
        _ body: (SignedFields) throws -> Result
    ) rethrows -> Result {
        try head.block.bytes.withUnsafeReadableBytes { raw in
            try body(
                SignedFields(
                    HeaderLines(head.block, in: raw), body: bytes, text: nil, url: url?.bytes, Needs(schemes)))
        }
    }
}
