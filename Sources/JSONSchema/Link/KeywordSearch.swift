import JSONText

/// Finds the members of schemas that are no keywords of their dialect.
struct KeywordSearch {
    private let index: SchemaIndex
    /// The keywords of dialects by their meta-schema.
    private var known: [String: Set<String>] = [:]

    /// Looks at all schemas of an index that were not given by the drafts themselves.
    init(_ index: SchemaIndex) { self.index = index }

    /// Those that are unknown, by document and in the order of their text.
    ///
    /// Names that begin with `x-` are meant to be unknown.
    mutating func run() -> [UnknownKeyword] {
        let text = index.text
        var found: [UnknownKeyword] = []
        for node in index.resourceOfNode.indices
        where index.resourceOfNode[node] != SchemaIndex.noResource && text.nodes[node].isKind(.object) {
            let resource = index.resource(of: node)
            guard MetaSchemas.documents[resource.uri] == nil else { continue }
            let keywords = keywords(of: resource.dialect)
            for (name, _) in text.members(of: JSONText.Node(node)) {
                guard let keyword = text.string(of: name), !keywords.contains(keyword), !keyword.hasPrefix("x-") else {
                    continue
                }
                found.append(unknown(keyword, at: name.position, resource.dialect.draft, keywords))
            }
        }
        return found
    }

    private func unknown(
        _ keyword: String, at node: Int, _ draft: SchemaDraft, _ keywords: Set<String>
    ) -> UnknownKeyword {
        let place = index.failure("", at: node)
        let others = SchemaDraft.allCases.filter { $0 != draft && $0.keywords.contains(keyword) }
        // `id` was `$id` once, and is too short to be near to anything.
        let nearest =
            keywords.contains("$" + keyword)
            ? "$" + keyword : NameDistance.nearest(to: keyword, among: keywords.sorted())
        return UnknownKeyword(
            name: keyword, nearest: others.isEmpty ? nearest : nil, draft: draft, otherDraft: others.last,
            position: place.position, document: place.document)
    }

    /// The keywords of a draft, and those that a meta-schema of somebody's own describes.
    private mutating func keywords(of dialect: SchemaDialect) -> Set<String> {
        if let names = known[dialect.metaSchema] { return names }
        var names = dialect.draft.keywords
        var waiting = [dialect.metaSchema]
        var seen: Set<String> = []
        while let uri = waiting.popLast() {
            guard seen.insert(uri).inserted, let document = index.registry.document(named: uri) else { continue }
            names.formUnion((document["properties"]?.members ?? []).map(\.name))
            for part in document["allOf"]?.elements ?? [] {
                guard let reference = part["$ref"]?.string else { continue }
                waiting.append(SchemaURI(reference).resolved(against: SchemaURI(uri)).absolute)
            }
        }
        known[dialect.metaSchema] = names
        return names
    }
}
