internal import JSONText

extension QueryTermReader {
    /// Whether a condition has no value, which is reported.
    mutating func missing(_ condition: Condition, _ field: QueryField) -> Bool {
        missing(condition.value, condition, field.rawValue)
    }

    /// Whether a part of a value is missing, which is reported.
    mutating func missing(_ part: Range<Int>, _ condition: Condition, _ name: String) -> Bool {
        guard part.isEmpty, !condition.word.hasQuotes(in: part) else { return false }
        report(
            .value, at: condition.word.place(of: condition.range),
            "\(QueryProblem.cut(SafeText.escape(name), to: 40)) needs a value")
        return true
    }

    /// The patterns of a value, one for each part between commas.
    mutating func patterns(_ field: QueryField, _ condition: Condition) -> [QueryPattern]? {
        var found: [QueryPattern] = []
        for part in condition.word.parts(condition.value) {
            if missing(part, condition, field.rawValue) { return nil }
            found.append(condition.word.pattern(part))
        }
        return found
    }

    /// The parts of a value, of which an empty one and `none` stand for what has none.
    private func namesOrNone(_ condition: Condition) -> [(pattern: QueryPattern, part: Range<Int>)] {
        condition.word.parts(condition.value).map { part in
            let isNone = !condition.word.hasQuotes(in: part) && condition.word.text(part).lowercased() == "none"
            return (isNone ? .empty : condition.word.pattern(part), part)
        }
    }

    /// Provider ids, in lower case; those that nobody knows are reported.
    mutating func providers(_ condition: Condition) -> [QueryPattern]? {
        namesOrNone(condition).map { name in
            let pattern = name.pattern.lowercased
            if isReporting, !vocabulary.providers.isEmpty, pattern != .empty,
                !vocabulary.providers.contains(where: pattern.matches)
            {
                warn(.unknownProvider, "provider", name.part, condition, vocabulary.providers)
            }
            return pattern
        }
    }

    /// Event types in their known spelling; those that nobody knows are reported.
    mutating func events(_ condition: Condition) -> [QueryPattern]? {
        namesOrNone(condition).map { name in
            if let known = name.pattern.literal.flatMap(vocabulary.event) { return QueryPattern(literal: known) }
            let types = vocabulary.eventTypes
            if isReporting, !types.isEmpty, name.pattern != .empty, !types.contains(where: name.pattern.matches) {
                warn(.unknownEvent, "event", name.part, condition, types)
            }
            return name.pattern
        }
    }

    /// Names of targets in their known spelling; those that nobody knows are reported.
    mutating func targets(_ condition: Condition) -> [QueryPattern]? {
        guard let patterns = patterns(.target, condition) else { return nil }
        return zip(patterns, condition.word.parts(condition.value)).map { pattern, part in
            if let known = pattern.literal.flatMap(vocabulary.target) { return QueryPattern(literal: known) }
            let names = vocabulary.targets
            if isReporting, !names.isEmpty, !names.contains(where: pattern.matches) {
                warn(.unknownTarget, "target", part, condition, names)
            }
            return pattern
        }
    }

    private mutating func warn(
        _ kind: QueryProblem.Kind, _ noun: String, _ part: Range<Int>, _ condition: Condition, _ names: [String]
    ) {
        let name = condition.word.text(part)
        let near = KnownNames.nearest(to: name, among: names)
        let remedy = near.map { "; did you mean \(QueryProblem.quoted($0))?" } ?? ""
        report(
            kind, at: condition.word.place(of: part), "no known \(noun) is \(QueryProblem.quoted(name))\(remedy)",
            suggestion: near)
    }

    /// The stable words of a value, once each; `*` and `?` stand for all words that fit.
    mutating func words<Word: Hashable>(
        _ field: QueryField, _ condition: Condition, _ all: [Word], _ word: (Word) -> String
    ) -> [Word]? {
        var found: [Word] = []
        for part in condition.word.parts(condition.value) {
            if missing(part, condition, field.rawValue) { return nil }
            let pattern = condition.word.pattern(part).lowercased
            let fitting = all.filter { pattern.matches(word($0)) }
            guard !fitting.isEmpty else {
                refuse(field, part, condition, all.map(word))
                return nil
            }
            for one in fitting where !found.contains(one) { found.append(one) }
        }
        return found
    }

    private mutating func refuse(
        _ field: QueryField, _ part: Range<Int>, _ condition: Condition, _ words: [String]
    ) {
        let given = condition.word.text(part)
        let near = NameDistance.nearest(to: given, among: words)
        let remedy = near.map { "did you mean \($0)?" } ?? "it is one of \(words.joined(separator: ", "))"
        report(
            .value, at: condition.word.place(of: part),
            "no \(field.rawValue) \(QueryProblem.quoted(given)); \(remedy)", suggestion: near)
    }

    /// The values of a field, each read by a function from its comparison and text.
    mutating func values<Value>(
        _ field: QueryField, _ condition: Condition, _ read: (QueryComparison, String) -> Value?
    ) -> [Value]? {
        var found: [Value] = []
        for (comparison, part) in compared(condition) {
            if missing(part, condition, field.rawValue) { return nil }
            let text = condition.word.text(part)
            guard let value = read(comparison, text) else {
                report(
                    .value, at: condition.word.place(of: part),
                    "no \(field.rawValue) \(QueryProblem.quoted(text)); \(QueryTermReader.form(of: field))")
                return nil
            }
            found.append(value)
        }
        return found
    }

    /// The parts of a value with the comparison that each begins with; where one stands before them all, the whole.
    private func compared(_ condition: Condition) -> [(QueryComparison, Range<Int>)] {
        guard let list = condition.list else { return [(condition.comparison, condition.value)] }
        return condition.word.parts(list).map { QueryTermReader.comparison(condition.word, $0) }
    }

    private static func form(of field: QueryField) -> String {
        switch field {
        case .status: "it is like 404, 5xx or >=400"
        case .size: "it is like 489, 10KiB or 1MB"
        case .id: "it is a capture's number"
        case .from: "it is like 192.0.2.1 or 10.0.0.0/8"
        case .since, .until, .at: "it is like 10m, 1d or 2026-11-20T10:00Z"
        default: "it is another value"
        }
    }

    /// The term of a time; a day, a minute or a second that is not compared is all of it.
    mutating func received(_ field: QueryField, _ condition: Condition) -> QueryNode? {
        let now = now
        let moments = values(field, condition) { comparison, text in
            QueryMoment(text, now: now).map { (comparison, $0) }
        }
        guard let moments else { return nil }
        return .or(
            moments.map { comparison, moment in
                let start = moment.start
                switch field {
                case .since: return .term(.received(.atLeast, start))
                case .until: return .term(.received(.less, start))
                default:
                    guard comparison == .equal, moment.length > 1 else { return .term(.received(comparison, start)) }
                    let end = QueryMoment.bounded(start.milliseconds + moment.length)
                    return .and([.term(.received(.atLeast, start)), .term(.received(.less, end))])
                }
            })
    }
}
