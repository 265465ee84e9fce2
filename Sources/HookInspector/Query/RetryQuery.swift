internal import HookModel

/// Which deliveries are to be attempted once more.
struct RetryQuery {
    /// Only deliveries that stand so; those that have failed unless something else is asked for.
    let state: DeliveryState
    /// Only deliveries to this target; nil takes all.
    let target: String?

    /// The names of all parameters.
    static let parameters = ["state", "target"]

    /// Reads the parameters.
    ///
    /// - Throws: `Problem` for the first value that cannot be used.
    init(_ query: QueryParameters) throws(Problem) {
        state = try query.word("state") ?? .failed
        target = query["target"]
    }
}
