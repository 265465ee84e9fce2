internal import HookModel

/// What a list of captures is asked for.
struct CaptureQuery {
    /// Which captures.
    let filter: CaptureFilter
    /// At most how many.
    let limit: Int
    /// Only captures with a smaller id; nil starts at the newest.
    let before: Int64?

    /// The names of all parameters.
    static let parameters = [
        "provider", "event", "signature", "payload", "method", "path", "q", "since", "until", "limit", "cursor",
    ]

    private static let usualLimit = 50
    private static let largestLimit = 500

    /// Reads the parameters of a list.
    ///
    /// - Throws: `Problem` for the first value that cannot be used.
    init(_ query: QueryParameters, now: Timestamp) throws(Problem) {
        filter = CaptureFilter(
            provider: query["provider"], event: query["event"],
            signature: try CaptureQuery.word(query, "signature"), payload: try CaptureQuery.word(query, "payload"),
            method: query["method"], path: query["path"], text: query["q"],
            since: try CaptureQuery.moment(query, "since", now), until: try CaptureQuery.moment(query, "until", now))
        limit = try CaptureQuery.limit(query)
        before = try CaptureQuery.cursor(query)
    }

    private static func word<Word: RawRepresentable<String> & CaseIterable>(
        _ query: QueryParameters, _ name: String
    ) throws(Problem) -> Word? {
        guard let text = query[name] else { return nil }
        guard let word = Word(rawValue: text) else {
            let words = Word.allCases.map(\.rawValue)
            throw Problem.badParameter(name, text, expected: "one of \(words.joined(separator: ", "))")
        }
        return word
    }

    private static func moment(
        _ query: QueryParameters, _ name: String, _ now: Timestamp
    ) throws(Problem) -> Timestamp? {
        guard let text = query[name] else { return nil }
        if let moment = Timestamp(text) ?? Timestamp(withPlus(text)) { return moment }
        if let ago = Duration(text: text) { return Timestamp(milliseconds: now.milliseconds - ago.wholeMilliseconds) }
        throw Problem.badParameter(
            name, text, expected: "a time such as 2026-11-20T10:30:00Z, or how long ago such as 10m")
    }

    /// The plus of an offset reads as a space in a query; whoever writes `+05:30` means the plus.
    private static func withPlus(_ text: String) -> String {
        guard let space = text.lastIndex(of: " ") else { return text }
        return text[..<space] + "+" + text[text.index(after: space)...]
    }

    private static func limit(_ query: QueryParameters) throws(Problem) -> Int {
        guard let text = query["limit"] else { return usualLimit }
        guard let limit = Int(text), (1...largestLimit).contains(limit) else {
            throw Problem.badParameter(
                "limit", text, expected: "a number from 1 to \(largestLimit); the field next leads to further captures")
        }
        return limit
    }

    private static func cursor(_ query: QueryParameters) throws(Problem) -> Int64? {
        guard let text = query["cursor"] else { return nil }
        guard let id = CaptureCursor.id(text) else {
            throw Problem.badParameter("cursor", text, expected: "the value of next from a list of captures")
        }
        return id
    }
}
