import JSONText

/// `allOf`, `anyOf`, `oneOf` and `not`.
extension SchemaCompiler {
    mutating func compileApplicators(of schema: Int) throws(SchemaError) {
        for (keyword, operation) in [("allOf", .allOf), ("anyOf", .anyOf), ("oneOf", .oneOf)]
            as [(StaticString, SchemaInstruction.Operation)]
        {
            guard let list = try schemas(of: keyword, in: schema) else { continue }
            instructions.append(SchemaInstruction(operation: operation, first: list.first, second: list.count))
        }
        if let block = try self.schema(of: "not", in: schema) {
            instructions.append(SchemaInstruction(operation: .not, first: block))
        }
    }
}

extension SchemaRun {
    mutating func checkAllOf(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        var isValid = true
        for index in 0..<Int(instruction.second) {
            let block = program.lists[Int(instruction.first) &+ index]
            if !evaluate(block, node, under: "allOf", .index(index)) {
                if !isExplaining { return false }
                isValid = false
            }
        }
        return isValid
    }

    mutating func checkAnyOf(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        var isValid = false
        var found = BranchesFound()
        let explains = explainsBranches
        for index in 0..<Int(instruction.second) {
            let block = program.lists[Int(instruction.first) &+ index]
            let trial = attempt(block, node, under: "anyOf", index: index, isExplaining: explains)
            if trial.isValid {
                isValid = true
                // Only marks can still change.
                if marks == nil, !isTracking(node) { return true }
            }
            found.add(trial, index, at: node)
        }
        if !isValid { explain(found, "anyOf", at: node) }
        return isValid
    }

    mutating func checkOneOf(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        var matching: [Int] = []
        var matches = 0
        var found = BranchesFound()
        let explains = explainsBranches
        for index in 0..<Int(instruction.second) {
            let block = program.lists[Int(instruction.first) &+ index]
            let trial = attempt(block, node, under: "oneOf", index: index, isExplaining: explains)
            if trial.isValid {
                matches += 1
                if isExplaining { matching.append(index) } else if matches > 1 { return false }
            }
            found.add(trial, index, at: node)
        }
        if matches == 1 { return true }
        if matches == 0 {
            explain(found, "oneOf", at: node)
            return false
        }
        return fail("oneOf", at: node) { _ in
            let places = ValuePreview.alternatives(matching.map(String.init)).replacing(" or ", with: " and ")
            return ("expected exactly one schema of oneOf to match, found \(matches): \(places)", nil)
        }
    }

    mutating func checkNot(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        if !matches(instruction.first, node, keepMarks: false) { return true }
        return fail("not", at: node) { run in
            ("expected anything but what the schema under not describes, found \(run.shown(node))", nil)
        }
    }
}
