internal import HookCrypto
internal import HookModel
internal import HookProviders
internal import NIOCore

/// A request whose signature is to be explained; head and body are lent.
struct DiagnosedRequest {
    let document: ProviderDocument
    let scheme: SignatureScheme
    let head: RequestHead
    let texts: SignedFields
    var found: FoundSignatures
    /// The provider's own secrets that the scheme takes, and those that it does not.
    let secrets: [ProviderSecret]
    let url: SenderURL?
    let receivedAt: Timestamp

    /// The end of a sentence that says where the signature is described; empty for a document made for one run.
    var reference: String {
        document.events.isEmpty ? "" : " `hooksight providers \(document.id)` describes it."
    }

    /// What stands in the place of the scheme's timestamp.
    var time: PlaceText {
        guard let rule = scheme.timestamp else { return .absent }
        return rule.place.map { texts.text(at: $0) } ?? found.timestamp
    }

    /// What the scheme signs; nil when a part of it is not there.
    var template: SignedTemplate? {
        var template = SignedTemplate(parts: scheme.content.parts, isForm: texts.isForm)
        if let place = scheme.id {
            guard case .single(let piece) = texts.text(at: place) else { return nil }
            template.id = piece.bytes
        }
        if case .single(let piece) = time { template.time = piece.bytes }
        if scheme.content.signsURL {
            guard let url else { return nil }
            template.url = url.bytes
        }
        if hasBodyHash { template.isForm = false }
        return template
    }

    /// Whether the URL carries the body's digest, so that the body is not signed itself.
    var hasBodyHash: Bool {
        guard let rule = scheme.bodyHash, let url else { return false }
        return SenderURL.queryParameter(Array(rule.parameter.utf8), of: url.bytes) != nil
    }

    /// The texts in the signature's place: one, unless header lines of the name differ.
    var signatureTexts: [[UInt8]] {
        guard let header = scheme.header else {
            if case .single(let piece) = texts.text(at: scheme.place) { return [piece.bytes] }
            return []
        }
        return head.block.all(header).map { value($0) }
    }

    /// The values of header lines whose name fits.
    func values(where isNamed: (String) -> Bool) -> [[UInt8]] {
        head.block.fields.filter { isNamed(head.block.text($0.name).lowercased()) }.map { value($0) }
            .filter { !$0.isEmpty && $0.count <= 256 }
    }

    private func value(_ field: HeaderField) -> [UInt8] {
        head.block.bytes.withUnsafeReadableBytes { Array($0[field.value.indices]) }
    }
}
