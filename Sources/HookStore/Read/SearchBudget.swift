/// How long a search may go on before it gives what it has: up to a time, and only while somebody waits for it.
struct SearchBudget {
    private let deadline: ContinuousClock.Instant
    private var looks = 0

    /// So many looks are taken between two at the clock; a power of two.
    private static let looksAtOnce = 32

    /// Starts now.
    init(_ time: Duration) {
        deadline = ContinuousClock.now.advanced(by: time)
    }

    /// Says that something took long, so that the clock is asked next time.
    mutating func tookLong() { looks |= SearchBudget.looksAtOnce - 1 }

    /// Whether the search has to end; asks the clock once in a while only.
    ///
    /// - Throws: `CancellationError` when nobody waits any more.
    mutating func isSpent() throws -> Bool {
        looks &+= 1
        guard looks & (SearchBudget.looksAtOnce - 1) == 0 else { return false }
        try Task.checkCancellation()
        return ContinuousClock.now > deadline
    }
}
