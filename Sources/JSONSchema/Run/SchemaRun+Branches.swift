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
        let start = marks?.begin()
        let isValid = evaluate(block, node, under: keyword, .index(index))
        if let start { marks?.end(start, keep: isValid) }
        let found = collector
        collector = outer
        return Trial(isValid: isValid, found: found)
    }

    /// Whether a schema matches, without a word about why not.
    mutating func matches(_ block: UInt32, _ node: Int, keepMarks: Bool) -> Bool {
        let outer = collector
        collector = nil
        let start = marks?.begin()
        let isValid = evaluate(block, node)
        if let start { marks?.end(start, keep: isValid && keepMarks) }
        collector = outer
        return isValid
    }
}
