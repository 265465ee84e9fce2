/// What a subscriber gets.
package enum FeedItem: Sendable {
    /// Something was stored.
    case event(StoreEvent)
    /// So many events were dropped here, because the subscriber was too slow.
    case missed(Int)
}
