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
        var joined = OpenAnswer.none
        for index in 0..<Int(instruction.second) {
            let block = program.lists[Int(instruction.first) &+ index]
            if !evaluate(block, node, under: "allOf", .index(index)) {
                if !isExplaining { return false }
                isValid = false
            }
            if let loops { joined = joined.and(loops.takeAnswer()) }
        }
        if isValid { loops?.answer = joined }
        return isValid
    }

    mutating func checkAnyOf(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        var branches = OpenBranches()
        var found = BranchesFound()
        let explains = explainsBranches
        for index in 0..<Int(instruction.second) {
            let block = program.lists[Int(instruction.first) &+ index]
            let trial = attempt(block, node, under: "anyOf", index: index, isExplaining: explains)
            branches.add(trial.isValid, loops?.takeAnswer() ?? .settled)
            // Only marks can still change.
            if branches.matching > 0, marks == nil, !isTracking(node) { return true }
            found.add(trial, index, at: node)
        }
        let any = branches.any
        loops?.answer = any.answer
        if !any.isValid { explain(found, "anyOf", at: node) }
        return any.isValid
    }

    mutating func checkOneOf(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        var matching: [Int] = []
        var branches = OpenBranches()
        var found = BranchesFound()
        let explains = explainsBranches
        for index in 0..<Int(instruction.second) {
            let block = program.lists[Int(instruction.first) &+ index]
            let trial = attempt(block, node, under: "oneOf", index: index, isExplaining: explains)
            let before = branches.matching
            branches.add(trial.isValid, loops?.takeAnswer() ?? .settled)
            if branches.matching > before {
                if isExplaining { matching.append(index) } else if before > 0 { return false }
            }
            found.add(trial, index, at: node)
        }
        let one = branches.one
        loops?.answer = one.answer
        if one.isValid { return true }
        if branches.matching == 0 {
            explain(found, "oneOf", at: node)
            return false
        }
        return fail("oneOf", at: node) { _ in
            let places = ValuePreview.alternatives(matching.map(String.init)).replacing(" or ", with: " and ")
            return ("expected exactly one schema of oneOf to match, found \(matching.count): \(places)", nil)
        }
    }

    mutating func checkNot(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        loops?.negations += 1
        let matches = matches(instruction.first, node, keepMarks: false)
        loops?.negations -= 1
        if !matches { return true }
        // What depends on this very negation is open: no answer may come of it here.
        if isOpen { return true }
        return fail("not", at: node) { run in
            ("expected anything but what the schema under not describes, found \(run.shown(node))", nil)
        }
    }
}
