import JSONText

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
        if fragment.utf8.first != UInt8(ascii: "/") {
            guard let target = resource.anchors[ExactText(fragment)] else {
                throw failure("\(shown(node)) names an anchor that is not there", at: node)
            }
            return Target(node: target, anchor: fragment)
        }
        guard let pointer = JSONPointer(parsing: fragment), let target = try find(pointer, in: number) else {
            let near = JSONPointer(parsing: fragment).flatMap { nearest(to: $0, in: number) }
            throw failure(
                "\(shown(node)) leads to nothing in \(number == 0 ? "this" : "that") schema"
                    + (near.map { "; did you mean \(ValuePreview.quoted("#\($0.fragment)"))?" } ?? ""), at: node)
        }
        return Target(node: target, anchor: nil)
    }

    /// The resource of a URI, loaded from the registry where it was not needed before.
    private mutating func resourceNumber(
        at uri: String, inheriting dialect: SchemaDialect
    ) throws(SchemaError) -> Int? {
        if let known = resourceByURI[ExactText(uri)] { return known }
        if let document = registry.document(at: uri) { return try add(document, at: uri, inheriting: dialect) }
        // It may be an `$id` in a document that was given under another name. Documents that nothing refers to may be
        // no schemas at all, so what is wrong with them is no matter here.
        for (place, document) in registry.documents.sorted(by: { $0.key.text < $1.key.text })
        where resourceByURI[place] == nil && document.text.contains("\"$id\"") {
            var trial = self
            guard (try? trial.add(document, at: place.text, inheriting: dialect)) != nil,
                let found = trial.resourceByURI[ExactText(uri)]
            else { continue }
            self = trial
            return found
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

    /// The pointer that may have been meant where one token of it leads nowhere.
    private func nearest(to pointer: JSONPointer, in resource: Int) -> JSONPointer? {
        let text = text
        var node = JSONText.Node(resources[resource].root)
        for (place, token) in pointer.tokens.enumerated() {
            if let next = text.find(JSONPointer([token]), from: node) {
                node = next
                continue
            }
            let names = text.members(of: node).compactMap { text.string(of: $0.name) }
            guard let near = NameDistance.nearest(to: token, among: names) else { return nil }
            var meant = pointer
            meant.tokens[place] = near
            let rest = JSONPointer(Array(meant.tokens[place...]))
            return text.find(rest, from: node) == nil ? nil : meant
        }
        return nil
    }

    /// Adds a document and returns the number of its resource.
    mutating func add(
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
        resourceByURI[ExactText(uri)] = number
        if let own { resourceByURI[ExactText(own)] = number }
        try walk(root, in: number)
        return number
    }
}
