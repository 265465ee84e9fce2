extension SchemaCompiler {
    /// Marks the blocks from which a chain of references and in-place applicators leads back to them: only these are
    /// watched while a payload is validated.
    ///
    /// These are the strongly connected components of the graph of what is applied to the same value (Tarjan 1972),
    /// walked without recursion. Dynamic references count with all that they may lead to.
    mutating func markLoops() {
        var search = LoopSearch(count: blocks.count)
        for start in blocks.indices where !search.isKnown(start) {
            search.enter(start, inPlaceTargets(of: start))
            while let step = search.next() {
                switch step {
                case .visit(let target): search.enter(target, inPlaceTargets(of: target))
                case .loop(let members):
                    for block in members { blocks[block].traits |= SchemaBlock.comesBack }
                }
            }
        }
    }

    /// What a block applies to the same value.
    private func inPlaceTargets(of block: Int) -> [Int] {
        let first = Int(blocks[block].first)
        return instructions[first..<first + Int(blocks[block].count)].flatMap { instruction -> [Int] in
            let run = Int(instruction.first)
            switch instruction.operation {
            case .reference, .not: return [run]
            case .dynamicReference:
                let pairs = 0..<Int(instruction.third)
                return [run] + pairs.map { Int(lists[Int(instruction.second) + 2 * $0 + 1]) }
            case .allOf, .anyOf, .oneOf: return lists[run..<run + Int(instruction.second)].map { Int($0) }
            case .dependentSchemas: return (0..<Int(instruction.second)).map { Int(lists[run + 2 * $0 + 1]) }
            case .condition:
                return [instruction.first, instruction.second, instruction.third]
                    .filter { $0 != SchemaInstruction.none }.map { Int($0) }
            default: return []
            }
        }
    }
}
