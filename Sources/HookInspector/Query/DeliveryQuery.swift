internal import HookModel

/// What a list of deliveries is asked for.
struct DeliveryQuery {
    /// Which deliveries.
    let filter: DeliveryFilter
    /// Which part of them.
    let page: PageQuery

    private static let largestID: Int64 = 999_999_999_999_999_999

    /// The names of all parameters.
    static let parameters = ["state", "capture", "target", "provider"] + PageQuery.parameters

    /// Reads the parameters of a list.
    ///
    /// - Throws: `Problem` for the first value that cannot be used.
    init(_ query: QueryParameters) throws(Problem) {
        filter = DeliveryFilter(
            state: try query.word("state"), target: query["target"], provider: query["provider"],
            capture: try query["capture"].map { text throws(Problem) in
                guard let id = Int64(text), (1...DeliveryQuery.largestID).contains(id) else {
                    throw Problem.badParameter("capture", text, expected: "the id of a capture, such as 42")
                }
                return id
            })
        page = try PageQuery(query, of: "deliveries")
    }
}
