extension QueryTermWords {
    /// The most values of one term that are told.
    private static let most = 8

    /// `a, b or c`; the rest of many values is counted.
    func either(_ values: [String]) -> String { QueryTermWords.list(QueryTermWords.some(values), "or") }

    /// `is a`, `is not a`, `is a or b`, `is neither a nor b`.
    func isOneOf(_ values: [String]) -> String {
        if !isNegated { return "is \(either(values))" }
        let values = QueryTermWords.some(values)
        return values.count == 1 ? "is not \(values[0])" : "is neither \(QueryTermWords.list(values, "nor"))"
    }

    /// Parts with commas, and a word before the last.
    static func list(_ parts: [String], _ word: String) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return "\(parts.dropLast().joined(separator: ", ")) \(word) \(last)"
    }

    private static func some(_ values: [String]) -> [String] {
        values.count <= most ? values : values.prefix(most - 1) + ["\(values.count - most + 1) others"]
    }

    /// Patterns as a query writes them.
    func texts(_ patterns: [QueryPattern]) -> [String] { patterns.map(text) }

    /// Patterns of names, of which the empty one is none.
    func names(_ patterns: [QueryPattern]) -> [String] { patterns.map { $0 == .empty ? "none" : text($0) } }

    /// A pattern as a query writes it, harmless on a terminal.
    func text(_ pattern: QueryPattern) -> String {
        var writer = QueryWriter()
        writer.write(pattern)
        return SafeText.escape(writer.text)
    }

    /// A text in quotes, harmless on a terminal, and cut where it is long.
    func quoted(_ text: String) -> String {
        let isCut = text.unicodeScalars.count > 200
        let shown = isCut ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(200))) + "…" : text
        var writer = QueryWriter()
        writer.writeQuoted(shown.utf8)
        return SafeText.escape(writer.text)
    }
}
