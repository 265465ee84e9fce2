/// What is remembered of a target beyond a run: whether it was switched off, and how near it is to that.
public struct TargetHealth: Sendable, Hashable {
    /// A target that was switched off.
    public struct Off: Sendable, Hashable {
        /// Since when.
        public var since: Timestamp
        /// Why, in a few words.
        public var reason: String

        /// Makes it from its parts.
        public init(since: Timestamp, reason: String) {
            self.since = since
            self.reason = reason
        }
    }

    /// That it was switched off; nil when it was not.
    public var off: Off?
    /// By provider, how many deliveries in a row have failed up to now; those that have none are left out.
    public var failedInRow: [String: Int]

    /// Makes it from its parts; all is well by default.
    public init(off: Off? = nil, failedInRow: [String: Int] = [:]) {
        self.off = off
        self.failedInRow = failedInRow
    }
}
