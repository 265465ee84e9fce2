import HookModel
import HookStore
import Logging
import Synchronization

@testable import HookReceiver

/// A target's runner in virtual time: its deliveries in memory, its app a function.
final class VirtualRunner: Sendable {
    let name: String
    let time: VirtualTime
    let store: CountedDeliveries
    let runner: TargetRunner
    let log = LoggedLines()
    private let task: Mutex<Task<Void, Never>?> = Mutex(nil)
    private let hasEnded = Mutex(false)

    init(
        _ name: String = "a", time: VirtualTime = VirtualTime(), rules: ForwardRules = ForwardRules(),
        app: FakeSending
    ) throws {
        self.name = name
        self.time = time
        let store = try CountedDeliveries()
        self.store = store
        let monitor = try TargetMonitor([Target("name=\(name) 3000")])
        runner = TargetRunner(
            name: name, sender: app, health: HealthRecord(), rules: rules, store: store,
            record: { changes throws(StoreError) in try await store.record(changes) }, monitor: monitor, clock: time,
            logger: log.logger)
    }

    func start() {
        let started = Task(executorPreference: time) { [self] in
            await runner.run()
            hasEnded.withLock { $0 = true }
        }
        task.withLock { $0 = started }
        time.settle()
    }

    /// Whether the runner has ended; a test that waited for it would never end where it does not.
    var isOver: Bool {
        time.settle()
        return hasEnded.withLock(\.self)
    }

    func cancel() { task.withLock { $0 }?.cancel() }

    /// Ends the runner, whatever became of it.
    func end() {
        runner.stop()
        cancel()
        time.pass(.seconds(60))
    }
}

/// An app that a function stands for.
struct FakeSending: DeliverySending {
    /// Why no connection can be made.
    var reach: @Sendable () -> String? = { nil }
    /// What an attempt comes to.
    let result: @Sendable (DueDelivery) async -> AttemptSender.Result

    func attempt(_ due: DueDelivery) async -> AttemptSender.Result { await result(due) }

    func problem() async -> String? { reach() }

    func close() async {}
}

extension AttemptSender.Result {
    /// The answer of an attempt, and when the next one is due; nil ends the delivery.
    static func answered(
        _ due: DueDelivery, _ status: Int, at now: Timestamp, next wait: Duration? = nil
    ) -> AttemptSender.Result {
        let attempt = DeliveryAttempt(
            number: due.delivery.attempts + 1, startedAt: now, took: .zero, status: status)
        let dueAt = wait.map { Timestamp(milliseconds: now.milliseconds + $0.wholeMilliseconds) }
        let state = status == 200 ? DeliveryState.delivered : wait == nil ? .failed : .pending
        return .made(
            DeliveryStep(delivery: due.delivery.id, attempt: attempt, state: state, dueAt: dueAt, reason: "\(status)"),
            nil, answered: nil)
    }
}
