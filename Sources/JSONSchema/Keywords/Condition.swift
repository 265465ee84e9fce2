/// `if`, `then` and `else`.
extension SchemaCompiler {
    mutating func compileCondition(of schema: Int) throws(SchemaError) {
        let none = SchemaInstruction.none
        let then = try self.schema(of: "then", in: schema)
        let otherwise = try self.schema(of: "else", in: schema)
        guard let condition = try self.schema(of: "if", in: schema) else { return }
        instructions.append(
            SchemaInstruction(
                operation: .condition, first: condition, second: then ?? none, third: otherwise ?? none))
    }
}

extension SchemaRun {
    mutating func checkCondition(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        loops?.negations += 1
        let holds = matches(instruction.first, node, keepMarks: true)
        loops?.negations -= 1
        if isOpen {
            // Which of the two counts is open; with neither, nothing depends on it.
            if instruction.second == SchemaInstruction.none, instruction.third == SchemaInstruction.none {
                loops?.answer = .settled
            }
            return true
        }
        let block = holds ? instruction.second : instruction.third
        if block == SchemaInstruction.none { return true }
        return evaluate(block, node, under: holds ? "then" : "else")
    }
}
