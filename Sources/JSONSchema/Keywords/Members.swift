import JSONText

/// `properties`, `patternProperties`, `required` and `additionalProperties`, in one pass over the members.
extension SchemaRun {
    mutating func checkMembers(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        let plan = program.plans[Int(instruction.first)]
        let end = Int(payload[node].next)
        let isTracked = isTracking(node)
        var isValid = true
        var seen = RequiredSet(count: plan.requiredCount)
        var expected: UInt32 = 0
        var name = node &+ 1
        var index = 0
        if plan.listsProperties { marks?.mark(node, MemberMarks.listsProperties) }
        while name < end {
            let value = name &+ 1
            var isListed = false
            if let found = entry(for: name, plan, expected: &expected) {
                let entry = program.entries[Int(found)]
                if entry.requiredIndex != SchemaInstruction.none { seen.insert(entry.requiredIndex) }
                if entry.block != SchemaInstruction.none {
                    marks?.mark(value, MemberMarks.documented)
                    isListed = true
                    isValid = evaluate(entry.block, value, under: "properties", .name(entry)) && isValid
                }
            }
            if plan.patternCount > 0, isValid || isExplaining {
                isValid = checkPatterns(plan, name, isListed: &isListed) && isValid
            }
            if !isListed, plan.additional != SchemaInstruction.none, isValid || isExplaining {
                if plan.documentsAdditional { marks?.mark(value, MemberMarks.documented) }
                isValid = checkAdditional(plan, name, plan.additional) && isValid
                isListed = true
            }
            if !isValid, !isExplaining { return false }
            if isTracked, isListed { markEvaluated(index) }
            name = Int(payload[value].next)
            index &+= 1
        }
        if seen.isComplete { return isValid }
        if isExplaining { explainMissing(plan, seen, node) }
        return false
    }

    private mutating func checkPatterns(_ plan: MembersPlan, _ name: Int, isListed: inout Bool) -> Bool {
        var isValid = true
        for index in 0..<Int(plan.patternCount) {
            let place = Int(plan.firstPattern) &+ 3 &* index
            let source = program.lists[place &+ 1]
            switch search(program.lists[place], name) {
            case .absent: continue
            case .exhausted: return giveUp(.pattern(source))
            case .found: break
            }
            isListed = true
            marks?.mark(name &+ 1, MemberMarks.documented)
            let block = program.lists[place &+ 2]
            if !evaluate(block, name &+ 1, under: "patternProperties", .string(Int(source))) {
                if !isExplaining { return false }
                isValid = false
            }
        }
        return isValid
    }

    /// The number of the entry with a member's name.
    ///
    /// Payloads tend to keep the order of their schema, so the entry behind the last one found is looked at first.
    @inline(__always)
    private func entry(for name: Int, _ plan: MembersPlan, expected: inout UInt32) -> UInt32? {
        let node = payload[name]
        if expected < plan.count, isName(plan.first &+ expected, node) {
            expected &+= 1
            return plan.first &+ expected &- 1
        }
        if plan.slotCount == 0 {
            var index: UInt32 = 0
            while index < plan.count {
                if isName(plan.first &+ index, node) {
                    expected = index &+ 1
                    return plan.first &+ index
                }
                index &+= 1
            }
            return nil
        }
        var slot = node.upper & (plan.slotCount &- 1)
        while true {
            let held = program.slots[Int(plan.firstSlot &+ slot)]
            if held == 0 { return nil }
            if isName(plan.first &+ held &- 1, node) {
                expected = held
                return plan.first &+ held &- 1
            }
            slot = (slot &+ 1) & (plan.slotCount &- 1)
        }
    }

    @inline(__always)
    private func isName(_ entry: UInt32, _ node: TapeNode) -> Bool {
        program.entries[Int(entry)].hash == node.upper
            && payload.string(node, equals: program.name(program.entries[Int(entry)]))
    }
}
