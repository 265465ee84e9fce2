/// Makes a query's tree of its tokens: `OR` binds least, then what stands side by side, then `NOT`.
struct QueryParser {
    private let tokens: [QueryToken]
    private var reader: QueryTermReader
    private var index = 0
    private var depth = 0
    private var terms = 0
    /// Whether a limit is passed, so that nothing more is read.
    private var isTooLarge = false

    /// What a parser makes.
    struct Outcome {
        /// The tree; nil where it is nested too deep or has too many terms.
        let root: QueryNode?
        let problems: [QueryProblem]
    }

    /// Parses a source.
    static func parse(_ source: [UInt8], _ vocabulary: QueryVocabulary, now: Timestamp) -> Outcome {
        var lexer = QueryLexer(source)
        lexer.run()
        var parser = QueryParser(tokens: lexer.tokens, reader: QueryTermReader(source, vocabulary, now: now))
        let root = parser.alternatives() ?? .everything
        let problems = (lexer.problems + parser.reader.problems).sorted { $0.offset < $1.offset }
        return Outcome(root: parser.isTooLarge ? nil : root, problems: problems)
    }

    private init(tokens: [QueryToken], reader: QueryTermReader) {
        self.tokens = tokens
        self.reader = reader
    }

    private var isAtEnd: Bool { index == tokens.count || isTooLarge }

    /// Parts joined by `OR`; nil where there is none.
    private mutating func alternatives() -> QueryNode? {
        var parts: [QueryNode] = []
        var sign: Range<Int>?
        while true {
            let part = conjunction()
            if let part {
                parts.append(part)
            } else if let sign {
                dangling("OR", sign)
            }
            guard !isAtEnd, case .or = tokens[index].kind else { break }
            sign = tokens[index].range
            index += 1
            if parts.isEmpty {
                dangling("OR", sign ?? 0..<0)
                sign = nil
            }
        }
        return parts.isEmpty ? nil : .or(parts)
    }

    /// Parts side by side, or joined by `AND`; nil where there is none.
    private mutating func conjunction() -> QueryNode? {
        var parts: [QueryNode] = []
        var sign: Range<Int>?
        loop: while !isAtEnd {
            switch tokens[index].kind {
            case .or: break loop
            case .close:
                if depth > 0 { break loop }
                reader.report(.syntax, at: tokens[index].range, "this ) closes nothing")
                index += 1
            case .and:
                if let sign { dangling("AND", sign) }
                if parts.isEmpty { dangling("AND", tokens[index].range) } else { sign = tokens[index].range }
                index += 1
            default:
                if let part = negatable() {
                    parts.append(part)
                    sign = nil
                }
            }
        }
        if let sign { dangling("AND", sign) }
        return parts.isEmpty ? nil : .and(parts)
    }

    private mutating func negatable() -> QueryNode? {
        var isNegated = false
        var sign: Range<Int>?
        while !isAtEnd, case .not = tokens[index].kind {
            isNegated.toggle()
            sign = tokens[index].range
            index += 1
        }
        let part = isAtEnd ? nil : primary()
        if part == nil, let sign { dangling("NOT", sign) }
        return isNegated ? part?.negated : part
    }

    /// A term, or what stands in parentheses; nil, and nothing is read, where neither stands here.
    private mutating func primary() -> QueryNode? {
        let token = tokens[index]
        switch token.kind {
        case .close, .and, .or, .not: return nil
        case .open: return group(token)
        case .quoted(let text):
            if text.isEmpty { reader.report(.doubtful, at: token.range, QueryTermReader.emptyText) }
            return read { $0.text(text) }
        case .mixed(let text):
            reader.report(.doubtful, at: token.range, QueryTermReader.quotesInside)
            return read { $0.text(text) }
        case .word(let word): return read { $0.node(word) }
        }
    }

    private mutating func read(_ term: (inout QueryTermReader) -> QueryNode) -> QueryNode {
        let place = tokens[index].range
        index += 1
        let node = term(&reader)
        terms += max(1, node.terms.count)
        if terms > QueryLimits.terms, !isTooLarge {
            isTooLarge = true
            reader.report(.limit, at: place, "more than \(QueryLimits.terms) terms; the query is searched as text")
        }
        return node
    }

    private mutating func group(_ open: QueryToken) -> QueryNode? {
        index += 1
        guard depth < QueryLimits.depth else {
            isTooLarge = true
            let message = "parentheses deeper than \(QueryLimits.depth); the query is searched as text"
            reader.report(.limit, at: open.range, message)
            return nil
        }
        depth += 1
        let node = alternatives()
        depth -= 1
        if !isAtEnd, case .close = tokens[index].kind {
            let place = open.range.lowerBound..<tokens[index].range.upperBound
            if node == nil { reader.report(.syntax, at: place, "nothing stands in these parentheses") }
            index += 1
        } else if !isTooLarge {
            reader.report(.syntax, at: open.range, "this ( is never closed")
        }
        return node
    }

    private mutating func dangling(_ word: String, _ place: Range<Int>) {
        reader.report(.syntax, at: place, "\(word) has nothing to join here, and is passed over")
    }
}
