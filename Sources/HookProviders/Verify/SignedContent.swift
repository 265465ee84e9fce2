package import HookCrypto
internal import HookModel

/// What a scheme signs of a request.
package struct SignedContent {
    /// What is signed.
    package let message: Message
    /// The same with another spelling of the URL, which may be signed instead.
    package let alternative: Message?

    /// Puts the content together; nil where nothing that the scheme could sign fits the request.
    ///
    /// - Throws: `SignatureFault` when a part of the content is missing.
    package init?(_ scheme: SignatureScheme, _ texts: RequestTexts, timestamp: PlaceText) throws(SignatureFault) {
        var id: Message.Piece?
        if let place = scheme.id {
            guard case .single(let piece) = texts.text(at: place), piece.count > 0 else {
                throw SignatureFault(.idMissing)
            }
            id = piece
        }
        var time: Message.Piece?
        if case .single(let piece) = timestamp { time = piece }
        guard let params = SignedContent.params(scheme, texts),
            let body = scheme.signsDecompressed ? texts.plainBody : .lent(texts.body)
        else { return nil }
        guard scheme.content.signsURL else {
            message = SignedContent.message(scheme, id: id, time: time, url: [], params: params, body: body)
            alternative = nil
            return
        }
        guard let url = texts.url else { return nil }
        message = SignedContent.message(scheme, id: id, time: time, url: url, params: params, body: body)
        let other = scheme.triesPorts ? SenderURL.otherSpelling(url) : nil
        alternative = other.map {
            SignedContent.message(scheme, id: id, time: time, url: $0, params: params, body: body)
        }
    }

    private static func message(
        _ scheme: SignatureScheme, id: Message.Piece?, time: Message.Piece?, url: [UInt8], params: [UInt8],
        body: Message.Piece
    ) -> Message {
        Message(
            scheme.content.parts.map { part in
                switch part {
                case .literal(let bytes): .owned(bytes)
                case .id: id ?? .owned([])
                case .timestamp: time ?? .owned([])
                case .url: .owned(url)
                case .params: .owned(params)
                case .body: body
                }
            })
    }

    /// The parameters of a form body; nil when the body is not covered by what is signed.
    private static func params(_ scheme: SignatureScheme, _ texts: RequestTexts) -> [UInt8]? {
        if let rule = scheme.bodyHash {
            let text = texts.url.flatMap { SenderURL.queryParameter(Array(rule.parameter.utf8), of: $0) }
            if let text { return isDigest(text, of: texts.body, rule) ? [] : nil }
            return scheme.content.signsBody && !scheme.content.signsParams ? [] : texts.params
        }
        return scheme.content.signsParams ? texts.params : []
    }

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
