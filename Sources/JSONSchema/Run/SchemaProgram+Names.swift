import JSONText

extension SchemaProgram.View {
    /// Whether a block is the schema `false`, or one that only refuses.
    func isNever(_ block: UInt32) -> Bool {
        let block = blocks[Int(block)]
        return block.count == 1 && instructions[Int(block.first)].operation == .never
    }

    /// The names of members that a schema lists, itself and all that it applies to the same value; at most as many as
    /// are compared with.
    func memberNames(inPlaceOf block: UInt32) -> [String] {
        var names: [String] = []
        var known: Set<UInt32> = [block]
        var open = [block]
        while let block = open.popLast(), names.count < NameDistance.candidateLimit {
            let block = blocks[Int(block)]
            for index in block.first..<block.first + block.count {
                let instruction = instructions[Int(index)]
                if instruction.operation == .members {
                    let plan = plans[Int(instruction.first)]
                    names += (plan.first..<plan.first + plan.count).map { nameString(entries[Int($0)]) }
                }
                for target in inPlaceTargets(of: instruction) where known.insert(target).inserted {
                    open.append(target)
                }
            }
        }
        return names
    }

    private func inPlaceTargets(of instruction: SchemaInstruction) -> [UInt32] {
        switch instruction.operation {
        case .reference, .dynamicReference: [instruction.first]
        case .allOf, .anyOf, .oneOf:
            (instruction.first..<instruction.first + instruction.second).map { lists[Int($0)] }
        case .dependentSchemas:
            (0..<instruction.second).map { lists[Int(instruction.first + 2 * $0 + 1)] }
        case .condition:
            [instruction.first, instruction.second, instruction.third].filter { $0 != SchemaInstruction.none }
        default: []
        }
    }
}
