internal import HookModel

/// What a runner does next, as its plan says.
enum AttemptAction {
    /// What is read of the store before anything else can be planned.
    enum Read {
        case health
        /// First attempts of deliveries with a greater id.
        case firstAttempts(after: Int64)
        /// Retries that are due, without those of these deliveries.
        case retries(dueBy: Timestamp, except: Set<Int64>)
        case nextRetry(after: Timestamp)
        case oldest
    }

    case read(Read)
    case attempt(DueDelivery, isFirst: Bool)
    /// End a delivery that cannot be read.
    case end(delivery: Int64, reason: String)
    /// Try whether the target can be reached.
    case probe
}

/// What a runner waits for when no event will come by itself.
enum AttemptWait: Hashable {
    /// The next retry.
    case retry(at: Timestamp)
    /// The next read, after reads that failed.
    case read(Duration)
    /// The next probe of a target that is down.
    case probe

    /// A clock may be set and a machine may sleep, so no wait for a time of day is longer, in milliseconds.
    private static let longest: Int64 = 10_000

    /// How long, beginning now.
    func time(now: Timestamp) -> Duration {
        switch self {
        case .retry(let moment):
            .milliseconds(min(max(1, moment.milliseconds - now.milliseconds), AttemptWait.longest))
        case .read(let time): time
        case .probe: .seconds(1)
        }
    }
}
