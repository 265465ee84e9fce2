/// Takes a query's source apart, in one pass.
struct QueryLexer {
    private let source: [UInt8]
    private var index = 0
    private(set) var tokens: [QueryToken] = []
    private(set) var problems: [QueryProblem] = []

    init(_ source: [UInt8]) {
        self.source = source
    }

    /// Reads everything.
    mutating func run() {
        while index < source.count {
            switch source[index] {
            case let byte where QueryLexer.isSpace(byte): index += 1
            case UInt8(ascii: "("): add(.open, 1)
            case UInt8(ascii: ")"): add(.close, 1)
            case UInt8(ascii: "-") where negates: add(.not, 1)
            case UInt8(ascii: "\""): quoted()
            default: word()
            }
        }
    }

    /// White space between words: that of ASCII.
    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private mutating func add(_ kind: QueryToken.Kind, _ count: Int) {
        tokens.append(QueryToken(kind: kind, range: index..<(index + count)))
        index += count
    }

    /// Whether the `-` here stands before something; `--` is text, as of a command's flag.
    private var negates: Bool {
        guard index + 1 < source.count else { return false }
        let next = source[index + 1]
        return !endsWord(next) && next != UInt8(ascii: "-") || next == UInt8(ascii: "(")
    }

    private func endsWord(_ byte: UInt8) -> Bool {
        QueryLexer.isSpace(byte) || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")")
    }

    private mutating func quoted() {
        let start = index
        var word = QueryWord()
        readQuote(into: &word)
        if index == source.count || endsWord(source[index]) {
            tokens.append(QueryToken(kind: .quoted(word.text(word.whole)), range: start..<index))
        } else {
            readRest(of: &word)
            let text = String(decoding: source[start..<index], as: UTF8.self)
            tokens.append(QueryToken(kind: .mixed(text), range: start..<index))
        }
        report(word)
    }

    private mutating func word() {
        let start = index
        var word = QueryWord()
        readRest(of: &word)
        word.range = start..<index
        let keyword: QueryToken.Kind? =
            switch String(decoding: source[word.range], as: UTF8.self) {
            case "AND": .and
            case "OR": .or
            case "NOT": .not
            default: nil
            }
        tokens.append(QueryToken(kind: keyword ?? .word(word), range: word.range))
        report(word)
    }

    private mutating func readRest(of word: inout QueryWord) {
        while index < source.count, !endsWord(source[index]) {
            if source[index] == UInt8(ascii: "\"") {
                readQuote(into: &word)
            } else {
                word.append(source[index], isQuoted: false, at: index)
                index += 1
            }
        }
    }

    /// Reads what stands in quotes; `\"` and `\\` are the characters alone, any other `\` is itself.
    private mutating func readQuote(into word: inout QueryWord) {
        let start = index
        word.beginQuote()
        index += 1
        while index < source.count, source[index] != UInt8(ascii: "\"") {
            let next = index + 1 < source.count ? source[index + 1] : 0
            let isEscape = source[index] == UInt8(ascii: "\\")
            if isEscape, next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\") { index += 1 }
            word.append(source[index], isQuoted: true, at: index)
            index += 1
        }
        if index < source.count { index += 1 } else { word.openQuote = start }
    }

    private mutating func report(_ word: QueryWord) {
        guard let start = word.openQuote else { return }
        let message = "a quote is never closed; what follows it is one text"
        problems.append(QueryProblem(kind: .syntax, at: start..<source.count, message))
    }
}
