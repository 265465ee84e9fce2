/// `prefixItems` and `items`.
extension SchemaCompiler {
    mutating func compileItems(of schema: Int) throws(SchemaError) {
        let prefix = try schemas(of: "prefixItems", in: schema)
        let rest = try self.schema(of: "items", in: schema)
        if prefix == nil, rest == nil { return }
        instructions.append(
            SchemaInstruction(
                operation: .items, kinds: JSONKind.array.bit, first: prefix?.first ?? 0, second: prefix?.count ?? 0,
                third: rest ?? SchemaInstruction.none))
    }
}

extension SchemaRun {
    mutating func checkItems(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        let end = Int(payload[node].next)
        let prefixCount = Int(instruction.second)
        let rest = instruction.third
        var isValid = true
        var element = node &+ 1
        var index = 0
        while element < end {
            if index < prefixCount {
                let block = program.lists[Int(instruction.first) &+ index]
                isValid = evaluate(block, element, under: "prefixItems", .index(index)) && isValid
            } else if rest == SchemaInstruction.none {
                return isValid
            } else {
                isValid = evaluate(rest, element, under: "items") && isValid
            }
            if !isValid, !isExplaining { return false }
            element = Int(payload[element].next)
            index &+= 1
        }
        return isValid
    }
}
