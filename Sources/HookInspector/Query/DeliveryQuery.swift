internal import HookModel

/// What a list of deliveries is asked for.
struct DeliveryQuery {
    /// Only deliveries that stand so; nil takes all.
    let state: DeliveryState?
    /// Only deliveries to this target; nil takes all.
    let target: String?
    /// Which part of them.
    let page: PageQuery

    /// The names of all parameters.
    static let parameters = ["state", "target"] + PageQuery.parameters

    /// Reads the parameters of a list.
    ///
    /// - Throws: `Problem` for the first value that cannot be used.
    init(_ query: QueryParameters) throws(Problem) {
        state = try query.word("state")
        target = query["target"]
        page = try PageQuery(query, of: "deliveries")
    }
}
