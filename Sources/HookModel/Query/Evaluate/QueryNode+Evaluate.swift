extension QueryNode {
    /// Whether a subject fits, by Kleene's logic: nil where what is not known decides.
    ///
    /// - Throws: What reading the subject fails with.
    package func evaluate<Subject: QuerySubject>(_ subject: Subject) throws(Subject.Failure) -> Bool? {
        switch self {
        case .term(let term): return try subject.holds(term)
        case .not(let part): return try part.evaluate(subject).map { !$0 }
        case .all(let parts): return try QueryNode.evaluate(parts, subject, decides: false)
        case .any(let parts): return try QueryNode.evaluate(parts, subject, decides: true)
        }
    }

    /// The value that one part decides alone; else the other, unless a part is not known.
    private static func evaluate<Subject: QuerySubject>(
        _ parts: [QueryNode], _ subject: Subject, decides: Bool
    ) throws(Subject.Failure) -> Bool? {
        var result: Bool? = !decides
        for part in parts {
            let value = try part.evaluate(subject)
            if value == decides { return decides }
            if value == nil { result = nil }
        }
        return result
    }

    /// What is still to be asked when all that a subject knows is known: `everything` or `nothing` where that decides.
    ///
    /// So a query falls apart over stored facets: those with one remainder are asked together. The remainder need not
    /// be in normal form, and is not to be written as text: terms about deliveries stay apart as they were.
    ///
    /// - Throws: What reading the subject fails with.
    package func reduced<Subject: QuerySubject>(by subject: Subject) throws(Subject.Failure) -> QueryNode {
        switch self {
        case .term(let term):
            guard let value = try subject.holds(term) else { return self }
            return value ? .everything : .nothing
        case .not(let part): return try part.reduced(by: subject).negated
        case .all(let parts): return try QueryNode.reduced(parts, by: subject, isAll: true)
        case .any(let parts): return try QueryNode.reduced(parts, by: subject, isAll: false)
        }
    }

    private static func reduced<Subject: QuerySubject>(
        _ parts: [QueryNode], by subject: Subject, isAll: Bool
    ) throws(Subject.Failure) -> QueryNode {
        let (deciding, idle) = isAll ? (QueryNode.nothing, QueryNode.everything) : (.everything, .nothing)
        var kept: [QueryNode] = []
        for part in parts {
            let part = try part.reduced(by: subject)
            if part == deciding { return deciding }
            if part == idle { continue }
            switch part {
            case .all(let inner) where isAll: kept += inner
            case .any(let inner) where !isAll: kept += inner
            default: kept.append(part)
            }
        }
        if kept.isEmpty { return idle }
        return kept.count == 1 ? kept[0] : isAll ? .all(kept) : .any(kept)
    }
}
