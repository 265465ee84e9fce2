import JSONText

/// The keywords that refer to another schema.
enum ReferenceKeyword: UInt8 {
    case ref
    case dynamicRef
    case recursiveRef

    var word: StaticString {
        switch self {
        case .ref: "$ref"
        case .dynamicRef: "$dynamicRef"
        case .recursiveRef: "$recursiveRef"
        }
    }
}

extension SchemaCompiler {
    /// Compiles `$ref`, and `$dynamicRef` or `$recursiveRef` where the draft has it.
    mutating func compileReference(of schema: Int) throws(SchemaError) {
        try compileReference(.ref, of: schema)
        switch dialect.draft {
        case .draft7: break
        case .draft2019: try compileReference(.recursiveRef, of: schema)
        case .draft2020: try compileReference(.dynamicRef, of: schema)
        }
    }

    private mutating func compileReference(_ keyword: ReferenceKeyword, of schema: Int) throws(SchemaError) {
        guard let node = value(of: keyword.word, in: schema) else { return }
        guard let reference = text.string(of: JSONText.Node(node)) else {
            throw failure("expected \"\(keyword.word)\" to be a string, found \(shown(node))", at: node)
        }
        let target = try index.target(of: reference, in: schema, at: node)
        let resource = index.resource(of: target.node)
        let dynamicAnchor: ExactText? =
            switch keyword {
            case .ref: nil
            case .dynamicRef: target.anchor.map { ExactText($0) }
            case .recursiveRef: ExactText("")
            }
        let isDynamic = dynamicAnchor.map { resource.dynamicAnchors[$0] == target.node } ?? false
        if isDynamic, let dynamicAnchor {
            dynamicReferences.append(DynamicReference(instruction: instructions.count, anchor: dynamicAnchor))
        }
        // A reference into the middle of another resource brings that resource into the dynamic scope.
        let number = index.resourceNumber(of: target.node)
        let enters = number != index.resourceNumber(of: schema) && resource.root != target.node
        instructions.append(
            SchemaInstruction(
                operation: isDynamic ? .dynamicReference : .reference, variant: keyword.rawValue,
                first: try block(for: target.node), second: enters ? UInt32(number) : SchemaInstruction.none))
    }
}

extension SchemaRun {
    mutating func checkReference(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        let keyword = (ReferenceKeyword(rawValue: instruction.variant) ?? .ref).word
        if instruction.second == SchemaInstruction.none || !program.hasDynamicReferences {
            return evaluate(instruction.first, node, under: keyword)
        }
        scope.append(instruction.second)
        defer { scope.removeLast() }
        return evaluate(instruction.first, node, under: keyword)
    }

    /// Goes where the outermost resource in the dynamic scope says that has the anchor (2020-12, Core, section
    /// 8.2.3.2).
    mutating func checkDynamicReference(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        let first = Int(instruction.second)
        var target = instruction.first
        search: for resource in scope {
            for pair in 0..<Int(instruction.third) where program.lists[first &+ 2 &* pair] == resource {
                target = program.lists[first &+ 2 &* pair &+ 1]
                break search
            }
        }
        spend(scope.count &* Int(instruction.third))
        scope.append(program.blocks[Int(target)].resource)
        defer { scope.removeLast() }
        return evaluate(
            target, node, under: (ReferenceKeyword(rawValue: instruction.variant) ?? .dynamicRef).word)
    }
}
