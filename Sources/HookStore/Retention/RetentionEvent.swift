/// What a store's retention has to say, each at most once for each limit.
package enum RetentionEvent: Sendable, Hashable {
    /// A limit of `RetentionLimits`.
    package enum Limit: Sendable, Hashable {
        /// Of the size of the file.
        case bytes
        /// Of the number of captures.
        case captures
        /// Of their age.
        case days
    }

    /// The first captures were dropped because of a limit.
    case dropping(Limit)
    /// The store is beyond a limit, and has nothing that may be dropped: only its newest capture, and captures with
    /// pending deliveries.
    case beyond(Limit)
}
