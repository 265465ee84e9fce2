internal import HookModel
internal import HookStore
internal import Logging
internal import Synchronization

/// Forwards captures to one target.
///
/// One task decides by events what its `AttemptPlan` says; attempts run beside it. First attempts start in the order of
/// their captures, at most `ForwardRules.parallel` at once; due retries run beside them. With strict order there is one
/// attempt at a time, of the oldest. It has one timer, whatever waits.
final class TargetRunner: Sendable {
    /// What others report; many reports of a kind in a row are one.
    private enum Signal: Hashable {
        /// There may be new deliveries.
        case wake
        /// A delivery was made due by hand.
        case retriesChanged
        /// The target was enabled by hand.
        case enabled
        /// A delivery was cancelled, or has ended otherwise without an attempt.
        case cancelled(Int64)
        case stop
    }

    private enum Event {
        case signal(Signal)
        /// The timer of a number has ended.
        case timer(Int)
        /// An attempt came to an end, and what it came to is in the store; its place is free.
        case ended(DueDelivery, isFirst: Bool, dueAt: Timestamp?)
        case couldNotConnect(DueDelivery, isFirst: Bool, String)
        case endedUnreadable(Int64)
        /// A probe found a problem, or none.
        case probed(String?)
    }

    let name: String
    private let sender: any DeliverySending
    private let health: HealthRecord
    private let rules: ForwardRules
    private let store: any DueDeliveries
    private let results: ResultWriter
    private let monitor: TargetMonitor
    private let relay: ResponseRelay?
    private let clock: any RunnerClock
    private let logger: Logger
    private let events: AsyncStream<Event>
    private let report: AsyncStream<Event>.Continuation
    /// Signals that were given and not yet taken.
    private let signals = Mutex<Set<Signal>>([])

    init(
        name: String, sender: any DeliverySending, health: HealthRecord, rules: ForwardRules,
        store: any DueDeliveries, record: @escaping @Sendable ([StoreChange]) async throws(StoreError) -> Void,
        monitor: TargetMonitor, relay: ResponseRelay? = nil, clock: any RunnerClock, logger: Logger
    ) {
        self.name = name
        self.sender = sender
        self.health = health
        self.rules = rules
        self.store = store
        results = ResultWriter(target: name, record: record, clock: clock, logger: logger)
        self.monitor = monitor
        self.relay = relay?.target == name ? relay : nil
        self.clock = clock
        self.logger = logger
        (events, report) = AsyncStream.makeStream()
    }

    /// Says that there may be new deliveries; many calls in a row are one.
    func wake() { give(.wake) }

    /// Says that a delivery was made due by hand.
    func retriesChanged() { give(.retriesChanged) }

    /// Says that a delivery has ended without an attempt.
    func cancelled(_ delivery: Int64) { give(.cancelled(delivery)) }

    /// Enables the target again; gives the moment.
    func enable() -> ContinuousClock.Instant {
        defer { give(.enabled) }
        return health.clear()
    }

    /// Starts nothing any more, and ends when what is open has ended.
    func stop() { give(.stop) }

    func run() async {
        await withDiscardingTaskGroup { group in
            var plan = AttemptPlan(rules: rules)
            var timer = RunnerTimer(clock: clock) { [report] number in report.yield(.timer(number)) }
            await start(&plan, &group)
            timer.set(plan.wait)
            for await event in events {
                apply(event, &plan, &timer)
                if plan.isOver { break }
                await start(&plan, &group)
                timer.set(plan.wait)
            }
            timer.set(nil)
            group.cancelAll()
        }
        await sender.close()
    }

    private func give(_ signal: Signal) {
        if signals.withLock({ $0.insert(signal).inserted }) { report.yield(.signal(signal)) }
    }

    private func apply(_ event: Event, _ plan: inout AttemptPlan, _ timer: inout RunnerTimer) {
        switch event {
        case .signal(let signal):
            signals.withLock { _ = $0.remove(signal) }
            switch signal {
            case .wake: plan.wake()
            case .retriesChanged: plan.retriesChanged()
            case .enabled: takeHealth(&plan)
            case .cancelled(let delivery): plan.cancelled(delivery)
            case .stop: plan.isStopping = true
            }
        case .timer(let number):
            if let wait = timer.ended(number) { plan.passed(wait) }
        case .ended(let due, let isFirst, let dueAt):
            plan.ended(due, isFirst: isFirst, dueAt: dueAt)
            takeHealth(&plan)
        case .couldNotConnect(let due, let isFirst, let reason):
            plan.couldNotConnect(due, isFirst: isFirst, reason)
            show(plan)
        case .endedUnreadable(let delivery): plan.ended(unreadable: delivery)
        case .probed(let problem):
            plan.probed(problem)
            show(plan)
        }
    }

    /// Does what may be done now.
    private func start(_ plan: inout AttemptPlan, _ group: inout DiscardingTaskGroup) async {
        while !Task.isCancelled, let action = plan.next(now: clock.now()) {
            switch action {
            case .read(let read): await self.read(read, into: &plan)
            case .attempt(let due, let isFirst):
                group.addTask { [self] in await attempt(due, isFirst: isFirst) }
            case .end(let delivery, let reason):
                group.addTask { [self] in await end(delivery, reason) }
            case .probe:
                group.addTask { [self] in report.yield(.probed(await sender.problem())) }
            }
        }
    }

    private func read(_ read: AttemptAction.Read, into plan: inout AttemptPlan) async {
        do {
            switch read {
            case .health:
                health.set(try await store.health(of: name))
                plan.knowsHealth = true
                takeHealth(&plan)
            case .firstAttempts(let last):
                let rows = try await store.firstAttempts(
                    to: name, after: last, without: plan.off, limit: AttemptPlan.page)
                plan.take(firstAttempts: rows)
                reportUnreadable(rows)
            case .retries(let now, let known):
                let rows = try await store.retries(
                    to: name, dueBy: now, without: plan.off, except: known, limit: AttemptPlan.page)
                plan.take(retries: rows, dueBy: now)
                reportUnreadable(rows)
            case .nextRetry(let moment):
                plan.take(nextRetry: try await store.nextRetry(to: name, after: moment, without: plan.off))
            case .oldest:
                let row = try await store.oldestPending(to: name, without: plan.off)
                plan.take(oldest: row, now: clock.now())
                reportUnreadable(row.map { [$0] } ?? [])
            }
            if plan.couldRead() {
                logger.warning("deliveries can be read again", metadata: ["target": "\(name)"])
            }
        } catch {
            // A read that was cancelled says nothing about the store.
            guard !Task.isCancelled, plan.couldNotRead() else { return }
            logger.error(
                "deliveries could not be read; they wait", metadata: ["target": "\(name)", "error": "\(error)"])
        }
    }

    /// A line for a page: there may be thousands, and each keeps its own reason.
    private func reportUnreadable(_ rows: [DueRow]) {
        let reasons = rows.compactMap { row in
            if case .unreadable(let delivery, let reason) = row { "d\(delivery): \(reason)" } else { nil }
        }
        guard let first = reasons.first else { return }
        logger.warning(
            "deliveries cannot be read, and have failed",
            metadata: ["target": "\(name)", "count": "\(reasons.count)", "first": "\(first)"])
    }

    private func attempt(_ due: DueDelivery, isFirst: Bool) async {
        switch await sender.attempt(due) {
        case .down(let reason):
            report.yield(.couldNotConnect(due, isFirst: isFirst, reason))
        case .cut:
            // While its end cannot be stored it is read again and again.
            await clock.sleep(for: .milliseconds(10))
            report.yield(.ended(due, isFirst: isFirst, dueAt: nil))
        case .made(let step, let health, let answered):
            var changes: [StoreChange] = [.step(step)]
            if let health { changes.append(.health(health.health, target: name, at: health.moment)) }
            if let attempt = step.attempt { monitor.note(name, attempt, succeeded: step.state == .delivered) }
            if let answered { changes.append(answered) }
            // The place of an attempt becomes free when this is stored, so that a crash makes no more attempts be
            // repeated than were open.
            if await results.store(changes) { relay?.passOn(due) }
            report.yield(.ended(due, isFirst: isFirst, dueAt: step.dueAt))
        }
    }

    /// Ends a delivery that cannot be read: it would be read again for ever.
    private func end(_ delivery: Int64, _ reason: String) async {
        _ = await results.store([
            .step(DeliveryStep(delivery: delivery, attempt: nil, state: .failed, reason: reason))
        ])
        report.yield(.endedUnreadable(delivery))
    }

    private func takeHealth(_ plan: inout AttemptPlan) {
        let off = Set(health.current.off.keys)
        guard plan.knowsHealth, off != plan.off else { return }
        plan.disable(for: off)
        show(plan)
    }

    /// Notes the target's state: disabled stands before down, because only the user can change it.
    private func show(_ plan: AttemptPlan) {
        let downReason: String? = if case .down(let reason) = plan.reach { reason } else { nil }
        relay?.targetChanged(down: downReason, off: health.current.off)
        if let reason = health.current.offReason {
            monitor.set(name, .off, reason: reason)
        } else {
            switch plan.reach {
            case .unknown: break
            case .up: monitor.set(name, .up)
            case .down(let reason): monitor.set(name, .down, reason: reason)
            }
        }
    }
}
