/// A query: which captures are asked for, in the words of whoever asks.
///
/// Reading one never fails. What is not understood is searched as text, and is listed in `problems`.
package struct Query: Sendable, Hashable, CustomStringConvertible {
    /// The query as it was written.
    package let source: String
    /// The syntax tree; nil where everything is asked for.
    package let root: QueryNode?
    /// What was not understood, or looks wrong, in the order of the source; at most 32.
    package let problems: [QueryProblem]
    /// The moment that durations in the source count back from.
    package let now: Timestamp

    /// Reads a query.
    ///
    /// - Parameters:
    ///   - source: The query; longer than 65,536 bytes, nested deeper than 64 parentheses or with more than 512 terms,
    ///     it is searched as one text.
    ///   - vocabulary: What is known of providers, events and targets.
    ///   - now: The moment that `10m` and `1d` count back from: so the query means the same ever after.
    package init(_ source: String, vocabulary: QueryVocabulary = .empty, now: Timestamp) {
        self.source = source
        self.now = now
        let bytes = Array(source.utf8.prefix(QueryLimits.length + 1))
        guard bytes.count <= QueryLimits.length else {
            let message = "the query is longer than \(QueryLimits.length) bytes; it is searched as text"
            root = Query.text(bytes)
            problems = [QueryProblem(kind: .limit, at: 0..<bytes.count, message)]
            return
        }
        let outcome = QueryParser.parse(bytes, vocabulary, now: now)
        let root = outcome.root ?? Query.text(bytes)
        self.root = root == .everything ? nil : root
        problems = outcome.problems
    }

    /// Makes a query of a tree in normal form.
    package init(_ root: QueryNode?, now: Timestamp) {
        self.root = root == .everything ? nil : root
        self.now = now
        problems = []
        source = self.root?.description ?? ""
    }

    /// The canonical form: reading it gives the same tree, at any moment, with the same vocabulary or with none.
    package var description: String { root?.description ?? "" }

    /// Whether everything was understood, so that it can be acted on.
    package var isUnderstood: Bool { !problems.contains { $0.severity == .error } }

    private static func text(_ bytes: [UInt8]) -> QueryNode? {
        QueryText(String(decoding: bytes.prefix(QueryLimits.length), as: UTF8.self)).map { .term(.text($0)) }
    }
}
