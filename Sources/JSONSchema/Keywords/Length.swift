import JSONText

/// `minLength` and `maxLength`, in code points.
extension SchemaCompiler {
    mutating func compileLength(of schema: Int) throws(SchemaError) {
        let minimum = try count(of: "minLength", in: schema)
        let maximum = try count(of: "maxLength", in: schema)
        if minimum == nil, maximum == nil { return }
        instructions.append(
            SchemaInstruction(
                operation: .length, kinds: JSONKind.string.bit, first: minimum ?? 0, second: maximum ?? UInt32.max))
    }
}

extension SchemaRun {
    mutating func checkLength(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        spend(Int(payload[node].length) / 64)
        guard canGoOn else { return giveUp(.steps) }
        let length = payload.scalarCount(payload[node])
        let minimum = Int(instruction.first)
        let maximum = Int(instruction.second)
        if length < minimum {
            return fail("minLength", at: node) { run in
                (
                    "expected at least \(ValuePreview.counted(minimum, "character")), found \(length) in "
                        + run.shown(node), nil
                )
            }
        }
        if length > maximum {
            return fail("maxLength", at: node) { run in
                (
                    "expected at most \(ValuePreview.counted(maximum, "character")), found \(length) in "
                        + run.shown(node), nil
                )
            }
        }
        return true
    }
}
