internal import HookModel

/// The headers that only one provider sends, looked up by the lines of a request.
///
/// One pass over the lines answers for all providers, however many there are.
struct HeaderClues: Sendable {
    private struct Rule {
        let names: [HeaderName]
        let place: Int
        let reason: String
    }

    /// Rules by the length of their first name: most lines have a length that no rule asks for.
    private var byLength: [[Rule]] = []

    init(_ compiled: [CompiledRules]) {
        for (place, provider) in compiled.enumerated() {
            for rule in provider.headers {
                guard let name = rule.names.first else { continue }
                let length = name.lowercased.count
                while byLength.count <= length { byLength.append([]) }
                byLength[length].append(Rule(names: rule.names, place: place, reason: rule.reason))
            }
        }
    }

    /// The providers whose headers are all there, and that nothing else rules out.
    func signs(in lines: HeaderLines, _ rules: [CompiledRules]) -> Clues {
        var signs = Clues()
        lines.forEach { line in
            guard line.nameLength < byLength.count else { return }
            for rule in byLength[line.nameLength] {
                guard line.isNamed(rule.names[0]), rule.names.dropFirst().allSatisfy(lines.contains),
                    !rules[rule.place].areExcluded(by: lines)
                else { continue }
                signs.add(Clue(place: rule.place, reason: rule.reason))
            }
        }
        return signs
    }
}
