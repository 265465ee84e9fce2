extension SchemaRun {
    /// What trying one branch gave.
    struct Trial {
        let isValid: Bool
        let found: ViolationCollector?
    }

    /// Evaluates a branch whose failure need not be a failure of the whole; its errors are set apart, and its marks
    /// are kept only when it is valid.
    mutating func attempt(
        _ block: UInt32, _ node: Int, under keyword: StaticString, index: Int, isExplaining: Bool
    ) -> Trial {
        let outer = collector
        collector = isExplaining ? ViolationCollector() : nil
        branchDepth += 1
        defer { branchDepth -= 1 }
        let start = marks?.begin()
        let account = account(of: node)
        let isValid = evaluate(block, node, under: keyword, .index(index))
        if let start { marks?.end(start, keep: isValid) }
        if let account, !isValid { evaluated[evaluated.count - 1] = account }
        let found = collector
        collector = outer
        return Trial(isValid: isValid, found: found)
    }

    /// Whether a schema matches, without a word about why not.
    mutating func matches(_ block: UInt32, _ node: Int, keepMarks: Bool) -> Bool {
        let outer = collector
        collector = nil
        let start = marks?.begin()
        let account = account(of: node)
        let isValid = evaluate(block, node)
        if let start { marks?.end(start, keep: isValid && keepMarks) }
        if let account, !isValid || !keepMarks { evaluated[evaluated.count - 1] = account }
        collector = outer
        return isValid
    }

    /// What is evaluated so far, to go back to when a branch turns out not to apply.
    private mutating func account(of node: Int) -> EvaluatedChildren? {
        guard isTracking(node), let account = evaluated.last else { return nil }
        spend(account.size)
        return account
    }
}
