/// The wait before something that has failed is tried again: 1 s, doubling up to 30 s.
struct GrowingWait {
    private var wait: Duration?

    private static let first = Duration.seconds(1)
    private static let longest = Duration.seconds(30)

    /// Whether the last try failed.
    var isGrowing: Bool { wait != nil }

    /// A try failed; gives the wait before the next.
    mutating func next() -> Duration {
        let next = wait.map { min($0 * 2, GrowingWait.longest) } ?? GrowingWait.first
        wait = next
        return next
    }

    /// A try succeeded.
    mutating func reset() { wait = nil }
}
