/// How many captures are waited for, how long, and in which order.
struct WaitLimits: Sendable {
    /// So many for each query.
    let count: Int
    /// How long at most.
    var within: Duration
    /// How long nothing more may come when all have; nil not to wait for that.
    let quiet: Duration?
    /// Whether the queries have to be met in their order.
    let isInOrder: Bool
}
