/// The newest events of a store, in the order of their commits, for many readers.
package final class FeedTail: StoreObserver {
    /// The events.
    package let events = Tail<StoreEvent> { $0.byteCount }

    /// Makes a tail without events; add it to a feed.
    package init() {}

    package func stored(_ events: [StoreEvent]) { self.events.append(events) }

    package func ended() { events.finish() }
}
