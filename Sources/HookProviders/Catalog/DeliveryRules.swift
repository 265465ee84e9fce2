internal import JSONText

/// How a provider delivers, and tries again, as its document says.
package struct DeliveryRules: Sendable {
    /// What follows an answer.
    package enum Outcome: Sendable, Hashable {
        /// The delivery is done.
        case success
        /// The next attempt follows; with `heedsRetryAfter` no earlier than the answer's `Retry-After` asks.
        case retry(heedsRetryAfter: Bool)
        /// The delivery has failed at once.
        case final
    }

    /// The time that an app has for its answer; nil when the guide gives none.
    package let deadline: Duration?
    /// The waits before the second and each further attempt, from the end of the attempt before; nil when the guide
    /// gives no schedule.
    package let retries: [Duration]?
    /// How the waits go on where more attempts are asked for; nil when the guide does not say.
    package let backoff: BackoffRule?
    /// When the provider switches the app's webhook off; nil when the guide does not say.
    package let switchOff: DisableRule?
    private let success: StatusSet
    private let final: StatusSet
    private let retried: StatusSet
    private let retryAfter: StatusSet

    init(_ field: DocumentField) throws(CatalogError) {
        deadline = try field.optional("deadline")?.duration()
        if field.optional("retries") == nil {
            retries = nil
        } else {
            var waits: [Duration] = []
            for wait in field.elements("retries") { waits.append(try wait.duration()) }
            retries = waits
        }
        backoff = try BackoffRule(field.optional("backoff"))
        switchOff = try DisableRule(field.optional("disabled_after"))
        success = StatusSet(try field.strings("success"))
        final = StatusSet(try field.strings("final"))
        retried = StatusSet(try field.strings("retried"))
        retryAfter = StatusSet(try field.strings("retry_after"))
    }

    /// What follows an answer with this status; where a code and its class are in different lists, the code decides.
    package func outcome(of status: Int) -> Outcome {
        let ranks = [success.rank(of: status), final.rank(of: status), retried.rank(of: status)]
        let best = max(ranks[0], ranks[1], ranks[2])
        if best == 0 { return .final }
        if ranks[0] == best { return .success }
        if ranks[1] == best { return .final }
        return .retry(heedsRetryAfter: retryAfter.rank(of: status) > 0)
    }
}
