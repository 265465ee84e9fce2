internal import HookModel
internal import HookProviders

/// What follows an attempt: a pure decision.
struct AttemptVerdict {
    var state: DeliveryState
    var dueAt: Timestamp?
    var reason: String
    /// Why the target is switched off, as the provider would; nil when it is not.
    var switchesOff: String?

    /// What the attempt came to, without what follows.
    var outcome: String

    /// `410 Gone` (RFC 9110, section 15.5.11): by a custom of webhooks the app wants no more of them.
    private static let gone = 410

    /// Decides.
    ///
    /// - Parameters:
    ///   - attempt: The attempt that ended.
    ///   - end: When it ended.
    ///   - rules: The user's rules.
    ///   - provider: The rules of the capture's provider; nil when it is unknown.
    ///   - leavesRetrying: Whether the sender gets the app's response, and retries by its own rules.
    ///   - failedInRow: How many of the provider's deliveries to the target have failed in a row before this one.
    ///   - chance: From -1 to 1: where in the range of a wait with jitter this one lies.
    init(
        _ attempt: DeliveryAttempt, endedAt end: Timestamp, _ rules: ForwardRules, _ provider: DeliveryRules?,
        leavesRetrying: Bool = false, failedInRow: Int = 0, chance: Double = 0
    ) {
        let documented = rules.retry.isProvider ? provider : nil
        let follows = attempt.status.map { status in
            documented?.outcome(of: status) ?? AttemptVerdict.plainOutcome(of: status)
        }
        if follows == .success {
            self.init(state: .delivered, AttemptOutcome.success(attempt))
            return
        }
        let outcome = AttemptOutcome(attempt).description
        if leavesRetrying {
            self.init(state: .failed, outcome, attempt.number == 1 ? "retrying is left to the sender" : nil)
            return
        }
        if rules.retry.isProvider, attempt.status == AttemptVerdict.gone {
            self.init(state: .failed, outcome, "the target is disabled")
            switchesOff = "it answered 410 Gone"
            return
        }
        let schedule = RetrySchedule(rules.retry, documented)
        guard follows != .final, let planned = schedule.wait(after: attempt.number, chance: chance) else {
            let last = "dead letter after \(attempt.number) attempt\(attempt.number == 1 ? "" : "s")"
            let final = documented == nil ? "a permanent redirect is not retried" : "the provider does not retry that"
            self.init(state: .failed, outcome, follows == .final ? final : last)
            switchesOff = documented?.switchOff?.reason(failedInRow: failedInRow + 1, attempts: attempt.number)
            return
        }
        let heeds = follows == .retry(heedsRetryAfter: true)
        let wait = NextWait(
            planned, heeds ? RetryAfter(attempt.headers, from: end) : nil, scale: rules.timeScale)
        self.init(
            state: .pending, dueAt: Timestamp(milliseconds: end.milliseconds + wait.length.wholeMilliseconds), outcome,
            "retry \(attempt.number + 1)/\(schedule.attempts) in \(wait.text)")
    }

    private init(state: DeliveryState, dueAt: Timestamp? = nil, _ outcome: String, _ follows: String? = nil) {
        self.state = state
        self.dueAt = dueAt
        self.outcome = outcome
        reason = outcome + (follows.map { "; \($0)" } ?? "")
    }

    /// Without a provider's rules: success is 2xx, a permanent redirect stays one (RFC 9110, sections 15.4.2 and 15.4.9),
    /// and everything else is tried again, 429 and 503 when they ask for it.
    private static func plainOutcome(of status: Int) -> DeliveryRules.Outcome {
        switch status {
        case 200..<300: .success
        case 301, 308: .final
        default: .retry(heedsRetryAfter: status == 429 || status == 503)
        }
    }
}
