@testable import JSONSchema

extension ECMAPattern {
    /// Searches a text with and without checkpoints, which must come to the same.
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
