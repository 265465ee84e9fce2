package import HookCrypto
import HookModel

/// What a scheme signs of a request that came.
package struct SignedContent {
    /// What is signed.
    package let message: Message
    /// The same with another spelling of the URL, which may be signed instead.
    package let alternative: Message?

    /// Puts the content together; nil where nothing that the scheme could sign fits the request.
    ///
    /// - Throws: `SignatureFault` when the id is missing.
    package init?(_ scheme: SignatureScheme, _ texts: SignedFields, timestamp: PlaceText) throws(SignatureFault) {
        var values = ContentValues(url: texts.url, params: SignedContent.params(scheme, texts), body: nil)
        if let place = scheme.id {
            guard case .single(let piece) = texts.text(at: place), piece.count > 0 else {
                throw SignatureFault(.idMissing)
            }
            values.id = piece
        }
        if case .single(let piece) = timestamp { values.timestamp = piece }
        // A body that no digest and no parameter stands for is not covered at all, whatever the template names.
        guard values.params != nil, let body = scheme.signsDecompressed ? texts.plainBody : .lent(texts.body) else {
            return nil
        }
        values.body = .whole(body)
        guard let message = try? scheme.content.message(from: values) else { return nil }
        self.message = message
        guard scheme.triesPorts, scheme.content.signsURL,
            let other = values.url.flatMap({ SenderURL.otherSpelling($0) })
        else {
            alternative = nil
            return
        }
        values.url = other
        alternative = try? scheme.content.message(from: values)
    }

    /// The parameters of a form body; nil when the body is not covered by what is signed.
    private static func params(_ scheme: SignatureScheme, _ texts: SignedFields) -> [UInt8]? {
        if let rule = scheme.bodyHash {
            let text = texts.url.flatMap { SenderURL.queryParameter(Array(rule.parameter.utf8), of: $0) }
            if let text { return isDigest(text, of: texts.body, rule) ? [] : nil }
            return scheme.content.signsBody && !scheme.content.signsParams ? [] : texts.params
        }
        return scheme.content.signsParams ? texts.params : []
    }

    /// Whether a text is the digest of a body; compared in constant time.
    package static func isDigest(
        _ text: [UInt8], of body: UnsafeRawBufferPointer, _ rule: SignatureScheme.BodyHash
    ) -> Bool {
        let told = text.withUnsafeBytes { text in
            switch rule.encoding {
            case .hex: Hex.decode(text, count: rule.algorithm.digestLength)?.bytes
            case .base64: Base64.decode(text)
            case .base64url: Base64.decode(text, .url, padding: .optional)
            case .text: nil as [UInt8]?
            }
        }
        guard let told, let digest = try? Digest(rule.algorithm).hash(body) else { return false }
        return told.withUnsafeBytes { told in digest.withUnsafeBytes { ConstantTime.equal(told, $0) } }
    }
}
