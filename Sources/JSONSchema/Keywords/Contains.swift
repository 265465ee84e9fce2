import JSONText

/// `contains`, `minContains` and `maxContains`.
extension SchemaCompiler {
    mutating func compileContains(of schema: Int) throws(SchemaError) {
        let hasBounds = dialect.draft >= .draft2019 && dialect.has(.validation)
        let minimum = hasBounds ? try count(of: "minContains", in: schema) : nil
        let maximum = hasBounds ? try count(of: "maxContains", in: schema) : nil
        // Without "contains" the other two decide nothing (2020-12, Validation, sections 6.4.4 and 6.4.5).
        guard let block = try self.schema(of: "contains", in: schema) else { return }
        instructions.append(
            SchemaInstruction(
                operation: .contains, kinds: JSONKind.array.bit, variant: dialect.draft >= .draft2020 ? 1 : 0,
                first: block, second: minimum ?? 1, third: maximum ?? UInt32.max))
    }
}

extension SchemaRun {
    mutating func checkContains(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        let end = Int(payload[node].next)
        let minimum = Int(instruction.second)
        let maximum = Int(instruction.third)
        // What matches counts as evaluated since 2020-12.
        let isTracked = instruction.variant == 1 && isTracking(node)
        var found = 0
        var element = node &+ 1
        var index = 0
        while element < end {
            // Which elements match is asked to the end only where an answer is still open, or marks are wanted.
            if !isExplaining, !isTracked, marks == nil, found >= minimum, instruction.third == UInt32.max {
                return true
            }
            if matches(instruction.first, element, keepMarks: true) {
                found &+= 1
                if isTracked { markEvaluated(index) }
            }
            if !isExplaining, found > maximum { return false }
            element = Int(payload[element].next)
            index &+= 1
        }
        if found < minimum {
            let isPlain = minimum == 1
            return fail(isPlain ? "contains" : "minContains", at: node) { _ in
                (
                    "expected at least \(ValuePreview.counted(minimum, "element")) that the schema under contains "
                        + "describes, found \(found == 0 ? "none" : "\(found)")", nil
                )
            }
        }
        if found > maximum {
            return fail("maxContains", at: node) { _ in
                (
                    "expected at most \(ValuePreview.counted(maximum, "element")) that the schema under contains "
                        + "describes, found \(found)", nil
                )
            }
        }
        return true
    }
}
