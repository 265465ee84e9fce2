/// What is stored, one event after the other, for one subscriber.
///
/// Iterate it once. It ends when the store is closed, or when the task is cancelled.
package final class FeedSubscription: AsyncSequence, Sendable {
    private let buffer: FeedBuffer
    private let end: @Sendable () -> Void

    init(_ buffer: FeedBuffer, end: @escaping @Sendable () -> Void) {
        self.buffer = buffer
        self.end = end
    }

    deinit { end() }

    /// Begins to take what waits.
    package func makeAsyncIterator() -> Iterator { Iterator(subscription: self) }

    /// Takes one item after the other.
    package struct Iterator: AsyncIteratorProtocol {
        fileprivate let subscription: FeedSubscription

        /// The next item; nil when nothing will come any more.
        package func next() async -> FeedItem? {
            while true {
                if let item = subscription.buffer.next() { return item }
                guard await subscription.buffer.wait() else { return subscription.buffer.next() }
            }
        }
    }

    /// What waits now, without waiting for more; nil when nothing does.
    package func nextNow() -> FeedItem? { buffer.next() }
}
