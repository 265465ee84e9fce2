/// How a target does at the moment.
public struct TargetStatus: Sendable, Hashable {
    /// Whether it can be reached.
    public enum State: String, Sendable, CaseIterable {
        /// Nobody has tried yet.
        case unknown
        /// The last connection was made.
        case up
        /// No connection can be made; its deliveries wait.
        case down
    }

    /// The target's name.
    public var name: String
    /// Where it listens.
    public var url: String
    /// Which captures it gets, in the form of the setting; empty when all.
    public var filter: String
    /// Whether it can be reached.
    public var state: State
    /// Why it cannot; nil unless down.
    public var reason: String?
    /// Attempts that were answered with success since the start.
    public var succeeded: Int
    /// Attempts that were not.
    public var failed: Int
    /// The middle of the last hundred attempts' times; nil before the first.
    public var medianTime: Duration?

    /// Makes a status of a target that nobody has tried yet.
    public init(name: String, url: String, filter: String) {
        self.name = name
        self.url = url
        self.filter = filter
        state = .unknown
        succeeded = 0
        failed = 0
    }
}
