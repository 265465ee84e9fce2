internal import FoundationEssentials

/// Where the time of day comes from: the machine, or a test.
package struct WallClock: Sendable {
    /// The time of day now.
    package let now: @Sendable () -> Timestamp

    /// Makes a clock from a function.
    package init(now: @escaping @Sendable () -> Timestamp) {
        self.now = now
    }

    /// The machine's own clock.
    package static let system = WallClock {
        Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }
}
