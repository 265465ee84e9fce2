import HookFormat
internal import HookModel

/// What `GET /captures/wait` waits for.
struct WaitQuery {
    /// What has to come: each of these.
    let queries: [Query]
    /// So many of each.
    let count: Int
    /// What came after this capture counts.
    let after: Int64
    /// How long at most.
    let within: Duration
    /// How long nothing more may come before it is complete; nil not to wait for that.
    let quiet: Duration?
    /// Whether it is waited for that none comes.
    let isAbsent: Bool
    /// Whether the queries have to be met in their order.
    let isInOrder: Bool

    /// The names of all parameters.
    static let parameters = ["q", "count", "after", "within", "quiet", "absent", "in_order"]

    private static let mostQueries = 32
    private static let largestCount = 1_000
    private static let longest = Duration.seconds(3_600)

    /// Reads the parameters.
    ///
    /// - Throws: `Problem` for the first value that cannot be used.
    init(
        _ query: QueryParameters, _ vocabulary: QueryVocabulary, now: Timestamp, greatest: Int64
    ) throws(Problem) {
        let texts = query.all("q")
        guard texts.count <= WaitQuery.mostQueries else {
            throw Problem.badParameter("q", "\(texts.count) queries", expected: "at most \(WaitQuery.mostQueries)")
        }
        queries = (texts.isEmpty ? [""] : texts).map { Query($0, vocabulary: vocabulary, now: now) }
        let number = query["count"] ?? "1"
        guard let count = Int(number), (1...WaitQuery.largestCount).contains(count) else {
            throw Problem.badParameter("count", number, expected: "a number from 1 to \(WaitQuery.largestCount)")
        }
        self.count = count
        after = try MarkParameter.id(query, greatest: greatest) ?? greatest
        within = try WaitQuery.time(query, "within") ?? .seconds(30)
        quiet = try WaitQuery.time(query, "quiet")
        isAbsent = try query.flag("absent")
        isInOrder = try query.flag("in_order")
    }

    /// What any of the queries asks for; nil for everything.
    var root: QueryNode? {
        let roots = queries.map { $0.root ?? .everything }
        return roots.contains(.everything) ? nil : .or(roots)
    }

    private static func time(_ query: QueryParameters, _ name: String) throws(Problem) -> Duration? {
        guard let text = query[name] else { return nil }
        guard let time = Duration(text: text), time <= longest else {
            throw Problem.badParameter(name, text, expected: "a time up to 1h, such as 10s")
        }
        return time
    }
}
