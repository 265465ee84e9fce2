import JSONText

/// Judges the documents of a schema by their meta-schemas, for all that compiling does not look at.
struct MetaSchemaCheck {
    private let index: SchemaIndex
    private let registry: SchemaRegistry
    /// The nodes of the schemas that are in use.
    private let compiled: Set<Int>

    init(_ compiler: SchemaCompiler, registry: SchemaRegistry) {
        index = compiler.index
        self.registry = registry
        compiled = Set(compiler.blocks.map { Int($0.node) })
    }

    /// - Throws: The first error that a meta-schema finds.
    func run() throws(SchemaError) {
        let resourcesByPart = Dictionary(grouping: index.resources) { index.sources.partNumber(of: $0.root) }
        for (number, part) in index.sources.parts.enumerated() {
            // What is referred to may stand in a document that is no schema as a whole.
            guard compiled.contains(part.first), let resources = resourcesByPart[number] else { continue }
            // A document in two dialects fits the meta-schema of neither.
            guard let resource = resources.first, Set(resources.map(\.dialect)).count == 1,
                MetaSchemas.documents[resource.uri] == nil,
                let metaSchema = try metaSchema(resource.dialect)
            else { continue }
            try check(part, by: metaSchema)
        }
    }

    private func metaSchema(_ dialect: SchemaDialect) throws(SchemaError) -> CompiledSchema? {
        if let official = MetaSchemas.compiled[dialect.metaSchema] { return official }
        guard let document = registry.document(named: dialect.metaSchema) else { return nil }
        // It is not checked in turn: what it reaches may be of its own dialect.
        return try CompiledSchema(
            trusted: document,
            options: SchemaOptions(baseURI: dialect.metaSchema, maximumDepth: MetaSchemas.maximumDepth),
            registry: registry)
    }

    private func check(_ part: SchemaSources.Part, by metaSchema: CompiledSchema) throws(SchemaError) {
        let value = part.value
        let violation = value.storage.withText { text -> (node: Int, error: String)? in
            text.withView { view in
                // What is nested too deeply to be judged is left to the compiler.
                guard metaSchema.program.answer(view, at: value.index, nil) == false else { return nil }
                let found = metaSchema.program.violations(of: view, at: value.index, nil)
                // Of several branches the errors of the nearest say more than the line on all of them.
                let telling = found.violations.first { !["anyOf", "oneOf"].contains($0.keywordLocation.tokens.last) }
                return (telling ?? found.violations.first).map { ($0.node, $0.error) }
            }
        }
        guard let violation else { return }
        throw index.failure(
            "not valid by the meta-schema: \(violation.error)", at: part.first + violation.node - value.index)
    }
}
