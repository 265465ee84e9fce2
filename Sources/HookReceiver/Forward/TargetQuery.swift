package import HookModel

/// The query of a target: which captures it gets, decided before they are stored.
package struct TargetQuery: Sendable, Hashable {
    /// The query as it was written.
    package let query: Query
    /// The query made ready to be evaluated.
    let test: QueryTest

    /// Makes it of a query.
    ///
    /// - Throws: `TargetError` for a query that was not understood whole, and for one that asks what is known only of a
    ///   stored capture: its id, deliveries, the cause of a failed signature, duplicates.
    package init(_ query: Query) throws(TargetError) {
        if let problem = query.problems.first(where: { $0.severity == .error }) {
            throw TargetError(problem.message)
        }
        if let term = query.root?.terms.first(where: { !$0.isKnownOnArrival }) {
            throw TargetError("\(QueryNode.term(term)): not known yet when a capture is forwarded")
        }
        self.query = query
        test = QueryTest(query)
    }

    package static func == (one: TargetQuery, other: TargetQuery) -> Bool { one.query == other.query }

    package func hash(into hasher: inout Hasher) { hasher.combine(query) }
}

extension QueryTerm {
    fileprivate var isKnownOnArrival: Bool {
        switch self {
        case .id, .delivery, .cause, .duplicate: false
        default: true
        }
    }
}
