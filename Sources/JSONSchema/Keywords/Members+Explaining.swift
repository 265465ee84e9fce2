import JSONText

extension SchemaRun {
    /// Judges a member that `properties` does not list.
    mutating func checkAdditional(_ plan: MembersPlan, _ name: Int, _ block: UInt32) -> Bool {
        guard program.isNever(block) else { return evaluate(block, name + 1, under: "additionalProperties") }
        return fail("additionalProperties", at: name + 1) { run in
            let text = run.payload.string(run.payload[name])
            let near = NameDistance.nearest(to: text, among: run.names(of: plan))
            return (
                "\(ValuePreview.quoted(text)) is not allowed",
                near.map { "did you mean \(ValuePreview.quoted($0))?" }
            )
        }
    }

    mutating func explainMissing(_ plan: MembersPlan, _ seen: RequiredSet, _ object: Int) {
        let unlisted = unlistedNames(of: object, plan)
        for index in plan.first..<plan.first + plan.count {
            let entry = program.entries[Int(index)]
            if entry.requiredIndex == SchemaInstruction.none || seen.contains(entry.requiredIndex) { continue }
            _ = fail("required", at: object) { run in
                let name = run.program.nameString(entry)
                let near = NameDistance.nearest(to: name, among: unlisted)
                return (
                    "missing \(ValuePreview.quoted(name))",
                    near.map { "found \(ValuePreview.quoted($0))" }
                )
            }
        }
    }

    /// The names that an object has and its schema does not list, as candidates for a misspelling.
    private func unlistedNames(of object: Int, _ plan: MembersPlan) -> [String] {
        let listed = Set(names(of: plan).map { ExactText($0) })
        var found: [String] = []
        var name = object + 1
        while name < Int(payload[object].next), found.count < NameDistance.candidateLimit {
            if Int(payload[name].length) <= NameDistance.lengthLimit {
                let text = payload.string(payload[name])
                if !listed.contains(ExactText(text)) { found.append(text) }
            }
            name = Int(payload[name + 1].next)
        }
        return found
    }

    private func names(of plan: MembersPlan) -> [String] {
        (plan.first..<plan.first + plan.count).map { program.nameString(program.entries[Int($0)]) }
    }
}
