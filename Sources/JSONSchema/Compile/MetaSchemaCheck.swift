/// Judges the documents of a schema by their meta-schemas, for all that compiling does not look at.
struct MetaSchemaCheck {
    private let index: SchemaIndex
    private let registry: SchemaRegistry

    init(_ index: SchemaIndex, registry: SchemaRegistry) {
        self.index = index
        self.registry = registry
    }

    /// - Throws: The first error that a meta-schema finds.
    func run() throws(SchemaError) {
        for part in index.sources.parts {
            let resources = index.resources.filter { index.sources.partNumber(of: $0.root) == partNumber(part) }
            // A document in two dialects fits the meta-schema of neither.
            guard let resource = resources.first, Set(resources.map(\.dialect)).count == 1,
                MetaSchemas.documents[resource.uri] == nil,
                let metaSchema = try metaSchema(resource.dialect)
            else { continue }
            try check(part, by: metaSchema)
        }
    }

    private func partNumber(_ part: SchemaSources.Part) -> Int { index.sources.partNumber(of: part.first) }

    private func metaSchema(_ dialect: SchemaDialect) throws(SchemaError) -> CompiledSchema? {
        if let official = MetaSchemas.compiled[dialect.metaSchema] { return official }
        guard let document = registry.document(at: dialect.metaSchema) else { return nil }
        return try CompiledSchema(
            document, options: SchemaOptions(baseURI: dialect.metaSchema), registry: registry)
    }

    private func check(_ part: SchemaSources.Part, by metaSchema: CompiledSchema) throws(SchemaError) {
        let value = part.value
        let violation = value.storage.withText { text -> (node: Int, error: String)? in
            text.withView { view in
                // What is nested too deeply to be judged is left to the compiler.
                guard metaSchema.program.answer(view, at: value.index, nil) == false else { return nil }
                let found = metaSchema.program.violations(of: view, at: value.index, nil)
                return found.violations.first.map { ($0.node, $0.error) }
            }
        }
        guard let violation else { return }
        throw index.failure(
            "not valid by the meta-schema: \(violation.error)", at: part.first + violation.node - value.index)
    }
}
