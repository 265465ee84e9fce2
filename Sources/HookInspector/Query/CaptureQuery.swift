import HookFormat
internal import HookModel
internal import HookStore

/// What a list of captures is asked for.
struct CaptureQuery {
    /// Which captures: the short filters and the query, all of which have to hold.
    let root: QueryNode?
    /// What of the query was not understood.
    let problems: [QueryProblem]
    /// The short filters, whose names are held against what is known where nothing is found.
    let filter: CaptureFilter
    /// Which come first.
    let order: CaptureOrder
    /// At most so many.
    let limit: Int
    /// Where the page begins.
    private let before: Int64?
    private let after: Int64?

    /// The parameters that say which captures.
    static let filters = [
        "q", "provider", "event", "signature", "payload", "method", "path", "delivery", "since", "until",
    ]
    /// The names of all parameters.
    static let parameters = filters + ["order", "after"] + PageQuery.parameters

    /// The search for the page.
    var search: CaptureSearch { CaptureSearch(root, order: order, before: before, after: after) }

    /// Whether it is the first page.
    var isFirst: Bool { before == nil && after == nil }

    /// Reads the parameters of a list.
    ///
    /// - Throws: `Problem` for the first value that cannot be used; the query is none of these.
    init(_ query: QueryParameters, _ vocabulary: QueryVocabulary, now: Timestamp, greatest: Int64) throws(Problem) {
        filter = try CaptureQuery.filter(query, now)
        let text = Query(query["q"] ?? "", vocabulary: vocabulary, now: now)
        problems = text.problems
        let parts = [filter.root, text.root].compactMap(\.self)
        root = parts.isEmpty ? nil : .and(parts)
        // A cursor knows its order.
        let asked: CaptureOrder = try query.word("order") ?? .newest
        order = query["cursor"].map { $0.hasPrefix("a") ? .oldest : $0.hasPrefix("b") ? .newest : asked } ?? asked
        limit = try PageQuery.limit(query, "captures")
        let mark = try MarkParameter.id(query, greatest: greatest)
        let cursor = try PageQuery.cursor(query, "captures", order, greatest: greatest)
        before = order == .newest ? cursor : nil
        after = order == .newest ? mark : [mark, cursor].compactMap(\.self).max()
    }

    /// Reads the short filters.
    static func filter(_ query: QueryParameters, _ now: Timestamp) throws(Problem) -> CaptureFilter {
        CaptureFilter(
            provider: query["provider"], event: query["event"],
            signature: try query.word("signature"), payload: try query.word("payload"),
            method: query["method"], path: query["path"], delivery: try query.word("delivery"),
            since: try moment(query, "since", now), until: try moment(query, "until", now))
    }

    private static func moment(
        _ query: QueryParameters, _ name: String, _ now: Timestamp
    ) throws(Problem) -> Timestamp? {
        guard let text = query[name] else { return nil }
        if let moment = Timestamp(text, agoFrom: now) ?? Timestamp(withPlus(text)) { return moment }
        throw Problem.badParameter(
            name, text, expected: "a time such as 2026-11-20T10:30:00Z, or how long ago such as 10m")
    }

    /// The plus of an offset reads as a space in a query; whoever writes `+05:30` means the plus.
    private static func withPlus(_ text: String) -> String {
        guard let space = text.lastIndex(of: " ") else { return text }
        return text[..<space] + "+" + text[text.index(after: space)...]
    }
}
