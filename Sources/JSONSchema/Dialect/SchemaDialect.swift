/// By which rules a schema is read: a draft and its vocabularies.
struct SchemaDialect: Hashable {
    let draft: SchemaDraft
    let vocabularies: SchemaVocabularies
    /// The meta-schema that schemas of this dialect are checked against, without a final `#`.
    let metaSchema: String

    init(_ draft: SchemaDraft) {
        self.init(draft, .usual, metaSchema: draft.uri)
    }

    init(_ draft: SchemaDraft, _ vocabularies: SchemaVocabularies, metaSchema: String) {
        self.draft = draft
        self.vocabularies = vocabularies
        self.metaSchema = metaSchema
    }

    func has(_ vocabulary: SchemaVocabularies) -> Bool { vocabularies.contains(vocabulary) }
}

extension SchemaVocabularies: Hashable {}
