/// Says in a sentence what a query asks for.
struct QueryExplanation {
    /// The moment for which times are told as how long ago they are.
    let now: Timestamp

    /// The sentence.
    func sentence(_ root: QueryNode?) -> String {
        switch root ?? .everything {
        case .everything: "All captures."
        case .nothing: "No captures."
        case let root: "Captures \(clause(root, isNegated: false, inside: nil))."
        }
    }

    /// How the parts of a clause are joined.
    private enum Joint: String {
        case and
        case or
    }

    /// A clause behind `Captures`.
    ///
    /// A `not` goes down to the terms, so that none stands before a clause with several parts.
    private func clause(_ node: QueryNode, isNegated: Bool, inside outer: Joint?) -> String {
        switch node {
        case .term(let term): return QueryTermWords(now: now, isNegated: isNegated).clause(term)
        case .not(let part): return clause(part, isNegated: !isNegated, inside: outer)
        case .all(let parts), .any(let parts):
            let isAll = if case .all = node { !isNegated } else { isNegated }
            if parts.isEmpty { return isAll ? "of any kind" : "of no kind" }
            let joint: Joint = isAll ? .and : .or
            let text = QueryTermWords.list(clauses(parts, isNegated: isNegated, joint), joint.rawValue)
            return outer == nil ? text : "(\(text))"
        }
    }

    /// The clauses of parts, with those of parts that are joined in the same way among them.
    private func clauses(_ parts: [QueryNode], isNegated: Bool, _ joint: Joint) -> [String] {
        parts.flatMap { part in
            var (part, isNegated) = (part, isNegated)
            if case .not(let inner) = part { (part, isNegated) = (inner, !isNegated) }
            switch (part, isNegated == (joint == .or)) {
            case (.all(let inner), true) where !inner.isEmpty, (.any(let inner), false) where !inner.isEmpty:
                return clauses(inner, isNegated: isNegated, joint)
            default: return [clause(part, isNegated: isNegated, inside: joint)]
            }
        }
    }
}

extension Query {
    /// What the query asks for, in a sentence.
    ///
    /// It is such as `Captures whose provider is stripe and whose signature is not verified.` It holds nothing that
    /// could move a cursor. How long it is depends on the number of terms; of many values of one term some are told.
    package var explanation: String { QueryExplanation(now: now).sentence(root) }
}
