import JSONText

extension SchemaCompiler {
    mutating func compileEnum(of schema: Int) throws(SchemaError) {
        guard try elements(of: "enum", in: schema) != nil, let node = value(of: "enum", in: schema) else { return }
        try refuseDeepValue(node)
        let table = text.withView { view in EnumTable.slots(of: node, in: view) }
        instructions.append(
            SchemaInstruction(
                operation: .enum, first: UInt32(node), second: UInt32(lists.count), third: UInt32(table.count)))
        lists += table
    }
}

extension SchemaRun {
    /// The most values that a message lists.
    private static let listed = 10

    mutating func checkEnum(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        let array = Int(instruction.first)
        spend(Int(payload[node].length) / 64)
        guard canGoOn else { return giveUp(.steps) }
        if isListed(instruction, node) { return true }
        return fail("enum", at: node, isMismatch: true) { run in run.enumText(array, node) }
    }

    private mutating func isListed(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        let size = Int(instruction.third)
        guard size > 0 else {
            let array = Int(instruction.first)
            var value = array + 1
            while value < Int(program.schema[array].next) {
                if TapeEquality.areEqual(payload, node, program.schema, value) { return true }
                value = Int(program.schema[value].next)
            }
            return false
        }
        var slot = TapeHash.hash(payload, node) & (size - 1)
        while true {
            let held = program.lists[Int(instruction.second) + slot]
            if held == 0 { return false }
            if TapeEquality.areEqual(payload, node, program.schema, Int(held)) { return true }
            spend(1)
            guard canGoOn else { return giveUp(.steps) }
            slot = (slot + 1) & (size - 1)
        }
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
