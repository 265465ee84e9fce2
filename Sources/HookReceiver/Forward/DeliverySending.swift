internal import HookModel
internal import HookTransport

/// What a runner asks of its target's app: attempts, and whether it can be reached.
protocol DeliverySending: Sendable {
    /// One attempt, to its end.
    func attempt(_ due: DueDelivery) async -> AttemptSender.Result
    /// Why no connection can be made now; nil when one can.
    func problem() async -> String?
    /// Closes the connections that are kept.
    func close() async
}

extension AttemptSender: DeliverySending {
    func problem() async -> String? { await client.problem().map { "\($0)" } }

    func close() async { await client.close() }
}
