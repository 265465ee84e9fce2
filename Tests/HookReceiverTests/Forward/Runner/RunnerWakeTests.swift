import HookModel
import HookStore
import Synchronization
import Testing

@testable import HookReceiver

/// What a runner reads when captures come: only what it can use.
@Suite(.timeLimit(.minutes(3))) struct RunnerWakeTests {
    private static let many = 10_000

    @Test("6: many captures for a target that is down cause no reads at another, and few at it")
    func down() async throws {
        let time = VirtualTime()
        let isDown = Mutex(true)
        let a = try VirtualRunner(
            "a", time: time,
            app: FakeSending(reach: { isDown.withLock(\.self) ? "refused" : nil }) {
                .answered($0, 200, at: time.now())
            })
        let b = try VirtualRunner("b", time: time, app: FakeSending { .answered($0, 200, at: time.now()) })
        let forwarder = Forwarder(runners: [a.runner, b.runner])
        a.start()
        b.start()
        time.pass(.seconds(1))
        let before = (a.store.reads, b.store.reads)
        for index in 0..<Self.many {
            a.store.add()
            let delivery = Delivery(
                id: Int64(index + 1), capture: 1, target: "a", state: .pending, attempts: 0, dueAt: nil, reason: nil)
            forwarder.stored([.delivery(delivery, nil)])
            time.pass(.milliseconds(10))
        }
        #expect(b.store.reads == before.1)
        #expect(a.store.reads - before.0 <= 1)
        #expect(time.mostTimers <= 2)
        isDown.withLock { $0 = false }
        time.pass(.seconds(2))
        #expect(a.store.all.allSatisfy { $0.state == .delivered })
        // Pages of 64.
        #expect(a.store.reads - before.0 <= Self.many / 64 + 10)
        a.end()
        b.end()
    }

    @Test(
        "6: many captures for a target that is busy with others, or waits for a retry in strict order, cause no reads",
        arguments: [false, true])
    func busy(isStrict: Bool) async throws {
        let time = VirtualTime()
        let running = try VirtualRunner(
            time: time, rules: ForwardRules(isStrictlyOrdered: isStrict),
            app: FakeSending { due in
                if !isStrict { await time.sleep(for: .seconds(1000)) }
                return .answered(due, due.delivery.attempts == 0 ? 500 : 200, at: time.now(), next: .seconds(1000))
            })
        for _ in 0..<100 { running.store.add() }
        running.start()
        time.settle()
        let before = running.store.reads
        for _ in 0..<Self.many {
            running.store.add()
            running.runner.wake()
            time.pass(.milliseconds(1))
        }
        #expect(running.store.reads == before)
        time.pass(.seconds(1000))
        #expect(running.store.all.first?.attempts ?? 0 > 0)
        running.end()
    }

    @Test("6: a target that is up and idle reads a page for what comes, and what comes meanwhile is found")
    func idle() async throws {
        let time = VirtualTime()
        let running = try VirtualRunner(time: time, app: FakeSending { .answered($0, 200, at: time.now()) })
        running.start()
        time.settle()
        let before = running.store.reads
        for _ in 0..<Self.many {
            running.store.add()
            running.runner.wake()
            running.runner.wake()
            time.settle()
        }
        #expect(running.store.all.allSatisfy { $0.state == .delivered })
        #expect(running.store.reads - before <= 2 * Self.many)
        running.end()
    }
}
