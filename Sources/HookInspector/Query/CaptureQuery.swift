internal import HookModel

/// What a list of captures is asked for.
struct CaptureQuery {
    /// Which captures.
    let filter: CaptureFilter
    /// Which part of them.
    let page: PageQuery

    /// The names of all parameters.
    static let parameters =
        [
            "provider", "event", "signature", "payload", "method", "path", "delivery", "q", "since", "until",
        ] + PageQuery.parameters

    /// Reads the parameters of a list.
    ///
    /// - Throws: `Problem` for the first value that cannot be used.
    init(_ query: QueryParameters, now: Timestamp) throws(Problem) {
        filter = CaptureFilter(
            provider: query["provider"], event: query["event"],
            signature: try query.word("signature"), payload: try query.word("payload"),
            method: query["method"], path: query["path"], delivery: try query.word("delivery"), text: query["q"],
            since: try CaptureQuery.moment(query, "since", now), until: try CaptureQuery.moment(query, "until", now))
        page = try PageQuery(query, of: "captures")
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
