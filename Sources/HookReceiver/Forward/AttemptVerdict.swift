internal import HookModel
internal import HookProviders

/// What follows an attempt: a pure decision.
struct AttemptVerdict {
    var state: DeliveryState
    var dueAt: Timestamp?
    var reason: String
    /// Why the target is switched off, as the provider would; nil when it is not.
    var switchesOff: String?

    /// `410 Gone` (RFC 9110, section 15.5.11): by a custom of webhooks the app wants no more of them.
    private static let gone = 410

    /// Decides.
    ///
    /// - Parameters:
    ///   - attempt: The attempt that ended.
    ///   - end: When it ended.
    ///   - rules: The user's rules.
    ///   - provider: The rules of the capture's provider; nil when it is unknown.
    ///   - failedInRow: How many of the provider's deliveries to the target have failed in a row before this one.
    ///   - chance: From -1 to 1: where in the range of a wait with jitter this one lies.
    init(
        _ attempt: DeliveryAttempt, endedAt end: Timestamp, _ rules: ForwardRules, _ provider: DeliveryRules?,
        failedInRow: Int = 0, chance: Double = 0
    ) {
        let documented = rules.retry.isProvider ? provider : nil
        let outcome = attempt.status.map { status in
            documented?.outcome(of: status) ?? AttemptVerdict.plainOutcome(of: status)
        }
        let found = attempt.status.map { "status \($0)" } ?? attempt.error ?? "no answer"
        if outcome == .success {
            self.init(state: .delivered, reason: found)
            return
        }
        if rules.retry.isProvider, attempt.status == AttemptVerdict.gone {
            self.init(state: .failed, reason: "\(found); the target is switched off")
            switchesOff = "it answered 410 Gone"
            return
        }
        let schedule = RetrySchedule(rules.retry, documented)
        guard outcome != .final else {
            self.init(state: .failed, reason: "\(found); the provider does not retry that")
            switchesOff = documented?.switchOff?.reason(failedInRow: failedInRow + 1, attempts: attempt.number)
            return
        }
        guard let plain = schedule.wait(after: attempt.number, chance: chance) else {
            self.init(state: .failed, reason: "\(found); attempt \(attempt.number) was the last")
            switchesOff = documented?.switchOff?.reason(failedInRow: failedInRow + 1, attempts: attempt.number)
            return
        }
        let place = "attempt \(attempt.number + 1) of \(schedule.attempts)"
        var wait = plain.wholeMilliseconds / Int64(max(1, rules.timeScale))
        var because = "\(place) after \(plain.text)"
        if outcome != .retry(heedsRetryAfter: false), let asked = RetryAfter.wait(attempt.headers, from: end) {
            // Retry-After is a wait like any other, so the scale holds for it, too.
            let scaled = asked.wholeMilliseconds / Int64(max(1, rules.timeScale))
            if scaled > wait {
                wait = scaled
                because = "\(place) after Retry-After, \(asked.text)"
            }
        }
        self.init(
            state: .pending, dueAt: Timestamp(milliseconds: end.milliseconds + wait), reason: "\(found); \(because)")
    }

    private init(state: DeliveryState, dueAt: Timestamp? = nil, reason: String) {
        self.state = state
        self.dueAt = dueAt
        self.reason = reason
    }

    /// Without a provider's rules: success is 2xx, everything else is tried again, 429 and 503 when they ask for it.
    private static func plainOutcome(of status: Int) -> DeliveryRules.Outcome {
        (200..<300).contains(status) ? .success : .retry(heedsRetryAfter: status == 429 || status == 503)
    }
}
