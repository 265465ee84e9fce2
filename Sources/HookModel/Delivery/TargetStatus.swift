/// How a target does at the moment.
package struct TargetStatus: Sendable, Hashable {
    /// Whether it can be reached.
    package enum State: String, Sendable, CaseIterable {
        /// Nobody has tried yet.
        case unknown
        /// The last connection was made.
        case up
        /// No connection can be made; its deliveries wait.
        case down
        /// It was switched off as a provider would; what that provider sends waits until it is enabled.
        case off
    }

    /// The target's name.
    package var name: String
    /// Where it listens.
    package var url: String
    /// Which captures it gets, in the form of the setting; empty when all.
    package var filter: String
    /// Whether it can be reached.
    package var state: State
    /// Why it cannot; nil unless down or off.
    package var reason: String?
    /// Attempts that were answered with success since the start.
    package var succeeded: Int
    /// Attempts that were not.
    package var failed: Int
    /// Attempts since the start that were not their delivery's first.
    package var retries: Int
    /// The middle of the last hundred attempts' times; nil before the first.
    package var medianTime: Duration?
    /// What 95 of the last hundred attempts stayed below; nil before the first.
    package var slowTime: Duration?

    /// The part of the attempts that were answered with success, from 0 to 1; nil before the first.
    package var successRate: Double? {
        let all = succeeded + failed
        return all == 0 ? nil : Double(succeeded) / Double(all)
    }

    /// Makes a status of a target that nobody has tried yet.
    package init(name: String, url: String, filter: String) {
        self.name = name
        self.url = url
        self.filter = filter
        state = .unknown
        succeeded = 0
        failed = 0
        retries = 0
    }
}
