import JSONText

extension SchemaIndex {
    /// The dialect that a schema's `$schema` names; nil without one.
    func dialect(of schema: Int) throws(SchemaError) -> SchemaDialect? {
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
        guard let metaSchema = registry.document(named: place) else {
            throw failure(
                "the dialect \(shown(node)) is not known; give its meta-schema, or use "
                    + ValuePreview.alternatives(known), at: node, missing: place)
        }
        return try MetaSchemaReader(metaSchema, at: place, registry: registry).dialect { failure($0, at: node) }
    }

    /// The `$id` that moves the base, unless it only names an anchor.
    func ownID(of schema: Int, _ draft: SchemaDraft) -> String? {
        let node = JSONText.Node(schema)
        // Until draft 7 nothing counts beside "$ref".
        if draft < .draft2019, text.member("$ref", of: node) != nil { return nil }
        guard let id = text.member("$id", of: node).flatMap({ text.string(of: $0) }), !id.hasPrefix("#") else {
            return nil
        }
        return id
    }

    /// Enters a schema and all the schemas in it.
    mutating func walk(_ start: Int, in resource: Int) throws(SchemaError) {
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
                guard let keyword = text.string(of: name), let shape = SubschemaKind(of: keyword, in: draft) else {
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
        // With a fragment it names a place in a resource that may be there already.
        if SchemaURI(id).fragment?.isEmpty == false, let known = resourceByURI[ExactText(uri)] { return known }
        // The same document may have been given under several names.
        if let other = resourceByURI[ExactText(uri)], resources[other].root != node,
            sources.partNumber(of: resources[other].root) == sources.partNumber(of: node)
        {
            throw failure("\(ValuePreview.quoted(uri)) is the \"$id\" of two schemas", at: node)
        }
        resources.append(SchemaResource(uri: uri, root: node, dialect: dialect))
        if resourceByURI[ExactText(uri)] == nil { resourceByURI[ExactText(uri)] = resources.count - 1 }
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
            if resources[number].root == schema,
                let node = text.member("$recursiveAnchor", of: JSONText.Node(schema)), text.kind(of: node) == .true
            {
                resources[number].dynamicAnchors[ExactText("")] = schema
            }
        } else if let name = string("$dynamicAnchor") {
            try note(name, at: schema, in: number)
            resources[number].dynamicAnchors[ExactText(name)] = schema
        }
    }

    private mutating func note(_ anchor: String, at schema: Int, in number: Int) throws(SchemaError) {
        let anchor = ExactText(anchor)
        if let other = resources[number].anchors[anchor], other != schema {
            throw failure("the anchor \(ValuePreview.quoted(anchor.text)) is given twice", at: schema)
        }
        resources[number].anchors[anchor] = schema
    }

    /// The schemas that the value of a keyword holds; what has the wrong form is told when it is compiled.
    private func schemas(in value: JSONText.Node, _ shape: SubschemaKind) -> [Int] {
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
