/// `dependentRequired` and `dependentSchemas`.
extension SchemaCompiler {
    mutating func compileDependents(of schema: Int) throws(SchemaError) {
        if let members = try members(of: "dependentRequired", in: schema),
            let node = value(of: "dependentRequired", in: schema)
        {
            for (_, list) in members { try checkNames(list) }
            instructions.append(
                SchemaInstruction(operation: .dependentRequired, kinds: JSONKind.object.bit, first: UInt32(node)))
        }
        guard let members = try members(of: "dependentSchemas", in: schema), !members.isEmpty else { return }
        var pairs: [UInt32] = []
        for (name, value) in members { pairs += [UInt32(name), try block(for: value)] }
        instructions.append(
            SchemaInstruction(
                operation: .dependentSchemas, kinds: JSONKind.object.bit, first: UInt32(lists.count),
                second: UInt32(members.count)))
        lists += pairs
    }

    private func checkNames(_ list: Int) throws(SchemaError) {
        guard text.nodes[list].isKind(.array) else {
            throw failure("expected \"dependentRequired\" to hold arrays of names, found \(shown(list))", at: list)
        }
        for name in text.elements(of: JSONText.Node(list)) where !text.nodes[name.position].isKind(.string) {
            throw failure(
                "expected \"dependentRequired\" to hold names, found \(shown(name.position))", at: name.position)
        }
    }
}

extension SchemaRun {
    mutating func checkDependentRequired(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        let object = Int(instruction.first)
        var isValid = true
        var name = object + 1
        while name < Int(program.schema[object].next) {
            let list = name + 1
            if has(name, node) {
                var wanted = list + 1
                while wanted < Int(program.schema[list].next) {
                    if !has(wanted, node) {
                        if !isExplaining { return false }
                        isValid = false
                        explainMissing(wanted, because: name, node)
                    }
                    wanted = Int(program.schema[wanted].next)
                }
            }
            name = Int(program.schema[list].next)
        }
        return isValid
    }

    mutating func checkDependentSchemas(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        var isValid = true
        for index in 0..<Int(instruction.second) {
            let place = Int(instruction.first) + 2 * index
            let name = Int(program.lists[place])
            guard has(name, node) else { continue }
            if !evaluate(program.lists[place + 1], node, under: "dependentSchemas", .string(name)) {
                if !isExplaining { return false }
                isValid = false
            }
        }
        return isValid
    }

    /// Whether an object of the payload has a member that a string of the schema names.
    private mutating func has(_ name: Int, _ object: Int) -> Bool {
        spend(payload.childCount(object))
        return program.schema.withUTF8(program.schema[name]) { utf8 in
            payload.member(utf8, hash: NameHash.hash(UnsafeRawBufferPointer(utf8)), of: object) != nil
        }
    }

    private mutating func explainMissing(_ wanted: Int, because name: Int, _ node: Int) {
        _ = fail("dependentRequired", at: node) { run in
            let schema = run.program.schema
            let (missing, there) = (ValuePreview.text(of: wanted, in: schema), ValuePreview.text(of: name, in: schema))
            return ("expected the member \(missing) beside \(there), found none of that name", nil)
        }
    }
}
