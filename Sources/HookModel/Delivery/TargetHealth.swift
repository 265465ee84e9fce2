/// What is remembered of a target beyond a run: for which providers it was switched off, and how near it is to that.
///
/// A provider switches its own webhook off, so what others send is handed on. Captures without a provider go by the empty
/// name.
package struct TargetHealth: Sendable, Hashable {
    /// That a target was switched off.
    package struct Off: Sendable, Hashable {
        /// Since when.
        package var since: Timestamp
        /// Why, in a few words.
        package var reason: String

        /// Makes it from its parts.
        package init(since: Timestamp, reason: String) {
            self.since = since
            self.reason = reason
        }
    }

    /// By provider, that it was switched off.
    package var off: [String: Off]
    /// By provider, how many deliveries in a row have failed up to now; those that have none are left out.
    package var failedInRow: [String: Int]

    /// Makes it from its parts; all is well by default.
    package init(off: [String: Off] = [:], failedInRow: [String: Int] = [:]) {
        self.off = off
        self.failedInRow = failedInRow
    }

    /// For which providers it is off, and why, in one line; nil when it is off for none.
    package var offReason: String? {
        guard !off.isEmpty else { return nil }
        return off.sorted { $0.key < $1.key }.map { provider, off in
            "\(provider.isEmpty ? "no provider" : provider): \(off.reason)"
        }.joined(separator: "; ")
    }
}
