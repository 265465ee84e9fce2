internal import Synchronization

/// Everything that is stored or changed, in the order of the commits, to all who watch.
///
/// Nothing is made for nobody: where nobody watches, it costs nothing.
package final class CaptureFeed: Sendable {
    private let observers = Mutex<[any StoreObserver]>([])

    /// Makes a feed that nobody watches.
    package init() {}

    /// Tells somebody of all that is stored from now on, until `remove`.
    package func add(_ observer: any StoreObserver) { observers.withLock { $0.append(observer) } }

    /// Tells somebody nothing any more.
    package func remove(_ observer: any StoreObserver) {
        observers.withLock { observers in observers.removeAll { $0 === observer } }
    }

    /// Subscribes to what is stored from now on; ends when the subscription is let go.
    ///
    /// - Parameters:
    ///   - limit: How many events wait at most for the subscriber; beyond, the oldest are dropped, and their number told.
    ///   - bytes: How many bytes they keep in memory at most, about.
    ///   - isWanted: Which events there are to be; all unless given. Called on the writer's thread.
    /// - Returns: The subscription, whose events begin now.
    package func subscribe(
        limit: Int = 4096, bytes: Int = 16 << 20,
        where isWanted: @escaping @Sendable (StoreEvent) -> Bool = { _ in true }
    ) -> FeedSubscription {
        let buffer = FeedBuffer(limit: limit, bytes: bytes, isWanted: isWanted)
        add(buffer)
        return FeedSubscription(buffer) { [weak self] in self?.remove(buffer) }
    }

    /// Whether anybody watches.
    var isWatched: Bool { observers.withLock { !$0.isEmpty } }

    /// Tells all who watch.
    func publish(_ events: [StoreEvent]) {
        guard !events.isEmpty else { return }
        for observer in observers.withLock(\.self) { observer.stored(events) }
    }

    /// Nothing will be stored any more: subscriptions end.
    func end() {
        let ending = observers.withLock { observers in
            defer { observers = [] }
            return observers
        }
        for observer in ending { observer.ended() }
    }
}
