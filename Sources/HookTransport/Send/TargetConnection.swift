internal import NIOCore

/// An open connection to a target; one exchange at a time has it.
struct TargetConnection: Sendable {
    /// How an exchange ended.
    enum Outcome: Sendable {
        case answered(TargetResponse)
        case failed(SendFailure)
        /// The app cannot have seen the request: the connection closed before the whole head was written.
        case unsent(String?)
    }

    let channel: any Channel
    let handler: NIOLoopBound<ExchangeHandler>

    /// Sends a request and waits for its answer; a cancelled task closes the connection.
    ///
    /// - Parameters:
    ///   - message: what is sent.
    ///   - number: the exchange's own number, larger than that of every earlier one.
    ///   - deadline: when the answer must be complete.
    /// - Returns: how it ended.
    func exchange(_ message: OutgoingMessage, number: UInt64, deadline: NIODeadline) async -> Outcome {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                channel.eventLoop.execute {
                    let exchange = Exchange(
                        number: number, keptBody: message.keptBody, continuation: continuation)
                    handler.value.start(exchange, message, deadline: deadline)
                }
            }
        } onCancel: {
            channel.eventLoop.execute { handler.value.cancel(number) }
        }
    }
}
