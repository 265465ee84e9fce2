package import NIOCore

/// Where requests go once they were read.
package protocol RequestHandler: Sendable {
    /// Takes requests that became ready in one turn of an event loop, in their order: whole ones, or cut ones
    /// (`request.incompleteness`), which get their own status (400, 413 or 408) and close the connection.
    ///
    /// Called on the event loop, which it must not block, with at most `IncomingRequest.most` of them. Each must be
    /// answered exactly once, also when the connection is gone by then: its bytes count as in flight until that.
    func receive(_ requests: [IncomingRequest], on eventLoop: any EventLoop)
}
