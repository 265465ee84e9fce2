package import HookModel
package import NIOCore

/// The right to answer one request.
package struct ResponseHandle: Sendable {
    /// The event loop on which to answer.
    package let eventLoop: any EventLoop
    private let connection: NIOLoopBound<ConnectionHandler>
    private let number: Int

    init(connection: NIOLoopBound<ConnectionHandler>, number: Int) {
        eventLoop = connection.eventLoop
        self.connection = connection
        self.number = number
    }

    /// Answers the request.
    ///
    /// Call it on `eventLoop`, once; a second call changes nothing. Answers leave in the order of their requests, and all
    /// that are given in one turn of the event loop leave with one write per connection.
    package func send(_ answer: SenderResponse) {
        connection.value.answer(answer, to: number)
    }

    /// Has `action` called once when the connection closes before the request is answered.
    ///
    /// Call it on `eventLoop`, where `action` runs too; at once when the connection is closed already. A second call takes
    /// the place of the first.
    package func whenClosed(_ action: @escaping @Sendable () -> Void) {
        connection.value.whenClosed(number, action)
    }
}
