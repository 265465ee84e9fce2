/// Why a request got no status.
package enum SendFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// Nothing was sent: no connection came about.
    case down(String)
    /// Nothing was sent: the target's address may not be sent to.
    case notAllowed(String)
    /// The deadline passed before a status came; the request may have arrived.
    case timedOut
    /// The connection ended before a status came, or what came was not HTTP; the request may have arrived.
    case broken(String)
    /// The task was cancelled; the request may have arrived.
    case cancelled

    /// What happened, as a sentence without a final period.
    package var description: String {
        switch self {
        case .down(let detail), .notAllowed(let detail), .broken(let detail): detail
        case .timedOut: "the app did not answer before the deadline"
        case .cancelled: "sending was cancelled"
        }
    }
}
