internal import HookModel
internal import HookStore
internal import HookTransport
internal import Logging
internal import Synchronization

/// Hands captures to one target.
///
/// One task decides, told by events; attempts run beside it. First attempts start in the order of their captures, at most
/// so many at once; due retries run beside them. With strict order there is one attempt at a time, of the oldest.
final class TargetRunner: Sendable {
    private enum Event: Sendable {
        /// There may be new deliveries.
        case look
        /// A retry may be due.
        case time
        /// An attempt came to an end, and what it came to is in the store; its place is free.
        case ended(DueDelivery, isFirst: Bool, dueAt: Timestamp?)
        case down(DueDelivery, isFirst: Bool, String)
        case up
        /// A delivery was made due by hand.
        case asked
        /// It was switched on by hand.
        case enabled
        case stop
    }

    private let target: Target
    private let sender: AttemptSender
    private let rules: ForwardRules
    private let store: Store
    private let board: TargetBoard
    private let logger: Logger
    private let onAttempt: (@Sendable (Delivery, DeliveryAttempt?) -> Void)?
    private let events: AsyncStream<Event>
    private let tell: AsyncStream<Event>.Continuation
    /// Whether the runner has been told to look and has not done so.
    private let looks = Mutex(false)

    init(
        sender: AttemptSender, rules: ForwardRules, store: Store, board: TargetBoard, logger: Logger,
        onAttempt: (@Sendable (Delivery, DeliveryAttempt?) -> Void)?
    ) {
        target = sender.target
        self.sender = sender
        self.rules = rules
        self.store = store
        self.board = board
        self.logger = logger
        self.onAttempt = onAttempt
        (events, tell) = AsyncStream.makeStream()
    }

    var name: String { target.name }

    /// Says that there may be new deliveries; many calls in a row are one.
    func wake() {
        let isNew = looks.withLock { isTold in
            defer { isTold = true }
            return !isTold
        }
        if isNew { tell.yield(.look) }
    }

    /// Says that a delivery was made due by hand.
    func lookForAskedFor() { tell.yield(.asked) }

    /// Switches the target on again; gives the moment.
    func enable() -> ContinuousClock.Instant {
        defer { tell.yield(.enabled) }
        return sender.health.clear()
    }

    func stop() { tell.yield(.stop) }

    func run() async {
        await withDiscardingTaskGroup { group in
            var plan = AttemptPlan(rules: rules)
            var isStopping = false
            await readHealth(&plan)
            if let problem = await sender.client.problem() {
                goDown("\(problem)", &plan, &group)
            }
            show(plan)
            await start(&plan, &group)
            loop: for await event in events {
                switch event {
                case .look:
                    looks.withLock { $0 = false }
                    plan.lookForFirst()
                case .time: plan.lookForRetries()
                case .ended(let due, let isFirst, let dueAt):
                    plan.ended(due, isFirst: isFirst, dueAt: dueAt)
                    takeHealth(&plan)
                case .down(let due, let isFirst, let reason):
                    plan.giveBack(due, isFirst: isFirst)
                    goDown(reason, &plan, &group)
                case .up:
                    plan.isDown = false
                    show(plan)
                case .asked: plan.lookForAskedFor()
                case .enabled: takeHealth(&plan)
                case .stop: isStopping = true
                }
                if isStopping, plan.isIdle { break loop }
                if !isStopping { await start(&plan, &group) }
            }
            // Timers and probes.
            group.cancelAll()
        }
        await sender.client.close()
    }

    /// Starts what may start now.
    private func start(_ plan: inout AttemptPlan, _ group: inout DiscardingTaskGroup) async {
        do {
            while let next = try await plan.next(from: store, target.name, now: sender.clock.now()) {
                group.addTask { [self] in await attempt(next.due, isFirst: next.isFirst) }
            }
            if let wait = plan.timer(now: sender.clock.now()) {
                group.addTask { [self] in
                    try? await Task.sleep(for: wait)
                    tell.yield(.time)
                }
            }
        } catch {
            logger.error("deliveries could not be read", metadata: ["target": "\(target.name)", "error": "\(error)"])
            group.addTask { [self] in
                try? await Task.sleep(for: .seconds(1))
                tell.yield(.look)
                tell.yield(.time)
            }
        }
    }

    private func attempt(_ due: DueDelivery, isFirst: Bool) async {
        switch await sender.attempt(due) {
        case .down(let reason):
            tell.yield(.down(due, isFirst: isFirst, reason))
        case .cut: tell.yield(.ended(due, isFirst: isFirst, dueAt: nil))
        case .made(let step, let health, let answered):
            var changes: [StoreChange] = [.step(step)]
            if let health { changes.append(.health(health.health, target: target.name, at: health.moment)) }
            if let attempt = step.attempt { board.note(target.name, attempt, succeeded: step.state == .delivered) }
            if let answered { changes.append(answered) }
            await record(changes)
            sender.relay?.passOn(due)
            onAttempt?(due.delivery.after(step), step.attempt)
            tell.yield(.ended(due, isFirst: isFirst, dueAt: step.dueAt))
        }
    }

    /// The place of an attempt becomes free when this is stored, so that a crash makes no more attempts be repeated than
    /// were open.
    private func record(_ changes: [StoreChange]) async {
        repeat {
            do {
                try await store.writer?.record(changes)
                return
            } catch {
                try? await Task.sleep(for: .seconds(1))
            }
        } while !Task.isCancelled
    }

    private func readHealth(_ plan: inout AttemptPlan) async {
        do {
            sender.health.set(try await store.health(of: target.name))
        } catch {
            logger.error("a target could not be read", metadata: ["target": "\(target.name)", "error": "\(error)"])
        }
        takeHealth(&plan)
    }

    private func takeHealth(_ plan: inout AttemptPlan) {
        let off = Set(sender.health.current.off.keys)
        guard off != plan.off else { return }
        plan.setOff(off)
        show(plan)
    }

    /// Notes how the target does: off is told before down, because only the user can change it.
    private func show(_ plan: AttemptPlan) {
        sender.relay?.targetChanged(
            down: plan.isDown ? plan.downReason ?? "the app is down" : nil, off: sender.health.current.off)
        if let reason = sender.health.current.offReason {
            board.set(target.name, .off, reason: reason)
        } else if !plan.isDown {
            board.set(target.name, .up)
        } else {
            board.set(target.name, .down, reason: plan.downReason)
        }
    }

    private func goDown(_ reason: String, _ plan: inout AttemptPlan, _ group: inout DiscardingTaskGroup) {
        guard !plan.isDown else { return }
        plan.isDown = true
        plan.downReason = reason
        show(plan)
        group.addTask { [self] in
            repeat {
                try? await Task.sleep(for: .seconds(1))
                if Task.isCancelled { return }
            } while await !sender.client.isUp()
            tell.yield(.up)
        }
    }
}
