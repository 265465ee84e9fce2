/// Why a body did not arrive whole.
package enum Incompleteness: String, Sendable, Hashable, CaseIterable {
    /// The sender closed the connection first.
    case closed
    /// The body is longer than `--max-body`; it was kept up to there.
    case tooLarge = "too_large"
    /// The sender was too slow.
    case timedOut = "timed_out"
}
