extension SchemaCompiler {
    mutating func compileEnum(of schema: Int) throws(SchemaError) {
        guard try elements(of: "enum", in: schema) != nil, let node = value(of: "enum", in: schema) else { return }
        try refuseDeepValue(node)
        instructions.append(SchemaInstruction(operation: .enum, first: UInt32(node)))
    }
}

extension SchemaRun {
    /// The most values that a message lists.
    private static let listed = 10

    mutating func checkEnum(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        let array = Int(instruction.first)
        let end = Int(program.schema[array].next)
        var value = array + 1
        while value < end {
            spend(1)
            if TapeEquality.areEqual(payload, node, program.schema, value) { return true }
            value = Int(program.schema[value].next)
        }
        return fail("enum", at: node, isMismatch: true) { run in run.enumText(array, node) }
    }

    private func enumText(_ array: Int, _ node: Int) -> (error: String, hint: String?) {
        var values: [Int] = []
        var value = array + 1
        while value < Int(program.schema[array].next) {
            values.append(value)
            value = Int(program.schema[value].next)
        }
        var words = values.prefix(Self.listed).map { ValuePreview.text(of: $0, in: program.schema) }
        if values.count > Self.listed { words.append("\(values.count - Self.listed) more values") }
        let expected = words.isEmpty ? "no value at all" : ValuePreview.alternatives(words)
        return (
            "expected \(expected), found \(shown(node))",
            ValueHint.hint(for: node, in: payload, among: values, in: program.schema)
        )
    }
}
