import JSONText

/// `multipleOf`, exact at any size.
extension SchemaCompiler {
    mutating func compileMultipleOf(of schema: Int) throws(SchemaError) {
        guard let node = value(of: "multipleOf", in: schema) else { return }
        guard let number = text.number(of: JSONText.Node(node)), number > JSONNumber(0) else {
            throw failure("expected \"multipleOf\" to be a number greater than 0, found \(shown(node))", at: node)
        }
        instructions.append(
            SchemaInstruction(operation: .multipleOf, kinds: JSONKind.number.bit, first: UInt32(node)))
    }
}

extension SchemaRun {
    mutating func checkMultipleOf(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        let divisor = program.schema[Int(instruction.first)]
        let number = DecimalText(payload.bytes(payload[node]))
        // Each digit goes through all words of a divisor; most numbers are short, and cost nothing.
        spend(Int(payload[node].length) / 16 * (1 + Int(divisor.length) / 4))
        guard canGoOn else { return giveUp(.steps) }
        if number.isMultiple(of: DecimalText(program.schema.bytes(divisor))) { return true }
        return fail("multipleOf", at: node) { run in
            let divisor = ValuePreview.text(of: Int(instruction.first), in: run.program.schema)
            return ("expected a multiple of \(divisor), found \(run.shown(node))", nil)
        }
    }
}
