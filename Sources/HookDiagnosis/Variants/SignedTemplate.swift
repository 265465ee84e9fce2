internal import HookCrypto
internal import HookProviders

/// A signed content with everything filled in but the body.
struct SignedTemplate {
    typealias Part = SignatureScheme.Content.Part

    var parts: [Part]
    var id: [UInt8] = []
    var time: [UInt8] = []
    var url: [UInt8] = []
    /// Whether the body is a form, so that its parameters are signed.
    var isForm = false
    /// How its parameters are put together.
    var params = SignedParams.once

    private var content: SignatureScheme.Content { SignatureScheme.Content(parts) }

    /// What is signed with a body; nil when it has too many parameters.
    func message(_ body: [Message.Piece]) -> Message? {
        let content = content
        var params: [UInt8]? = []
        if content.signsParams, isForm || self.params.takesQuery {
            let query = url.firstIndex(of: UInt8(ascii: "?")).map { Array(url[($0 + 1)...]) } ?? []
            params = self.params.text(of: isForm ? Message(body).bytes : [], query: query)
        }
        return try? content.message(
            from: ContentValues(
                id: .owned(id), timestamp: .owned(time), url: url, params: params, body: .pieces(body)))
    }

    /// Whether the body counts.
    var coversBody: Bool { content.signsBody || isForm && content.signsParams }

    /// The template as documents write it.
    var text: String { content.text }

    func contains(_ placeholder: SignatureScheme.Placeholder) -> Bool { content.contains(placeholder) }

    func with(_ change: (inout SignedTemplate) -> Void) -> SignedTemplate {
        var template = self
        change(&template)
        return template
    }
}
