import JSONText

/// `minItems`, `maxItems`, `minProperties` and `maxProperties`.
extension SchemaCompiler {
    mutating func compileCounts(of schema: Int) throws(SchemaError) {
        try compileCount(.itemCount, .array, "minItems", "maxItems", of: schema)
        try compileCount(.memberCount, .object, "minProperties", "maxProperties", of: schema)
    }

    private mutating func compileCount(
        _ operation: SchemaInstruction.Operation, _ kind: JSONKind, _ minimum: StaticString, _ maximum: StaticString,
        of schema: Int
    ) throws(SchemaError) {
        let least = try count(of: minimum, in: schema)
        let most = try count(of: maximum, in: schema)
        if least == nil, most == nil { return }
        instructions.append(
            SchemaInstruction(
                operation: operation, kinds: kind.bit, first: least ?? 0, second: most ?? UInt32.max))
    }
}

extension SchemaRun {
    mutating func checkItemCount(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        checkCount(instruction, node, "minItems", "maxItems", "element")
    }

    mutating func checkMemberCount(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        checkCount(instruction, node, "minProperties", "maxProperties", "member")
    }

    private mutating func checkCount(
        _ instruction: SchemaInstruction, _ node: Int, _ minimum: StaticString, _ maximum: StaticString, _ noun: String
    ) -> Bool {
        let count = payload.childCount(node)
        if count < Int(instruction.first) {
            return fail(minimum, at: node) { _ in
                ("expected at least \(ValuePreview.counted(instruction.first, noun)), found \(count)", nil)
            }
        }
        if count > Int(instruction.second) {
            return fail(maximum, at: node) { _ in
                ("expected at most \(ValuePreview.counted(instruction.second, noun)), found \(count)", nil)
            }
        }
        return true
    }
}
