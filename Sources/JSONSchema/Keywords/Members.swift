/// `properties`, `required` and `additionalProperties`, in one pass over the members.
extension SchemaRun {
    mutating func checkMembers(_ instruction: SchemaInstruction, _ node: Int) -> Bool {
        let plan = program.plans[Int(instruction.first)]
        let end = Int(payload[node].next)
        var isValid = true
        var seen = RequiredSet(count: plan.requiredCount)
        var expected: UInt32 = 0
        var name = node &+ 1
        if plan.listsProperties { marks?.mark(node, MemberMarks.listsProperties) }
        while name < end {
            let value = name &+ 1
            var block = plan.additional
            if let found = entry(for: name, plan, expected: &expected) {
                let entry = program.entries[Int(found)]
                if entry.requiredIndex != SchemaInstruction.none { seen.insert(entry.requiredIndex) }
                if entry.block != SchemaInstruction.none {
                    marks?.mark(value, MemberMarks.documented)
                    block = SchemaInstruction.none
                    if !evaluate(entry.block, value, under: "properties", .name(entry)) {
                        if !isExplaining { return false }
                        isValid = false
                    }
                }
            }
            if block != SchemaInstruction.none {
                if plan.documentsAdditional { marks?.mark(value, MemberMarks.documented) }
                if !checkAdditional(plan, name, block) {
                    if !isExplaining { return false }
                    isValid = false
                }
            }
            name = Int(payload[value].next)
        }
        if seen.isComplete { return isValid }
        if isExplaining { explainMissing(plan, seen, node) }
        return false
    }

    /// The number of the entry with a member's name.
    ///
    /// Payloads tend to keep the order of their schema, so the entry
    /// behind the last one found is looked at first.
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
