import JSONText

/// `propertyNames`.
extension SchemaCompiler {
    mutating func compilePropertyNames(of schema: Int) throws(SchemaError) {
        guard let block = try self.schema(of: "propertyNames", in: schema) else { return }
        instructions.append(
            SchemaInstruction(operation: .propertyNames, kinds: JSONKind.object.bit, first: block))
    }
}

extension SchemaRun {
    mutating func checkPropertyNames(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        let end = Int(payload[node].next)
        var isValid = true
        var name = node &+ 1
        while name < end {
            if !matches(instruction.first, name, keepMarks: false) {
                if !isExplaining { return false }
                isValid = false
                let why = whyNot(instruction.first, name)
                // A name has no place of its own in a payload: the error is the object's.
                _ = fail("propertyNames", at: node) { run in
                    ("the member name \(ValuePreview.text(of: name, in: run.payload)) does not fit: \(why)", nil)
                }
            }
            name = Int(payload[name &+ 1].next)
        }
        return isValid
    }

    /// The first thing that is wrong with a value.
    private mutating func whyNot(_ block: UInt32, _ node: Int) -> String {
        let outer = collector
        collector = ViolationCollector()
        _ = evaluate(block, node)
        let found = collector?.violations.first?.error
        collector = outer
        return found ?? "it is not what the schema describes"
    }
}
