internal import HookModel
internal import HookProviders
internal import HookTransport
internal import NIOCore

/// Makes one attempt: builds the request, sends it, and says what follows.
struct AttemptSender: Sendable {
    /// What an attempt came to.
    enum Result {
        /// It ended, and changes its delivery, and perhaps what is remembered of its target; with what is to be stored of
        /// the response that a sender gets by it.
        case made(DeliveryStep, HealthRecord.Snapshot?, answered: StoreChange?)
        /// No connection could be made: no attempt, and the delivery waits.
        case down(String)
        /// Nothing is to be stored: it was cut short by the program's own end, or its delivery has ended before it.
        case cut
    }

    let target: Target
    let client: TargetClient
    let rules: ForwardRules
    let providers: ProviderForwarding
    let marks: ForwardingHeaders
    let health: HealthRecord
    /// Where senders wait for this target's responses; nil when none does.
    let relay: ResponseRelay?
    var clock = WallClock.system

    func attempt(_ due: DueDelivery) async -> Result {
        if let relay, await !relay.begin(due) { return .cut }
        guard !marks.isLoop(due.request.head) else {
            return ended(due, "loop: this capture has come from here before, through X-Hooksight-Via")
        }
        let number = due.delivery.attempts + 1
        let request: OutgoingRequest
        do {
            request = try self.request(due, attempt: number)
        } catch {
            return ended(due, "\(error)")
        }
        let deadline = providers.deadline(of: due.provider, rules)
        let began = clock.now()
        let start = ContinuousClock.now
        var attempt = DeliveryAttempt(
            number: number, startedAt: began, took: .zero,
            url: ShownURL.text(request.url(at: target.url), limit: ShownURL.keptLength))
        let response: AppResponse
        do {
            let answer = try await client.send(request, deadline: deadline)
            attempt.status = answer.status
            attempt.headers = answer.headers
            attempt.body = answer.body
            attempt.bodySize = answer.bodySize
            attempt.error = answer.bodyEnd.problem(within: deadline)
            response = AppResponse(answer)
        } catch {
            switch error {
            case .down(let reason), .notAllowed(let reason):
                relay?.cannotConnect(due, reason, isLate: ContinuousClock.now - start >= deadline)
                return .down(reason)
            // What came of it is not known, so that it is made again.
            case .cancelled: return .cut
            case .timedOut:
                attempt.error = "no answer within \(deadline.text)"
                response = .late
            case .broken(let reason):
                attempt.error = reason
                response = .broken
            }
        }
        attempt.took = ContinuousClock.now - start
        let end = clock.now()
        let provider = providers.rules(of: due.provider)
        let (verdict, changed) = health.record(
            due.provider, countsFailures: rules.retry.isProvider && provider?.switchOff?.failedDeliveries != nil,
            at: end
        ) { [attempt] failedInRow in
            AttemptVerdict(
                attempt, endedAt: end, rules, provider, leavesRetrying: relay?.leavesRetrying(due) ?? false,
                failedInRow: failedInRow, chance: Double.random(in: -1...1))
        }
        return .made(
            DeliveryStep(
                delivery: due.delivery.id, attempt: attempt, state: verdict.state, dueAt: verdict.dueAt,
                reason: verdict.reason, outcome: verdict.outcome), changed, answered: relay?.decide(due, response))
    }

    /// The captured request as the target gets it.
    ///
    /// - Throws: `SigningError` when it is to be signed anew and cannot be.
    private func request(_ due: DueDelivery, attempt: Int) throws -> OutgoingRequest {
        var edits = target.edits
        edits.added += marks.lines(for: due.delivery, due.request.head, attempt: attempt)
        var body = due.request.body
        if due.delivery.resigns {
            let signed = try providers.signed(
                due.provider, due.request.head, body, to: url(of: due.request.head), at: clock.now())
            edits.replaced += signed.headers
            body = signed.body
        }
        return OutgoingRequest(
            forwarding: due.request.head, body: body, to: target.url, keepsHost: rules.keepsHost,
            endToEnd: providers.signatureHeaders, edits: edits)
    }

    /// Where a request goes, as an app that checks a signature over the URL sees it.
    private func url(of head: RequestHead) -> SenderURL {
        SenderURL(target.url.origin + target.url.basePath + head.target)
    }

    /// A delivery that ends without an attempt.
    private func ended(_ due: DueDelivery, _ reason: String) -> Result {
        .made(
            DeliveryStep(delivery: due.delivery.id, attempt: nil, state: .failed, reason: reason), nil,
            answered: relay?.decide(due, .broken))
    }
}
