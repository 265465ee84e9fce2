package import HookModel
package import NIOCore

/// Where requests go once they were read.
///
/// Both functions are called on an event loop and must not block it. One sink serves all event loops.
package protocol RequestSink: Sendable {
    /// Takes a request, whole or cut (`request.incompleteness`).
    ///
    /// The ticket must be answered exactly once, also when the connection is gone by then: its bytes count as in flight
    /// until that. A cut request is to be answered with its own status (400, 413 or 408); the connection closes behind it.
    func receive(_ request: ReceivedRequest, reply: ReplyTicket)

    /// Tells that all requests which became ready in this turn of the event loop were handed over.
    ///
    /// Called once for each turn with at least one request, so that they can be kept in one group.
    func endOfBatch(on eventLoop: any EventLoop)
}

extension RequestSink {
    /// Does nothing.
    package func endOfBatch(on eventLoop: any EventLoop) {}
}
