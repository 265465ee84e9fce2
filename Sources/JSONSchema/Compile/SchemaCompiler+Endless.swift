extension SchemaCompiler {
    /// A chain of references and in-place applicators that leads back to where it began would never end.
    ///
    /// Where a dynamic reference leads, and whether a condition holds, is known only while a payload is judged; the limit
    /// of depth ends what comes back there.
    func refuseEndlessReferences() throws(SchemaError) {
        var isDone = [Bool](repeating: false, count: blocks.count)
        var isOpen = isDone
        for start in blocks.indices where !isDone[start] {
            var way = [(block: start, targets: inPlaceTargets(of: start)[...])]
            isOpen[start] = true
            while let target = way[way.count - 1].targets.popFirst() {
                if isOpen[target] {
                    throw failure("this schema refers back to itself without end", at: Int(blocks[target].node))
                }
                if !isDone[target] {
                    way.append((target, inPlaceTargets(of: target)[...]))
                    isOpen[target] = true
                }
                while let last = way.last, last.targets.isEmpty {
                    isDone[last.block] = true
                    isOpen[last.block] = false
                    way.removeLast()
                }
                if way.isEmpty { break }
            }
            isDone[start] = true
            isOpen[start] = false
        }
    }

    private func inPlaceTargets(of block: Int) -> [Int] {
        let first = Int(blocks[block].first)
        return instructions[first..<first + Int(blocks[block].count)].flatMap { instruction -> [Int] in
            switch instruction.operation {
            case .reference, .not: [Int(instruction.first)]
            case .allOf, .anyOf, .oneOf:
                lists[Int(instruction.first)..<Int(instruction.first + instruction.second)].map { Int($0) }
            case .condition: [Int(instruction.first)]
            default: []
            }
        }
    }
}
