import JSONText

/// `dependentRequired` and `dependentSchemas`; `dependencies`, which is both in one.
extension SchemaCompiler {
    /// Instructions of `dependencies` have this variant.
    static let joined: UInt8 = 1

    mutating func compileDependents(of schema: Int) throws(SchemaError) {
        if dialect.draft >= .draft2019 {
            if dialect.has(.validation) {
                let lists = try members(of: "dependentRequired", in: schema) ?? []
                for (_, list) in lists { try checkNames(list, of: "dependentRequired") }
                appendRequired(lists, variant: 0)
            }
            if dialect.has(.applicator) {
                try appendSchemas(try members(of: "dependentSchemas", in: schema) ?? [], variant: 0)
            }
        }
        // Later drafts may keep it (2020-12, Core, appendix on changes), and schemas in use rely on it.
        let joined = try members(of: "dependencies", in: schema) ?? []
        let lists = joined.filter { text.nodes[$0.value].isKind(.array) }
        for (_, list) in lists { try checkNames(list, of: "dependencies") }
        appendRequired(lists, variant: Self.joined)
        try appendSchemas(joined.filter { !text.nodes[$0.value].isKind(.array) }, variant: Self.joined)
    }

    private mutating func appendRequired(_ members: [(name: Int, value: Int)], variant: UInt8) {
        if members.isEmpty { return }
        instructions.append(
            SchemaInstruction(
                operation: .dependentRequired, kinds: JSONKind.object.bit, variant: variant,
                first: UInt32(lists.count), second: UInt32(members.count)))
        for (name, value) in members { lists += [UInt32(name), UInt32(value)] }
    }

    private mutating func appendSchemas(_ members: [(name: Int, value: Int)], variant: UInt8) throws(SchemaError) {
        if members.isEmpty { return }
        var pairs: [UInt32] = []
        for (name, value) in members { pairs += [UInt32(name), try block(for: value)] }
        instructions.append(
            SchemaInstruction(
                operation: .dependentSchemas, kinds: JSONKind.object.bit, variant: variant,
                first: UInt32(lists.count), second: UInt32(members.count)))
        lists += pairs
    }

    private func checkNames(_ list: Int, of keyword: String) throws(SchemaError) {
        guard text.nodes[list].isKind(.array) else {
            throw failure("expected \"\(keyword)\" to hold arrays of names, found \(shown(list))", at: list)
        }
        for name in text.elements(of: JSONText.Node(list)) where !text.nodes[name.position].isKind(.string) {
            throw failure("expected \"\(keyword)\" to hold names, found \(shown(name.position))", at: name.position)
        }
    }
}

extension SchemaRun {
    mutating func checkDependentRequired(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        let keyword: StaticString = instruction.variant == SchemaCompiler.joined ? "dependencies" : "dependentRequired"
        var isValid = true
        for index in 0..<Int(instruction.second) {
            let place = Int(instruction.first) + 2 * index
            let name = Int(program.lists[place])
            let list = Int(program.lists[place + 1])
            guard has(name, node) else { continue }
            var wanted = list + 1
            while wanted < Int(program.schema[list].next) {
                if !has(wanted, node) {
                    if !isExplaining { return false }
                    isValid = false
                    explainMissing(wanted, because: name, keyword, node)
                }
                wanted = Int(program.schema[wanted].next)
            }
        }
        return isValid
    }

    mutating func checkDependentSchemas(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        let keyword: StaticString = instruction.variant == SchemaCompiler.joined ? "dependencies" : "dependentSchemas"
        var isValid = true
        // That a member is there is said by the keyword itself.
        var joined = OpenAnswer.settled
        for index in 0..<Int(instruction.second) {
            let place = Int(instruction.first) + 2 * index
            let name = Int(program.lists[place])
            guard has(name, node) else { continue }
            if !evaluate(program.lists[place + 1], node, under: keyword, .string(name)) {
                if !isExplaining { return false }
                isValid = false
            }
            if let loops { joined = joined.and(loops.takeAnswer()) }
        }
        if isValid { loops?.answer = joined }
        return isValid
    }

    /// Whether an object of the payload has a member that a string of the schema names.
    private mutating func has(_ name: Int, _ object: Int) -> Bool {
        spend(payload.childCount(object))
        return program.schema.withUTF8(program.schema[name]) { utf8 in
            payload.member(utf8, hash: NameHash.hash(UnsafeRawBufferPointer(utf8)), of: object) != nil
        }
    }

    private mutating func explainMissing(_ wanted: Int, because name: Int, _ keyword: StaticString, _ node: Int) {
        _ = fail(keyword, at: node) { run in
            let schema = run.program.schema
            let (missing, there) = (ValuePreview.text(of: wanted, in: schema), ValuePreview.text(of: name, in: schema))
            return ("missing \(missing), which \(there) needs", nil)
        }
    }
}
