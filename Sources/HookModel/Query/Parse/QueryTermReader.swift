internal import JSONText

/// Reads the words of a query: each becomes a node, and what is not understood a text with a problem.
struct QueryTermReader {
    /// A word with an operator, taken apart.
    struct Condition {
        let word: QueryWord
        /// The word, or the part of it behind a comma.
        let range: Range<Int>
        /// What stands before the operator.
        let head: Range<Int>
        let comparison: QueryComparison
        /// What stands behind the operator, and behind the comparison that follows a colon.
        let value: Range<Int>
        /// What stands behind a colon, each part with its own comparison; nil where the operator is a comparison.
        let list: Range<Int>?
        /// Whether the operator was `!=`.
        let isNegated: Bool
    }

    let source: [UInt8]
    let vocabulary: QueryVocabulary
    let now: Timestamp
    var problems: [QueryProblem] = []

    init(_ source: [UInt8], _ vocabulary: QueryVocabulary, now: Timestamp) {
        self.source = source
        self.vocabulary = vocabulary
        self.now = now
    }

    /// The node of a word.
    mutating func node(_ word: QueryWord) -> QueryNode {
        .and(QueryTermReader.conditions(word).map { range in node(word, range) })
    }

    /// The node of a text; everything for an empty one, which is in everything.
    func text(_ text: String) -> QueryNode { QueryText(text).map { .term(.text($0)) } ?? .everything }

    /// Lists a problem, as long as there are few; the first error takes the place of a warning where there is no room.
    mutating func report(
        _ kind: QueryProblem.Kind, at place: Range<Int>, _ message: String, suggestion: String? = nil
    ) {
        let problem = QueryProblem(kind: kind, at: place, message, suggestion: suggestion)
        if isReporting {
            problems.append(problem)
        } else if problem.severity == .error, !problems.contains(where: { $0.severity == .error }) {
            problems[problems.count - 1] = problem
        }
    }

    /// Whether there is room for a problem, beside the one that the lexer may have; else looking for one is not worth
    /// the time.
    var isReporting: Bool { problems.count < QueryLimits.problems - 1 }

    /// The conditions of the short form `provider=a,event=b`, where a name and `=` follow a comma; else the whole word.
    private static func conditions(_ word: QueryWord) -> [Range<Int>] {
        guard let first = word.first(of: ":=<>", in: word.whole), word.has("=", at: first) else { return [word.whole] }
        var found: [Range<Int>] = []
        var start = 0
        for part in word.parts(word.whole).dropFirst() {
            guard let sign = word.first(of: ":=<>", in: part), word.has("=", at: sign),
                QueryField(name: word.text(part.lowerBound..<sign)) != nil
            else { continue }
            found.append(start..<(part.lowerBound - 1))
            start = part.lowerBound
        }
        return found + [start..<word.whole.upperBound]
    }

    private mutating func node(_ word: QueryWord, _ range: Range<Int>) -> QueryNode {
        guard let condition = QueryTermReader.condition(word, range) else { return bare(word, range) }
        let earlier = problems.count
        if let node = node(condition) { return condition.isNegated ? node.negated : node }
        return asWritten(word, range, isReported: problems.count > earlier)
    }

    /// The text of a word that is no term, quotes and all: so JSON can be pasted into a query.
    private mutating func asWritten(_ word: QueryWord, _ range: Range<Int>, isReported: Bool) -> QueryNode {
        let place = range == word.whole ? word.range : word.place(of: range)
        if !isReported, word.hasQuotes(in: range) { report(.doubtful, at: place, QueryTermReader.quotesInside) }
        return text(String(decoding: source[place], as: UTF8.self))
    }

    /// What is told of a text with quotes inside.
    static let quotesInside = "quotes inside of a word: it is searched as written, quotes and all"

    /// What is told of a text that finds everything.
    static let emptyText = "an empty text is in everything"

    private static func condition(_ word: QueryWord, _ range: Range<Int>) -> Condition? {
        guard let sign = word.first(of: ":=<>", in: range) else { return nil }
        let isEqual = word.has("=", at: sign)
        let isNegated = isEqual && sign > range.lowerBound && word.has("!", at: sign - 1)
        let head = range.lowerBound..<(isNegated ? sign - 1 : sign)
        var start = sign
        let isList = isEqual || word.has(":", at: sign)
        if isList { start += 1 }
        // `==` is `=`.
        if isEqual, word.has("=", at: start) { start += 1 }
        let rest = min(start, range.upperBound)..<range.upperBound
        let (comparison, value) = comparison(word, rest)
        return Condition(
            word: word, range: range, head: head, comparison: comparison, value: value, list: isList ? rest : nil,
            isNegated: isNegated)
    }

    /// The comparison that a value begins with, and what is compared.
    static func comparison(_ word: QueryWord, _ range: Range<Int>) -> (QueryComparison, Range<Int>) {
        let at = range.lowerBound
        guard at < range.upperBound, word.has("<", at: at) || word.has(">", at: at) else { return (.equal, range) }
        let isLess = word.has("<", at: at)
        if at + 1 < range.upperBound, word.has("=", at: at + 1) {
            return (isLess ? .atMost : .atLeast, (at + 2)..<range.upperBound)
        }
        return (isLess ? .less : .greater, (at + 1)..<range.upperBound)
    }

    /// What a word without an operator asks for.
    private mutating func bare(_ word: QueryWord, _ range: Range<Int>) -> QueryNode {
        let content = word.text(range)
        let earlier = problems.count
        if let pointer = pointer(word, range) { return .term(.json(pointer, .exists)) }
        if let name = QueryTermReader.headerName(content) {
            if !name.isEmpty { return .term(.header(HeaderName(name), .exists)) }
            report(.value, at: word.range, "header. needs a name, as in header.user-agent")
        }
        if word.hasQuotes(in: range) { return asWritten(word, range, isReported: problems.count > earlier) }
        if content == "*" { return .everything }
        if let provider = vocabulary.provider(content) { return .term(.provider([QueryPattern(literal: provider)])) }
        if let event = vocabulary.event(content) { return .term(.event([QueryPattern(literal: event)])) }
        let pattern = word.pattern(range)
        if !pattern.isLiteral, vocabulary.eventTypes.contains(where: pattern.matches) {
            return .term(.event([pattern]))
        }
        reportNear(content, at: word.range)
        return text(content)
    }

    /// Lists a word that is searched as text and may be meant as a name: `stirpe`, `invoice.payd`.
    private mutating func reportNear(_ content: String, at place: Range<Int>) {
        guard isReporting, content.utf8.count >= QueryTermReader.shortestName else { return }
        let isEvent = content.contains { $0 == "." || $0 == "_" || $0 == "/" }
        let known = isEvent ? vocabulary.eventTypes : vocabulary.providers
        guard let near = KnownNames.nearest(to: content.lowercased(), among: known) else { return }
        let what = isEvent ? "event" : "provider"
        report(
            .doubtful, at: place,
            "no known \(what) is \(QueryProblem.quoted(content)); did you mean \(QueryProblem.quoted(near))?",
            suggestion: near)
    }

    /// Shorter words are near too much, in bytes.
    private static let shortestName = 4

    /// The pointer that a head is; nil for anything else.
    ///
    /// `/` alone and what begins as `//` are text, unless quotes stand in them.
    mutating func pointer(_ word: QueryWord, _ head: Range<Int>) -> JSONPointer? {
        guard word.has("/", at: head.lowerBound), !head.isEmpty else { return nil }
        let isText = head.count == 1 || word.has("/", at: head.lowerBound + 1)
        if isText, !word.hasQuotes(in: head) { return nil }
        if let pointer = JSONPointer(parsing: word.text(head)) { return pointer }
        report(.value, at: word.place(of: head), "no JSON Pointer; ~ is written ~0 in one, and / in a name ~1")
        return nil
    }

    /// The name behind `header.`; nil for anything else.
    static func headerName(_ head: String) -> String? {
        head.lowercased().hasPrefix("header.") ? String(head.dropFirst(7)) : nil
    }
}
