import JSONText

/// `minimum`, `maximum`, `exclusiveMinimum` and `exclusiveMaximum`, exact at any size.
extension SchemaCompiler {
    mutating func compileBounds(of schema: Int) throws(SchemaError) {
        for bound in NumberBound.allCases {
            guard let node = value(of: bound.keyword, in: schema) else { continue }
            guard text.nodes[node].isKind(.number) else {
                throw failure("expected \"\(bound.keyword)\" to be a number, found \(shown(node))", at: node)
            }
            instructions.append(
                SchemaInstruction(
                    operation: .bound, kinds: JSONKind.number.bit, variant: bound.rawValue, first: UInt32(node)))
        }
    }
}

extension SchemaRun {
    mutating func checkBound(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        guard let bound = NumberBound(rawValue: instruction.variant) else { return true }
        let limit = program.schema[Int(instruction.first)]
        let number = DecimalText(payload.bytes(payload[node]))
        if bound.admits(number.compare(DecimalText(program.schema.bytes(limit)))) { return true }
        return fail(bound.keyword, at: node) { run in
            let limit = ValuePreview.text(of: Int(instruction.first), in: run.program.schema)
            return ("expected a number \(bound.words) \(limit), found \(run.shown(node))", nil)
        }
    }
}
