internal import FoundationEssentials

/// Where the time of day comes from: the machine, or a test.
public struct WallClock: Sendable {
    /// The time of day now.
    public let now: @Sendable () -> Timestamp

    /// Makes a clock from a function.
    public init(now: @escaping @Sendable () -> Timestamp) {
        self.now = now
    }

    /// The machine's own clock.
    public static let system = WallClock {
        Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }
}
