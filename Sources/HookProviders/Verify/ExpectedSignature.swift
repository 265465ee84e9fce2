internal import HookCrypto
package import HookModel

/// What a correct signature of a request would have been.
///
/// It lets whoever has it sign: it is for `hooksight verify --show-expected` alone, asked for by somebody who has the
/// secret, and is never logged, stored, or part of a diagnosis.
package struct ExpectedSignature: Sendable {
    /// The secret that makes it.
    package let secret: SecretPlace
    /// Where it belongs, for people: the header, or the place in the body.
    package let place: String
    /// The text that belongs there.
    package let text: String

    /// The correct signatures of a request.
    ///
    /// - Parameters:
    ///   - document: The provider.
    ///   - secrets: Its secrets.
    ///   - head: The request's head.
    ///   - body: The body's exact bytes.
    ///   - url: The URL as the sender addressed it; nil when it is not known.
    /// - Returns: One for each secret and each of the schemes that the verdict is about; none where a secret only
    ///   verifies, and where the request lacks a part of what is signed.
    /// - Throws: `SecretError` for a secret that is of no scheme's form; `CryptoError` when libcrypto lacks an
    ///   algorithm.
    package static func all(
        _ document: ProviderDocument, secrets: [ProviderSecret], head: RequestHead, body: UnsafeRawBufferPointer,
        url: SenderURL? = nil
    ) throws -> [ExpectedSignature] {
        let keys = try ProviderKeys(secrets, document.signatures).entries
        return try SignedFields.read(head, body, url: url, document.signatures) { texts in
            try CountedSchemes(document.signatures, in: texts).entries.flatMap { entry in
                try all(document.signatures[entry.place], entry.found, keys[entry.place], texts)
            }
        }
    }

    private static func all(
        _ scheme: SignatureScheme, _ found: FoundSignatures, _ keys: [ProviderKeys.Entry], _ texts: SignedFields
    ) throws -> [ExpectedSignature] {
        let time = VerificationSteps.time(scheme, found, texts)
        var timeText = ""
        if scheme.timestamp != nil {
            guard case .single(let piece) = time, piece.count > 0 else { return [] }
            timeText = String(decoding: piece.bytes, as: UTF8.self)
        }
        var message = Message()
        if scheme.algorithm != .token {
            guard let content = try? SignedContent(scheme, texts, timestamp: time) else { return [] }
            message = content.message
        }
        let hash = found.first?.hash ?? .sha256
        return try keys.compactMap { entry in
            try entry.key.signature(of: message, hash: hash).map { signature in
                ExpectedSignature(
                    secret: entry.secret, place: scheme.placeText,
                    text: scheme.value.text(signature, scheme, time: timeText, hash: hash))
            }
        }
    }
}
