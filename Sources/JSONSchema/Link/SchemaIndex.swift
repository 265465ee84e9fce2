import JSONText

/// Which schema stands where: resources by URI, anchors, and for each schema the resource it belongs to.
///
/// Only what stands at the place of a schema counts: an `$id` in an `enum` or in an unknown keyword names nothing.
struct SchemaIndex {
    var sources: SchemaSources
    var resources: [SchemaResource] = []
    var resourceByURI: [ExactText: Int] = [:]
    /// The resource of each node that is a schema; `noResource` for others.
    var resourceOfNode: [Int32] = []
    let registry: SchemaRegistry

    static let noResource: Int32 = -1

    /// Starts with the schema that everything is compiled for.
    init(_ schema: JSONValue, options: SchemaOptions, registry: SchemaRegistry) throws(SchemaError) {
        self.registry = registry
        sources = SchemaSources(capacity: schema.bytes.count + registry.size + MetaSchemas.size)
        _ = try add(schema, at: SchemaURI(options.baseURI).absolute, inheriting: SchemaDialect(options.draft))
    }

    var text: JSONText { sources.text }

    /// The number of the resource that the schema at a node belongs to.
    func resourceNumber(of node: Int) -> Int { Int(resourceOfNode[node]) }

    func resource(of node: Int) -> SchemaResource { resources[resourceNumber(of: node)] }

    func failure(_ message: String, at node: Int, missing: String? = nil) -> SchemaError {
        guard let origin = sources.origin(of: node) else {
            return SchemaError(message: message, pointer: .root, position: JSONPosition(line: 1, column: 1))
        }
        let part = sources.partNumber(of: node)
        let uri = part == 0 ? nil : resources.first { $0.root == sources.parts[part].first }?.uri
        return SchemaError(
            message: message, pointer: origin.pointer, position: origin.position, document: uri,
            missingDocument: missing)
    }

    /// A value as a message shows it.
    func shown(_ node: Int) -> String { text.withView { ValuePreview.text(of: node, in: $0) } }
}
