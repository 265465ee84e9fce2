import JSONText

/// What keywords use to read their values.
extension SchemaCompiler {
    /// The value of a keyword, or nil.
    func value(of keyword: StaticString, in schema: Int) -> Int? {
        text.member(keyword, of: JSONText.Node(schema))?.position
    }

    func failure(_ message: String, at node: Int) -> SchemaError { index.failure(message, at: node) }

    /// A value as a message shows it.
    func shown(_ node: Int) -> String { index.shown(node) }

    /// Values are compared by recursion into the schema's side, which this bounds.
    func refuseDeepValue(_ node: Int) throws(SchemaError) {
        let limit = JSONLimits.default.maximumDepth
        var open: [UInt32] = []
        for index in node..<Int(text.nodes[node].next) {
            while let end = open.last, end <= index { open.removeLast() }
            let child = text.nodes[index]
            guard child.isKind(.object) || child.isKind(.array) else { continue }
            open.append(child.next)
            if open.count > limit {
                throw failure("values to compare with are supported up to a depth of \(limit)", at: node)
            }
        }
    }

    /// The value of a keyword that counts something: an integer from 0.
    ///
    /// What is beyond 2³² − 1 comes out as that, which no payload reaches either.
    func count(of keyword: StaticString, in schema: Int) throws(SchemaError) -> UInt32? {
        guard let node = value(of: keyword, in: schema) else { return nil }
        guard let number = text.number(of: JSONText.Node(node)), number.isInteger, number >= JSONNumber(0) else {
            throw failure("expected \"\(keyword)\" to be an integer from 0, found \(shown(node))", at: node)
        }
        return number.int.map { UInt32(clamping: $0) } ?? UInt32.max
    }

    /// The values of a keyword that is an object of something.
    func members(of keyword: StaticString, in schema: Int) throws(SchemaError) -> [(name: Int, value: Int)]? {
        guard let node = value(of: keyword, in: schema) else { return nil }
        guard text.nodes[node].isKind(.object) else {
            throw failure("expected \"\(keyword)\" to be an object, found \(shown(node))", at: node)
        }
        return text.members(of: JSONText.Node(node)).map { ($0.name.position, $0.value.position) }
    }

    /// The values of a keyword that is an array of something.
    func elements(of keyword: StaticString, in schema: Int) throws(SchemaError) -> [Int]? {
        guard let node = value(of: keyword, in: schema) else { return nil }
        guard text.nodes[node].isKind(.array) else {
            throw failure("expected \"\(keyword)\" to be an array, found \(shown(node))", at: node)
        }
        return text.elements(of: JSONText.Node(node)).map(\.position)
    }

    /// The block of a keyword that is one schema.
    mutating func schema(of keyword: StaticString, in schema: Int) throws(SchemaError) -> UInt32? {
        guard let node = value(of: keyword, in: schema) else { return nil }
        return try block(for: node)
    }

    /// The run in `lists` of a keyword that is an array of at least one schema.
    mutating func schemas(
        of keyword: StaticString, in schema: Int, mayBeEmpty: Bool = false
    ) throws(SchemaError) -> (first: UInt32, count: UInt32)? {
        guard let elements = try elements(of: keyword, in: schema) else { return nil }
        if elements.isEmpty, !mayBeEmpty, let node = value(of: keyword, in: schema) {
            throw failure("expected \"\(keyword)\" to have at least one schema, found none", at: node)
        }
        let first = UInt32(lists.count)
        var blocks: [UInt32] = []
        for element in elements { blocks.append(try block(for: element)) }
        lists += blocks
        return (first, UInt32(blocks.count))
    }
}
