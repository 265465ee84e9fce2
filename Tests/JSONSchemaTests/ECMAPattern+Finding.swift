@testable import JSONSchema

extension ECMAPattern {
    /// Searches a text in both ways, which must agree, and as the interpreter of PCRE2 does.
    func outcomes(in text: String, budget: Int = PatternBudget.standard) -> Set<PatternOutcome> {
        var text = text
        return text.withUTF8 { bytes in
            var first = PatternBudget(units: budget)
            var outcomes: Set = [search(bytes, within: &first)]
            var second = PatternBudget(units: budget)
            if let guarded { outcomes.insert(guarded.search(bytes, within: &second)) }
            return outcomes
        }
    }
}

/// Where patterns run.
enum PatternEngine: CaseIterable {
    case machineCode
    case interpreter

    func pattern(_ source: String) throws(PatternError) -> ECMAPattern {
        try ECMAPattern(source, asMachineCode: self == .machineCode)
    }
}
