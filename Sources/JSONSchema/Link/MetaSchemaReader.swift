import JSONText

/// Reads the dialect that a meta-schema of somebody's own describes.
struct MetaSchemaReader {
    private let document: JSONValue
    private let uri: String
    private let registry: SchemaRegistry

    init(_ document: JSONValue, at uri: String, registry: SchemaRegistry) {
        self.document = document
        self.uri = uri
        self.registry = registry
    }

    /// The draft of the meta-schema with the vocabularies that its `$vocabulary` names.
    ///
    /// - Throws: What `failure` makes of a message, for a draft or a required vocabulary that is not understood.
    func dialect(failure: (String) -> SchemaError) throws(SchemaError) -> SchemaDialect {
        let quoted = ValuePreview.quoted(uri)
        guard let draft else {
            throw failure("the meta-schema \(quoted) is itself of a dialect that is not known")
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

    /// The draft at the end of the chain of `$schema`; a meta-schema that describes itself is of the latest.
    private var draft: SchemaDraft? {
        var known: Set<ExactText> = [ExactText(uri)]
        var next = document
        while let base = next["$schema"]?.string {
            if let draft = SchemaDraft(schemaURI: base) { return draft }
            let place = SchemaURI(base).absolute
            guard known.insert(ExactText(place)).inserted else { return .draft2020 }
            guard let further = registry.document(named: place) else { return nil }
            next = further
        }
        return .draft2020
    }
}
