import JSONText

extension SchemaCompiler {
    mutating func compileConst(of schema: Int) throws(SchemaError) {
        guard let node = value(of: "const", in: schema) else { return }
        try refuseDeepValue(node)
        instructions.append(SchemaInstruction(operation: .const, first: UInt32(node)))
    }
}

extension SchemaRun {
    mutating func checkConst(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        let expected = Int(instruction.first)
        spend(Int(payload[node].length) / 64)
        guard canGoOn else { return giveUp(.steps) }
        if TapeEquality.areEqual(payload, node, program.schema, expected) { return true }
        return fail("const", at: node, isMismatch: true) { run in
            (
                "expected \(ValuePreview.text(of: expected, in: run.program.schema)), found \(run.shown(node))",
                ValueHint.hint(for: node, in: run.payload, among: [expected], in: run.program.schema)
            )
        }
    }
}
