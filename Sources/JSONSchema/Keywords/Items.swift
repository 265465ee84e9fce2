import JSONText

/// `prefixItems` and `items`; before 2020-12 `items` as an array and `additionalItems`.
extension SchemaCompiler {
    mutating func compileItems(of schema: Int) throws(SchemaError) {
        let isOlder = dialect.draft < .draft2020
        let isList = value(of: "items", in: schema).map { text.nodes[$0].isKind(.array) } ?? false
        let prefix =
            isOlder
            ? (isList ? try schemas(of: "items", in: schema, mayBeEmpty: true) : nil)
            : try schemas(of: "prefixItems", in: schema)
        let rest =
            isOlder && isList
            ? try self.schema(of: "additionalItems", in: schema) : try self.schema(of: "items", in: schema)
        if prefix == nil, rest == nil { return }
        instructions.append(
            SchemaInstruction(
                operation: .items, kinds: JSONKind.array.bit, variant: isOlder && isList ? 1 : 0,
                first: prefix?.first ?? 0, second: prefix?.count ?? 0, third: rest ?? SchemaInstruction.none))
    }
}

extension SchemaRun {
    mutating func checkItems(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        let end = Int(payload[node].next)
        let prefixCount = Int(instruction.second)
        let rest = instruction.third
        let (prefixWord, restWord): (StaticString, StaticString) =
            instruction.variant == 0 ? ("prefixItems", "items") : ("items", "additionalItems")
        let isTracked = isTracking(node)
        var isValid = true
        var element = node &+ 1
        var index = 0
        while element < end {
            if index < prefixCount {
                let block = program.lists[Int(instruction.first) &+ index]
                isValid = evaluate(block, element, under: prefixWord, .index(index)) && isValid
            } else if rest == SchemaInstruction.none {
                return isValid
            } else {
                isValid = evaluate(rest, element, under: restWord) && isValid
            }
            if isTracked { markEvaluated(index) }
            if !isValid, !isExplaining { return false }
            element = Int(payload[element].next)
            index &+= 1
        }
        return isValid
    }
}
