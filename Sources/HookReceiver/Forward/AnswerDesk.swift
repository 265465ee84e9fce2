internal import HookModel
public import HookStore
internal import HookTransport
internal import NIOCore
public import ServiceLifecycle
internal import Synchronization

/// Where senders wait for what the app says to their request (`--answer-from`).
///
/// A capture is stored with its delivery before its sender waits here, and the app's answer is stored before it is passed
/// on. A sender that waits longer than the app has time for is answered 504; the delivery goes on by itself.
public final class AnswerDesk: Service {
    private enum Place {
        /// The sender waits.
        case waiting(ReplyTicket, Scheduled<Void>)
        /// The app was faster than the sender could take its place.
        case answered(Answer)
        /// The sender was answered 504, and the app has not answered yet.
        case expired
    }

    /// The target whose answers are passed on.
    public let target: String
    private let rules: ForwardRules
    private let providers: ProviderForwarding
    private let writer: StoreWriter
    /// Captures up to this one were stored by earlier runs: nobody waits for their answers.
    private let last: Int64
    private let places = Mutex<[Int64: Place]>([:])
    private let isClosed = Mutex(false)

    /// So much of an answer's body is passed on, in bytes; a longer answer counts as none.
    static let bodyLimit = TargetAnswer.readBodyBytes

    /// What those who wait get when the program is shut down.
    private static let grace = Duration.milliseconds(500)

    /// Nobody waits longer than a day, in milliseconds.
    private static let longestWait: Int64 = 86_400_000

    /// Makes a desk.
    ///
    /// - Parameters:
    ///   - target: The name of the target whose answers are passed on.
    ///   - rules: How captures are handed on, for the deadline.
    ///   - providers: The providers' deadlines.
    ///   - writer: Stores what was answered.
    ///   - last: The newest capture of earlier runs; 0 when there is none.
    public init(
        target: String, rules: ForwardRules, providers: ProviderForwarding, writer: StoreWriter, after last: Int64
    ) {
        self.target = target
        self.rules = rules
        self.providers = providers
        self.writer = writer
        self.last = last
    }

    /// Passes answers on until graceful shutdown; then those who still wait get a moment, and 504.
    ///
    /// Stands behind the listener in a service group, so that it ends first: the listener waits for its answers.
    public func run() async {
        try? await gracefulShutdown()
        let end = ContinuousClock.now + AnswerDesk.grace
        while ContinuousClock.now < end, !waiting.isEmpty { try? await Task.sleep(for: .milliseconds(20)) }
        isClosed.withLock { $0 = true }
        for (capture, loop) in waiting { loop.execute { [self] in expire(capture) } }
    }

    private var waiting: [(Int64, any EventLoop)] {
        places.withLock { places in
            places.compactMap { capture, place in
                if case .waiting(let ticket, _) = place { (capture, ticket.eventLoop) } else { nil }
            }
        }
    }

    /// A sender begins to wait; called on its event loop after the commit of its capture.
    func wait(for capture: Int64, provider: String?, _ ticket: ReplyTicket) {
        let deadline = providers.deadline(of: provider, rules)
        let early = places.withLock { places -> Answer? in
            if case .answered(let answer) = places.removeValue(forKey: capture) { return answer }
            let time = TimeAmount.milliseconds(min(deadline.wholeMilliseconds, AnswerDesk.longestWait))
            let timer = ticket.eventLoop.scheduleTask(in: time) { [self] in expire(capture) }
            places[capture] = .waiting(ticket, timer)
            return nil
        }
        if let early { ticket.send(early) } else if isClosed.withLock(\.self) { expire(capture) }
    }

    /// What is to be stored beside an attempt's result: the status that the sender gets.
    func change(for due: DueDelivery, _ attempt: DeliveryAttempt?) -> StoreChange? {
        guard isAwaited(due, attempt), !hasExpired(due.delivery.capture) else { return nil }
        return .answered(capture: due.delivery.capture, status: answer(attempt, due.delivery.capture).status)
    }

    /// An attempt ended, or a delivery has without one, and that is stored.
    func tell(_ due: DueDelivery, _ attempt: DeliveryAttempt?) {
        guard isAwaited(due, attempt) else { return }
        let capture = due.delivery.capture
        let answer = answer(attempt, capture)
        let waiting = places.withLock { places -> (ReplyTicket, Scheduled<Void>)? in
            switch places.removeValue(forKey: capture) {
            case .waiting(let ticket, let timer): return (ticket, timer)
            case .expired, .answered: return nil
            case nil:
                places[capture] = .answered(answer)
                return nil
            }
        }
        guard let (ticket, timer) = waiting else { return }
        timer.cancel()
        ticket.eventLoop.execute { ticket.send(answer) }
    }

    /// Only the first attempt of a capture of this run has a sender who waits for it.
    private func isAwaited(_ due: DueDelivery, _ attempt: DeliveryAttempt?) -> Bool {
        due.delivery.kind == .forward && due.delivery.capture > last && due.delivery.attempts == 0
            && attempt?.number ?? 1 == 1
    }

    private func hasExpired(_ capture: Int64) -> Bool {
        places.withLock { if case .expired = $0[capture] { true } else { false } }
    }

    private func answer(_ attempt: DeliveryAttempt?, _ capture: Int64) -> Answer {
        attempt.flatMap(Answer.init(passingOn:)) ?? .receipt(status: 504, id: capture)
    }

    private func expire(_ capture: Int64) {
        let ticket = places.withLock { places -> ReplyTicket? in
            guard case .waiting(let ticket, let timer) = places[capture] else { return nil }
            timer.cancel()
            places[capture] = .expired
            return ticket
        }
        guard let ticket else { return }
        ticket.send(.receipt(status: 504, id: capture))
        // What was answered is a remark: where it cannot be stored, nothing is lost.
        Task { [writer] in _ = try? await writer.record([.answered(capture: capture, status: 504)]) }
    }
}
