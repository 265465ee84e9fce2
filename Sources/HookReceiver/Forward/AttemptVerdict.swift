internal import HookModel
internal import HookProviders

/// What follows an attempt: a pure decision.
struct AttemptVerdict {
    var state: DeliveryState
    var dueAt: Timestamp?
    var reason: String

    /// Decides.
    ///
    /// - Parameters:
    ///   - attempt: The attempt that ended.
    ///   - end: When it ended.
    ///   - rules: The user's rules.
    ///   - provider: The rules of the capture's provider; nil when it is unknown.
    init(_ attempt: DeliveryAttempt, endedAt end: Timestamp, _ rules: ForwardRules, _ provider: DeliveryRules?) {
        let documented = rules.retry == .provider ? provider : nil
        let outcome = attempt.status.map { status in
            documented?.outcome(of: status) ?? AttemptVerdict.plainOutcome(of: status)
        }
        let found = attempt.status.map { "status \($0)" } ?? attempt.error ?? "no answer"
        if outcome == .success {
            self.init(state: .delivered, reason: found)
            return
        }
        if outcome == .final {
            self.init(state: .failed, reason: "\(found); the provider does not retry that")
            return
        }
        let waits = AttemptVerdict.waits(rules, documented)
        guard attempt.number <= waits.count else {
            self.init(state: .failed, reason: "\(found); attempt \(attempt.number) was the last")
            return
        }
        var wait = waits[attempt.number - 1].wholeMilliseconds / Int64(max(1, rules.timeScale))
        var because = "attempt \(attempt.number + 1) of \(waits.count + 1) after \(waits[attempt.number - 1].text)"
        if outcome != .retry(heedsRetryAfter: false), let asked = RetryAfter.wait(attempt.headers, from: end) {
            // Retry-After is a wait like any other, so the scale holds for it, too.
            let scaled = asked.wholeMilliseconds / Int64(max(1, rules.timeScale))
            if scaled > wait {
                wait = scaled
                because = "attempt \(attempt.number + 1) of \(waits.count + 1) after Retry-After, \(asked.text)"
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

    private static func waits(_ rules: ForwardRules, _ documented: DeliveryRules?) -> [Duration] {
        switch rules.retry {
        case .waits(let waits): waits
        case .provider: documented?.retries ?? RetryPolicy.standard
        }
    }
}
