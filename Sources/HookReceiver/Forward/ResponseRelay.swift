internal import HookModel
package import HookStore
internal import HookTransport
internal import NIOCore
internal import ServiceLifecycle
internal import Synchronization

/// Where senders wait for what the app says to their requests (`--answer-from`).
///
/// What a sender gets is decided once, under one lock: the app's response, 504 when it is late, 502 when the app cannot be
/// connected to, 503 when it is disabled, or nothing when the sender has gone. Each decision is stored once, so that the
/// stored status is the one that left. A capture is stored with its delivery before its sender waits here, and the app's
/// response before it is passed on. Nothing is kept for those who do not wait.
package final class ResponseRelay: Service {
    /// The target whose responses are passed on.
    package let target: String
    let rules: ForwardRules
    let providers: ProviderForwarding
    let writer: StoreWriter
    /// Captures up to this one were stored by earlier runs: nobody waits for them.
    let last: Int64
    let state = Mutex(RelayState())
    /// Says that something is to be stored.
    let signals: (stream: AsyncStream<Void>, continuation: AsyncStream<Void>.Continuation)

    /// So much of a response's body is passed on, in bytes; a longer one is 502.
    static let bodyLimit = TargetResponse.readBodyBytes
    /// What is noted of a sender whose connection broke before it was answered, as other proxies do.
    ///
    /// One that only ended its side may still read its answer.
    static let senderGone = 499

    /// What those who wait get when the program is shut down.
    private static let grace = Duration.milliseconds(500)
    /// Nobody waits longer than a day, in milliseconds.
    private static let longestWait: Int64 = 86_400_000

    /// Prepares for senders of this run.
    ///
    /// - Parameters:
    ///   - target: The name of the target whose responses are passed on.
    ///   - rules: How captures are forwarded, for the deadline, and for who retries.
    ///   - providers: The providers' deadlines.
    ///   - writer: Of the store where what was decided is stored.
    ///   - last: The newest capture of earlier runs; 0 when there is none.
    package init(
        target: String, rules: ForwardRules, providers: ProviderForwarding, writer: StoreWriter, after last: Int64
    ) {
        self.target = target
        self.rules = rules
        self.providers = providers
        self.writer = writer
        self.last = last
        signals = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// How many senders wait, or are about to; also what is kept of them.
    package var count: Int { state.withLock { $0.places.count } }

    /// Passes responses on until graceful shutdown; then those who still wait get a moment, and 504.
    ///
    /// Stands behind the listener in a service group, so that it ends first: the listener waits for its answers.
    package func run() async {
        await withDiscardingTaskGroup { group in
            group.addTask { [self] in await storeDecisions() }
            try? await gracefulShutdown()
            let end = ContinuousClock.now + ResponseRelay.grace
            while ContinuousClock.now < end, count > 0 { try? await Task.sleep(for: .milliseconds(20)) }
            for capture in close() { expire(capture) }
            state.withLock { $0.isEnded = true }
            signals.continuation.finish()
        }
    }

    private func close() -> [Int64] {
        state.withLock { state in
            state.isClosed = true
            return Array(state.places.keys)
        }
    }

    // MARK: Senders

    /// A sender begins to wait; called on its event loop after the commit of its capture.
    ///
    /// - Parameters:
    ///   - capture: The capture's number.
    ///   - provider: Its provider's id; nil when it is unknown.
    ///   - ticket: The right to answer.
    func wait(for capture: Int64, provider: String?, _ ticket: ResponseHandle) {
        let deadline = min(providers.deadline(of: provider, rules).wholeMilliseconds, ResponseRelay.longestWait)
        let ready = state.withLock { state -> (sender: RelayState.Sender, answer: SenderResponse)? in
            let timer = ticket.eventLoop.scheduleTask(in: .milliseconds(deadline)) { [self] in expire(capture) }
            let sender = RelayState.Sender(ticket: ticket, timer: timer, provider: provider)
            return state.add(sender, of: capture).map { (sender, $0) }
        }
        if let ready { return ready.sender.get(ready.answer) }
        ticket.whenClosed { [self] in leave(capture) }
        if let status = state.withLock({ $0.refusal(of: provider) }) { refuse(capture, status) }
    }

    /// Captures of the receiver were stored, and those of them whose senders wait are known.
    func note(_ captures: some Sequence<Int64>) {
        state.withLock { state in
            for capture in captures { state.arrived.insert(capture) }
        }
    }

    /// The deadline has passed.
    private func expire(_ capture: Int64) {
        // A response that is decided, and cannot be stored in time, leaves all the same.
        if let (sender, answer) = state.withLock({ $0.takeDecided(capture) }) { return sender.get(answer) }
        refuse(capture, 504)
    }

    /// The sender's connection is closed.
    private func leave(_ capture: Int64) {
        if let (sender, answer) = state.withLock({ $0.takeDecided(capture) }) { return sender.get(answer) }
        let gone = SenderResponse.receipt(status: ResponseRelay.senderGone, id: capture)
        let sender = state.withLock { state -> RelayState.Sender? in
            guard let sender = state.takeWaiting(capture) else { return nil }
            state.unstored.append(.answered(capture: capture, status: gone.status))
            return sender
        }
        guard let sender else { return }
        storeSoon()
        // Nothing leaves, but the memory that the request holds is free again.
        sender.get(gone)
    }

    /// Decides that a sender gets no response of the app; a delivery that was not begun ends where the sender retries.
    private func refuse(_ capture: Int64, _ status: Int, because cause: String? = nil) {
        let sender = state.withLock { state -> RelayState.Sender? in
            guard let sender = state.takeWaiting(capture) else { return nil }
            state.unstored.append(.answered(capture: capture, status: status))
            if !rules.isRetryGiven, !sender.isOpen {
                let cause = cause ?? state.cause(of: status, sender.provider)
                state.withdrawn.insert(capture)
                state.unstored.append(
                    .withdrawn(
                        capture: capture, target: target,
                        reason: "\(cause); its sender got \(status); retrying is left to the sender"))
            }
            return sender
        }
        guard let sender else { return }
        storeSoon()
        sender.get(.receipt(status: status, id: capture))
    }

    // MARK: The target

    /// How the target does now: senders that wait for one that cannot be called are answered at once.
    ///
    /// - Parameters:
    ///   - reason: Why it is down; nil when it is up.
    ///   - off: The providers for which it is disabled, and why; the empty name stands for none.
    func targetChanged(down reason: String?, off: [String: TargetHealth.Off]) {
        let refused = state.withLock { state -> [(capture: Int64, status: Int)] in
            state.downReason = reason
            state.off = off
            return state.refused
        }
        for (capture, status) in refused { refuse(capture, status) }
    }

    /// No connection could be made for a delivery; `isLate` where that took all the time that the app had.
    func cannotConnect(_ due: DueDelivery, _ reason: String, isLate: Bool) {
        guard isAwaited(due) else { return }
        _ = state.withLock { $0.setOpen(due.delivery.capture, false) }
        refuse(due.delivery.capture, isLate ? 504 : 502, because: reason)
    }

    // MARK: Attempts

    /// Whether the sender of a delivery retries it by its own rules.
    func leavesRetrying(_ due: DueDelivery) -> Bool { !rules.isRetryGiven && due.delivery.kind == .forward }

    /// An attempt is about to begin.
    ///
    /// - Returns: False when the delivery has ended meanwhile, because its sender was answered without it.
    func begin(_ due: DueDelivery) async -> Bool {
        guard isAwaited(due) else { return true }
        let mayBegin = state.withLock { state -> Bool? in
            if state.withdrawn.contains(due.delivery.capture) { return false }
            return state.setOpen(due.delivery.capture, true) || rules.isRetryGiven ? true : nil
        }
        if let mayBegin { return mayBegin }
        // Nobody waits, or not yet: the store knows whether the delivery has ended. Where it cannot be read, it is made.
        guard let delivery = try? await writer.store.delivery(due.delivery.id) else { return true }
        return delivery.state == .pending
    }

    /// An attempt has ended, or a delivery has without one: decides what its sender gets, if that is open.
    ///
    /// - Returns: What is to be stored of it, before `passOn`; nil when no sender gets this response.
    func decide(_ due: DueDelivery, _ response: AppResponse) -> StoreChange? {
        guard isAwaited(due) else { return nil }
        let capture = due.delivery.capture
        let answer = response.answer(capture)
        return state.withLock { $0.decide(capture, answer) ? .answered(capture: capture, status: answer.status) : nil }
    }

    /// What was decided of a delivery is stored.
    func passOn(_ due: DueDelivery) {
        guard isAwaited(due) else { return }
        let found = state.withLock { $0.takeStored(due.delivery.capture) }
        if let (sender, answer) = found { sender.get(answer) }
    }

    /// Only the first attempt of a capture of this run has a sender who waits for it.
    private func isAwaited(_ due: DueDelivery) -> Bool {
        due.delivery.kind == .forward && due.delivery.capture > last && due.delivery.attempts == 0
    }
}
