import JSONText

extension SchemaDraft {
    /// The keywords of the draft: those of its vocabularies, of older drafts where its meta-schema still names them.
    public var keywords: Set<String> { Self.keywordsByDraft[self] ?? [] }

    /// What the official meta-schemas list as properties.
    private static let keywordsByDraft: [SchemaDraft: Set<String>] = {
        var found: [SchemaDraft: Set<String>] = [:]
        for draft in allCases {
            let folder = draft.uri.dropLast("schema".count)
            for (uri, document) in MetaSchemas.documents where uri.hasPrefix(folder) {
                found[draft, default: []].formUnion((document.root["properties"]?.members ?? []).map(\.name))
            }
        }
        return found
    }()
}
