internal import HookModel
internal import HookProviders

/// The waits between the attempts of one delivery: what the user asked for, and what the provider's document says.
struct RetrySchedule {
    /// How many attempts there are in all.
    let attempts: Int
    /// By how much of its length a wait may be shorter or longer, in percent.
    let jitter: Int
    private let given: [Duration]
    private let growth: (_ attempt: Int) -> Duration

    init(_ policy: RetryPolicy, _ documented: DeliveryRules?) {
        switch policy {
        case .waits(let waits):
            self.init(given: waits, attempts: waits.count + 1)
        case .exponential(let backoff):
            self.init(given: [], attempts: backoff.attempts, jitter: backoff.jitter) { backoff.wait(after: $0) }
        case .provider(let attempts):
            let waits = documented?.retries ?? RetryPolicy.standard
            let backoff = documented?.backoff
            let last = waits.last ?? .seconds(1)
            self.init(given: waits, attempts: attempts ?? waits.count + 1) { attempt in
                backoff?.wait(after: last, times: attempt - waits.count) ?? last
            }
        }
    }

    private init(
        given: [Duration], attempts: Int, jitter: Int = 0, growth: @escaping (Int) -> Duration = { _ in .zero }
    ) {
        self.given = given
        self.attempts = attempts
        self.jitter = jitter
        self.growth = growth
    }

    /// The wait after an attempt, from 1 up; nil after the last.
    ///
    /// - Parameters:
    ///   - attempt: The attempt that has failed.
    ///   - chance: From -1 to 1: how much of the jitter applies, and in which direction.
    /// - Returns: The wait, never negative.
    func wait(after attempt: Int, chance: Double) -> Duration? {
        guard attempt < attempts else { return nil }
        let wait = attempt <= given.count ? given[attempt - 1] : growth(attempt)
        guard jitter > 0 else { return wait }
        let milliseconds = Double(wait.wholeMilliseconds) * (1 + chance * Double(jitter) / 100)
        return .milliseconds(Int64(max(0, milliseconds)))
    }
}
