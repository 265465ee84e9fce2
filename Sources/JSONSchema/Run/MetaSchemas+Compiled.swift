import JSONText

extension MetaSchemas {
    /// How deep schemas are judged by meta-schemas, which take some five steps for each level.
    static let maximumDepth = 768

    /// The meta-schemas of the drafts, compiled.
    static let compiled: [String: CompiledSchema] = {
        var compiled: [String: CompiledSchema] = [:]
        for draft in SchemaDraft.allCases {
            guard let document = documents[draft.uri] else { continue }
            compiled[draft.uri] = try? CompiledSchema(
                trusted: document.root, options: SchemaOptions(maximumDepth: maximumDepth), registry: SchemaRegistry())
        }
        return compiled
    }()
}
