internal import JSONText

extension QueryTermReader {
    /// What a condition asks of a value in the body; nil where it is not understood.
    mutating func jsonValue(_ condition: Condition) -> QueryValue? {
        let word = condition.word
        if condition.comparison != .equal { return comparedNumber(condition) }
        if lacksValue(condition) { return nil }
        return .anyOf(
            word.parts(condition.value).map { part in
                if word.hasQuotes(in: part) { return .string(word.pattern(part)) }
                if let number = JSONNumber(word.text(part)) { return .number(number) }
                return .scalar(word.pattern(part))
            })
    }

    /// What a condition asks of a header line's value; nil where it is not understood.
    mutating func headerValue(_ condition: Condition) -> QueryValue? {
        if condition.comparison != .equal { return comparedNumber(condition) }
        if lacksValue(condition) { return nil }
        return .anyOf(condition.word.parts(condition.value).map { .string(condition.word.pattern($0)) })
    }

    private mutating func lacksValue(_ condition: Condition) -> Bool {
        let name = condition.word.text(condition.head)
        for part in condition.word.parts(condition.value) where missing(part, condition, name) { return true }
        return false
    }

    private mutating func comparedNumber(_ condition: Condition) -> QueryValue? {
        let text = condition.word.text(condition.value)
        if let number = JSONNumber(text) { return .number(condition.comparison, number) }
        let sign = condition.comparison.rawValue
        report(
            .value, at: condition.word.place(of: condition.range),
            "\(sign) compares numbers; \(QueryProblem.quoted(text)) is none")
        return nil
    }
}
