internal import HookModel
internal import HookProviders
internal import HookTransport
internal import NIOCore

/// Makes one attempt: builds the request, sends it, and says what follows.
struct AttemptSender: Sendable {
    /// What an attempt came to.
    enum Result {
        /// It ended, and changes its delivery.
        case made(DeliveryStep)
        /// No connection could be made: no attempt, and the delivery waits.
        case down(String)
        /// It was cut short by the program's own end.
        case cut
    }

    let client: TargetClient
    let rules: ForwardRules
    let providers: [String: DeliveryRules]
    /// What no sender may have removed on the way.
    let signatureHeaders: [HeaderName]
    let marks: ForwardMarks
    var clock = WallClock.system

    /// What an app gets unless its provider's guide or the user says something else.
    private static let deadline = Duration.seconds(30)

    func attempt(_ due: DueDelivery, url: TargetURL) async -> Result {
        let head = due.request.head
        guard !marks.isLoop(head) else {
            return .made(
                DeliveryStep(
                    delivery: due.delivery.id, attempt: nil, state: .failed,
                    reason: "loop: this capture has come from here before, through X-Hooksight-Via"))
        }
        let number = due.delivery.attempts + 1
        let request = OutgoingRequest(
            forwarding: head, body: due.request.body, to: url, keepsHost: rules.keepsHost,
            endToEnd: signatureHeaders, adding: marks.lines(for: due.delivery, head, attempt: number))
        let provider = due.provider.flatMap { providers[$0] }
        let deadline = rules.deadline ?? provider?.deadline ?? AttemptSender.deadline
        let began = clock.now()
        let start = ContinuousClock.now
        var attempt = DeliveryAttempt(number: number, startedAt: began, took: .zero)
        do {
            let answer = try await client.send(request, deadline: deadline)
            attempt.status = answer.status
            attempt.headers = answer.headers
            attempt.body = answer.body
            attempt.bodySize = answer.bodySize
        } catch {
            switch error {
            case .down(let reason), .notAllowed(let reason): return .down(reason)
            // What came of it is not known, so that it is made again.
            case .cancelled: return .cut
            case .timedOut: attempt.error = "no answer within \(deadline.text)"
            case .broken(let reason): attempt.error = reason
            }
        }
        attempt.took = ContinuousClock.now - start
        let verdict = AttemptVerdict(attempt, endedAt: clock.now(), rules, provider)
        return .made(
            DeliveryStep(
                delivery: due.delivery.id, attempt: attempt, state: verdict.state, dueAt: verdict.dueAt,
                reason: verdict.reason))
    }
}
