/// Which schema stands where: resources by URI, anchors, and for each schema the resource it belongs to.
///
/// Only what stands at the place of a schema counts: an `$id` in an `enum` or in an unknown keyword names nothing.
struct SchemaIndex {
    private(set) var sources: SchemaSources
    private(set) var resources: [SchemaResource] = []
    private var resourceByURI: [String: Int] = [:]
    /// The resource of each node that is a schema; `noResource` for others.
    private var resourceOfNode: [Int32] = []
    private let registry: SchemaRegistry

    private static let noResource: Int32 = -1

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

extension SchemaIndex {
    /// Where a reference leads.
    struct Target {
        let node: Int
        /// The plain name that the reference ends in.
        let anchor: String?
    }

    /// Follows a reference that stands at `node` and is a keyword of `schema`.
    mutating func target(of reference: String, in schema: Int, at node: Int) throws(SchemaError) -> Target {
        let source = resource(of: schema)
        let uri = SchemaURI(reference).resolved(against: SchemaURI(source.uri))
        let absolute = uri.absolute
        guard let number = try resourceNumber(at: absolute, inheriting: source.dialect) else {
            throw failure(
                "\(shown(node)) leads to a document that was not given: \(ValuePreview.quoted(absolute))", at: node,
                missing: absolute)
        }
        let resource = resources[number]
        guard let coded = uri.fragment, !coded.isEmpty else { return Target(node: resource.root, anchor: nil) }
        guard let fragment = PercentCoding.decode(coded) else {
            throw failure("\(shown(node)) is no URI: what follows # is not percent-encoded UTF-8", at: node)
        }
        if !fragment.hasPrefix("/") {
            guard let target = resource.anchors[fragment] else {
                throw failure("\(shown(node)) names an anchor that is not there", at: node)
            }
            return Target(node: target, anchor: fragment)
        }
        guard let pointer = JSONPointer(parsing: fragment), let target = try find(pointer, in: number) else {
            throw failure("\(shown(node)) leads to nothing in \(number == 0 ? "this" : "that") schema", at: node)
        }
        return Target(node: target, anchor: nil)
    }

    /// The resource of a URI, loaded from the registry where it was not needed before.
    private mutating func resourceNumber(
        at uri: String, inheriting dialect: SchemaDialect
    ) throws(SchemaError) -> Int? {
        if let known = resourceByURI[uri] { return known }
        if let document = registry.document(at: uri) { return try add(document, at: uri, inheriting: dialect) }
        // It may be the `$id` of a document that was given under another name.
        for (place, document) in registry.documents.sorted(by: { $0.key < $1.key })
        where resourceByURI[place] == nil && document["$id"]?.string != nil {
            _ = try add(document, at: place, inheriting: dialect)
            if let found = resourceByURI[uri] { return found }
        }
        return nil
    }

    /// Follows a pointer; what it leads to is a schema from now on, even in the middle of an unknown keyword.
    private mutating func find(_ pointer: JSONPointer, in resource: Int) throws(SchemaError) -> Int? {
        let text = text
        var node = JSONText.Node(resources[resource].root)
        var owner = resource
        for token in pointer.tokens {
            guard let next = text.find(JSONPointer([token]), from: node) else { return nil }
            node = next
            if resourceOfNode[node.position] != Self.noResource { owner = resourceNumber(of: node.position) }
        }
        if resourceOfNode[node.position] == Self.noResource { try walk(node.position, in: owner) }
        return node.position
    }

    /// Adds a document and returns the number of its resource.
    private mutating func add(
        _ value: JSONValue, at uri: String, inheriting dialect: SchemaDialect
    ) throws(SchemaError) -> Int {
        guard let root = sources.append(value) else {
            throw SchemaError(
                message: "the schema and what it refers to are larger than \(JSONLimits.maximumSize) bytes together",
                pointer: value.pointer, position: value.position)
        }
        resourceOfNode += [Int32](repeating: Self.noResource, count: text.nodes.count - resourceOfNode.count)
        let number = resources.count
        let dialect = try self.dialect(of: root) ?? dialect
        let own = ownID(of: root, dialect.draft).map { SchemaURI($0).resolved(against: SchemaURI(uri)).absolute }
        resources.append(SchemaResource(uri: own ?? uri, root: root, dialect: dialect))
        resourceByURI[uri] = number
        if let own { resourceByURI[own] = number }
        try walk(root, in: number)
        return number
    }
}

extension SchemaIndex {
    /// The dialect that a schema's `$schema` names; nil without one.
    private func dialect(of schema: Int) throws(SchemaError) -> SchemaDialect? {
        guard let node = text.member("$schema", of: JSONText.Node(schema))?.position else { return nil }
        guard let uri = text.string(of: JSONText.Node(node)) else {
            throw failure("expected \"$schema\" to be a string, found \(shown(node))", at: node)
        }
        if let draft = SchemaDraft(schemaURI: uri) { return SchemaDialect(draft) }
        let known = SchemaDraft.allCases.map { "\"\($0.uri)\"" }
        if let name = SchemaDraft.refusedName(of: uri) {
            throw failure("\(name) is not supported; use \(ValuePreview.alternatives(known))", at: node)
        }
        let place = SchemaURI(uri).absolute
        guard let metaSchema = registry.document(at: place) else {
            throw failure(
                "the dialect \(shown(node)) is not known; give its meta-schema, or use "
                    + ValuePreview.alternatives(known), at: node, missing: place)
        }
        return try MetaSchemaReader(metaSchema, at: place).dialect { failure($0, at: node) }
    }

    /// The `$id` that moves the base, unless it only names an anchor.
    private func ownID(of schema: Int, _ draft: SchemaDraft) -> String? {
        let node = JSONText.Node(schema)
        // Until draft 7 nothing counts beside "$ref".
        if draft < .draft2019, text.member("$ref", of: node) != nil { return nil }
        guard let id = text.member("$id", of: node).flatMap({ text.string(of: $0) }), !id.hasPrefix("#") else {
            return nil
        }
        return id
    }

    /// Enters a schema and all the schemas in it.
    private mutating func walk(_ start: Int, in resource: Int) throws(SchemaError) {
        let text = text
        var open = [(node: start, resource: resource)]
        while let (node, outer) = open.popLast() {
            var number = outer
            guard text.nodes[node].isKind(.object) else {
                resourceOfNode[node] = Int32(number)
                continue
            }
            if node != resources[number].root, let id = ownID(of: node, resources[number].dialect.draft) {
                number = try addResource(id, at: node, in: number)
            }
            resourceOfNode[node] = Int32(number)
            try noteAnchors(of: node, in: number)
            let draft = resources[number].dialect.draft
            for (name, value) in text.members(of: JSONText.Node(node)) {
                guard let keyword = text.string(of: name), let shape = SubschemaShape(of: keyword, in: draft) else {
                    continue
                }
                for child in schemas(in: value, shape) where resourceOfNode[child] == Self.noResource {
                    open.append((child, number))
                }
            }
        }
    }

    private mutating func addResource(_ id: String, at node: Int, in outer: Int) throws(SchemaError) -> Int {
        let dialect = try self.dialect(of: node) ?? resources[outer].dialect
        let uri = SchemaURI(id).resolved(against: SchemaURI(resources[outer].uri)).absolute
        // The same document may have been given under several names.
        if let other = resourceByURI[uri], resources[other].root != node,
            sources.partNumber(of: resources[other].root) == sources.partNumber(of: node)
        {
            throw failure("\(ValuePreview.quoted(uri)) is the \"$id\" of two schemas", at: node)
        }
        resources.append(SchemaResource(uri: uri, root: node, dialect: dialect))
        if resourceByURI[uri] == nil { resourceByURI[uri] = resources.count - 1 }
        return resources.count - 1
    }

    private mutating func noteAnchors(of schema: Int, in number: Int) throws(SchemaError) {
        let text = text
        func string(_ keyword: StaticString) -> String? {
            text.member(keyword, of: JSONText.Node(schema)).flatMap { text.string(of: $0) }
        }
        guard resources[number].dialect.draft >= .draft2019 else {
            if text.member("$ref", of: JSONText.Node(schema)) == nil, let id = string("$id"),
                let name = SchemaURI(id).fragment, !name.isEmpty, !name.hasPrefix("/")
            {
                try note(String(name), at: schema, in: number)
            }
            return
        }
        if let name = string("$anchor") { try note(name, at: schema, in: number) }
        if resources[number].dialect.draft == .draft2019 {
            if let node = text.member("$recursiveAnchor", of: JSONText.Node(schema)), text.kind(of: node) == .true {
                resources[number].dynamicAnchors[""] = schema
            }
        } else if let name = string("$dynamicAnchor") {
            try note(name, at: schema, in: number)
            resources[number].dynamicAnchors[name] = schema
        }
    }

    private mutating func note(_ anchor: String, at schema: Int, in number: Int) throws(SchemaError) {
        if let other = resources[number].anchors[anchor], other != schema {
            throw failure("the anchor \(ValuePreview.quoted(anchor)) is given twice", at: schema)
        }
        resources[number].anchors[anchor] = schema
    }

    /// The schemas that the value of a keyword holds; what has the wrong form is told when it is compiled.
    private func schemas(in value: JSONText.Node, _ shape: SubschemaShape) -> [Int] {
        let text = text
        switch (shape, text.kind(of: value)) {
        case (.one, _), (.oneOrList, .object), (.oneOrList, .true), (.oneOrList, .false):
            return [value.position]
        case (.list, .array), (.oneOrList, .array):
            return text.elements(of: value).map(\.position)
        case (.map, .object):
            return text.members(of: value).map(\.value.position)
        case (.mapWithNames, .object):
            return text.members(of: value).map(\.value).filter { text.kind(of: $0) != .array }.map(\.position)
        default:
            return []
        }
    }
}
