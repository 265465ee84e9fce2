/// Reads the dialect that a meta-schema of somebody's own describes.
struct MetaSchemaReader {
    private let document: JSONValue
    private let uri: String

    init(_ document: JSONValue, at uri: String) {
        self.document = document
        self.uri = uri
    }

    /// The draft of the meta-schema with the vocabularies that its `$vocabulary` names.
    ///
    /// - Throws: What `failure` makes of a message, for a draft or a required vocabulary that is not understood.
    func dialect(failure: (String) -> SchemaError) throws(SchemaError) -> SchemaDialect {
        let quoted = ValuePreview.quoted(uri)
        let draft: SchemaDraft
        if let base = document["$schema"]?.string {
            guard let known = SchemaDraft(schemaURI: base) else {
                throw failure("the meta-schema \(quoted) is itself of a dialect that is not known: \(base)")
            }
            draft = known
        } else {
            draft = .draft2020
        }
        guard draft >= .draft2019, let named = document["$vocabulary"] else {
            return SchemaDialect(draft, .usual, metaSchema: uri)
        }
        var vocabularies: SchemaVocabularies = []
        for (name, isRequired) in named.members {
            if let vocabulary = SchemaVocabularies(uri: name) {
                vocabularies.formUnion(vocabulary)
            } else if isRequired.bool != false {
                throw failure("the dialect \(quoted) requires a vocabulary that is not known: \(name)")
            }
        }
        return SchemaDialect(draft, vocabularies, metaSchema: uri)
    }
}
