extension PatternTranslator {
    /// Finds the groups that references mean, which may stand behind them.
    mutating func resolveReferences() throws(PatternError) -> [[Int]] {
        guard !references.isEmpty else { return [] }
        var resolved: [[Int]] = []
        // The number of a group, by its place in the list of all groups.
        var numbers: [Int: Int] = [:]
        for (index, group) in captures.enumerated() { numbers[group] = index + 1 }
        if captures.count > PatternLimits.captures || references.count > PatternLimits.captures {
            refuse(
                "references are supported up to \(PatternLimits.captures), and as many groups beside them",
                at: references[0].offset)
        }
        for reference in references {
            let targets = try targets(of: reference)
            resolved.append(targets.compactMap { numbers[$0] })
            guard unsupported == nil else { continue }
            if targets.contains(where: { reference.mayBeStale(to: $0, in: groups) }) {
                refuse(
                    "a reference is supported only where its group has always matched in the same repetition",
                    at: reference.offset)
            }
        }
        return resolved
    }

    private func targets(of reference: BackReference) throws(PatternError) -> [Int] {
        switch reference.target {
        case .number(let number):
            guard number <= captures.count else {
                throw PatternError(
                    message:
                        "\\\(number) refers to a group that is not there; write \\x01 for a character by its number",
                    offset: reference.offset)
            }
            return [captures[number - 1]]
        case .name(let name):
            guard let groups = names[name] else {
                throw PatternError(
                    message: "no group has the name \"\(String(String.UnicodeScalarView(name)))\"",
                    offset: reference.offset)
            }
            return groups
        }
    }
}
