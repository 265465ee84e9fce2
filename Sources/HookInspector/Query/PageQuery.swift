import HookFormat
internal import HookModel

/// Which part of a list is asked for.
struct PageQuery {
    /// At most so many entries.
    let limit: Int
    /// Only entries with a smaller id; nil starts at the newest.
    let before: Int64?

    /// The names of the parameters.
    static let parameters = ["limit", "cursor"]

    private static let usualLimit = 50
    private static let largestLimit = 500

    /// Reads the parameters.
    ///
    /// - Parameters:
    ///   - query: The parameters.
    ///   - things: What the list is of, for messages.
    /// - Throws: `Problem` for the first value that cannot be used.
    init(_ query: QueryParameters, of things: String) throws(Problem) {
        limit = try PageQuery.limit(query, things)
        before = try PageQuery.cursor(query, things)
    }

    static func limit(_ query: QueryParameters, _ things: String) throws(Problem) -> Int {
        guard let text = query["limit"] else { return usualLimit }
        guard let limit = Int(text), (1...largestLimit).contains(limit) else {
            throw Problem.badParameter(
                "limit", text, expected: "a number from 1 to \(largestLimit); the field next leads to further \(things)"
            )
        }
        return limit
    }

    /// The place where a page of captures begins: before an id for the newest first, after one for the oldest first.
    static func cursor(
        _ query: QueryParameters, _ things: String, _ order: CaptureOrder, greatest: Int64
    ) throws(Problem) -> Int64? {
        guard let text = query["cursor"] else { return nil }
        let id = order == .newest ? CaptureCursor.id(text) : CaptureCursor.id(after: text)
        guard let id else {
            throw Problem.badParameter("cursor", text, expected: "the value of next from a list of \(things)")
        }
        guard id <= greatest else { throw Problem.unknownMark("cursor", text) }
        return id
    }

    private static func cursor(_ query: QueryParameters, _ things: String) throws(Problem) -> Int64? {
        guard let text = query["cursor"] else { return nil }
        guard let id = CaptureCursor.id(text) else {
            throw Problem.badParameter("cursor", text, expected: "the value of next from a list of \(things)")
        }
        return id
    }
}
