package import HookModel

/// A request that was read, with the right to answer it.
package struct IncomingRequest: Sendable {
    /// What came.
    package let request: ReceivedRequest
    /// Answers it.
    package let response: ResponseHandle

    /// So many are handed over at once.
    ///
    /// The writer begins with so many while the event loop reads the next: measured at 32 connections, a turn brought
    /// nearly all of them, and loop and writer took turns in waiting for each other.
    package static let most = 4

    init(request: ReceivedRequest, response: ResponseHandle) {
        self.request = request
        self.response = response
    }
}
