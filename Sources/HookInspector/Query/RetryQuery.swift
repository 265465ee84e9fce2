internal import HookModel

/// Which deliveries are to be attempted once more.
struct RetryQuery {
    /// Which deliveries; those that have failed unless something else is asked for.
    let filter: DeliveryFilter

    /// The names of all parameters.
    static let parameters = ["state", "target", "provider"]

    /// Reads the parameters.
    ///
    /// - Throws: `Problem` for the first value that cannot be used.
    init(_ query: QueryParameters) throws(Problem) {
        filter = DeliveryFilter(
            state: try query.word("state") ?? .failed, target: query["target"], provider: query["provider"])
    }
}
