/// What is wrong with a query, or looks wrong, and where.
package struct QueryProblem: Sendable, Hashable {
    /// What kind of problem it is.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Parentheses, quotes or operators do not fit together; searched without them.
        case syntax
        /// No field has this name; searched as text.
        case unknownField = "unknown_field"
        /// The field takes no such value; searched as text.
        case value
        /// The query is too long, too deep or has too many terms.
        case limit
        /// The term is understood, and no known provider fits it.
        case unknownProvider = "unknown_provider"
        /// The term is understood, and no known event fits it.
        case unknownEvent = "unknown_event"
        /// The term is understood, and no known target fits it.
        case unknownTarget = "unknown_target"
        /// The query is understood, and probably not what was meant.
        case doubtful
    }

    /// How much a problem weighs.
    package enum Severity: String, Sendable, Hashable {
        /// Something was not understood: who must not be mistaken, as to delete, refuses the query.
        case error
        /// All was understood, and something probably finds nothing.
        case warning
    }

    /// What kind of problem it is.
    package var kind: Kind
    /// Where it begins in the source, in bytes of UTF-8.
    package var offset: Int
    /// How long it is, in bytes of UTF-8.
    package var length: Int
    /// What is wrong and what would be right, in at most 80 characters, harmless on a terminal.
    package var message: String
    /// The nearest known text for the place; nil where nothing is near.
    package var suggestion: String?

    /// Makes a problem; its message is cut to 80 characters.
    package init(kind: Kind, at place: Range<Int>, _ message: String, suggestion: String? = nil) {
        self.kind = kind
        self.offset = place.lowerBound
        self.length = place.count
        self.message = QueryProblem.cut(message, to: QueryLimits.messageLength)
        self.suggestion = suggestion
    }

    /// How much it weighs.
    package var severity: Severity {
        switch kind {
        case .syntax, .unknownField, .value, .limit: .error
        case .unknownProvider, .unknownEvent, .unknownTarget, .doubtful: .warning
        }
    }

    /// A text as messages show it: harmless, in quotes, and cut where it is long.
    static func quoted(_ text: String) -> String {
        // Cut before it is escaped as well: a word may be as long as the query.
        let escaped = SafeText.escape(String(String.UnicodeScalarView(text.unicodeScalars.prefix(32))))
        return "\"\(cut(escaped, to: 24))\""
    }

    /// A text of at most so many characters, the last of them `…` where some are left out.
    static func cut(_ text: String, to length: Int) -> String {
        text.count <= length ? text : text.prefix(length - 1) + "…"
    }
}
