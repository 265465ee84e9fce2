internal import HookCrypto
internal import HookProviders

/// A signed content with everything filled in but the body.
struct SignedTemplate {
    var parts: [SignatureScheme.Content.Part]
    var id: [UInt8] = []
    var time: [UInt8] = []
    var url: [UInt8] = []
    /// Whether the body is a form, so that its parameters are signed.
    var isForm = false

    /// What is signed with a body; nil when it has too many parameters.
    func message(_ body: [Message.Piece]) -> Message? {
        var pieces: [Message.Piece] = []
        for part in parts {
            switch part {
            case .literal(let bytes): pieces.append(.owned(bytes))
            case .id: pieces.append(.owned(id))
            case .timestamp: pieces.append(.owned(time))
            case .url: pieces.append(.owned(url))
            case .body: pieces += body
            case .params:
                guard isForm else { continue }
                guard let form = Message(body).bytes.withUnsafeBytes({ FormParameters($0) }) else { return nil }
                pieces.append(.owned(form.sorted))
            }
        }
        return Message(pieces)
    }

    /// Whether the body counts.
    var coversBody: Bool { parts.contains(.body) || isForm && parts.contains(.params) }

    /// The template as documents write it.
    var text: String {
        parts.map { part in
            switch part {
            case .literal(let bytes): String(decoding: bytes, as: UTF8.self)
            case .id: "{id}"
            case .timestamp: "{timestamp}"
            case .url: "{url}"
            case .params: "{params}"
            case .body: "{body}"
            }
        }.joined()
    }

    func with(_ change: (inout SignedTemplate) -> Void) -> SignedTemplate {
        var template = self
        change(&template)
        return template
    }
}
