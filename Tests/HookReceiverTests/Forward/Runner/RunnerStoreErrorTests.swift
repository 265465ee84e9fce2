import HookModel
import HookStore
import Synchronization
import Testing

@testable import HookReceiver

/// A store that cannot be read or written for a time, and rows that cannot be read at all.
@Suite(.timeLimit(.minutes(3))) struct RunnerStoreErrorTests {
    private static let broken = StoreError(.failed, "disk I/O error")

    private static func delivering(_ time: VirtualTime, _ rules: ForwardRules = ForwardRules()) throws -> VirtualRunner
    {
        try VirtualRunner(time: time, rules: rules, app: FakeSending { .answered($0, 200, at: time.now()) })
    }

    @Test("5.2: reads of a store that cannot be read grow apart, one timer at a time, and are reported once")
    func unreadableStore() async throws {
        let time = VirtualTime()
        let running = try Self.delivering(time)
        running.start()
        running.store.failReads(Self.broken)
        let before = running.store.reads
        for _ in 0..<600 {
            running.store.add()
            running.runner.wake()
            running.runner.retriesChanged()
            time.pass(.seconds(1))
            guard time.timers <= 1 else { break }
        }
        // 1, 2, 4, 8, 16, then every 30 seconds.
        #expect(running.store.reads - before <= 26)
        #expect(time.mostTimers <= 1)
        #expect(running.log.all == ["error deliveries could not be read; they wait"])
        running.store.failReads(nil)
        time.pass(.seconds(30))
        #expect(running.store.all.allSatisfy { $0.state == .delivered } && running.store.all.count == 600)
        #expect(running.log.all.count == 2 && running.log.all.last == "warning deliveries can be read again")
        // The next time begins with a short wait.
        running.store.failReads(Self.broken)
        running.store.add()
        running.runner.wake()
        time.pass(.milliseconds(100))
        running.store.failReads(nil)
        time.pass(.seconds(1))
        #expect(running.store.all.last?.state == .delivered)
        running.end()
    }

    @Test("5.2: a store that cannot be read at the start: a disabled target stays disabled")
    func unreadableAtStart() async throws {
        let time = VirtualTime()
        let running = try Self.delivering(time)
        let off = TargetHealth.Off(since: time.now(), reason: "it answered 410 Gone")
        running.store.setHealth(TargetHealth(off: ["": off]))
        running.store.add()
        running.store.add(provider: "omnisales")
        running.store.failReads(Self.broken)
        running.start()
        time.pass(.milliseconds(1500))
        running.store.failReads(nil)
        time.pass(.seconds(60))
        #expect(running.store.all.map(\.state) == [.pending, .delivered])
        running.end()
    }

    @Test(
        "5.2: a row that cannot be read ends its own delivery with the reason, a page of them holds up nothing",
        arguments: [false, true])
    func unreadableRows(isStrict: Bool) async throws {
        let time = VirtualTime()
        let running = try Self.delivering(time, ForwardRules(isStrictlyOrdered: isStrict))
        for _ in 0..<200 { running.store.add(unreadable: "its capture is not in the store any more") }
        running.store.add()
        running.store.add(unreadable: "its row in the store is damaged")
        running.store.add()
        running.start()
        time.pass(.seconds(1))
        let all = running.store.all
        #expect(all.prefix(200).allSatisfy { $0.state == .failed && $0.attempts == 0 })
        #expect(all.first?.reason == "its capture is not in the store any more")
        #expect(all.suffix(3).map(\.state) == [.delivered, .failed, .delivered])
        #expect(time.timers == 0)
        running.end()
    }

    @Test("5.2: rows that cannot be read while the store cannot be written are asked for once")
    func unreadableAndUnwritable() async throws {
        let time = VirtualTime()
        let running = try Self.delivering(time)
        for _ in 0..<100 { running.store.add(unreadable: "its row in the store is damaged") }
        running.store.failWrites(Self.broken)
        running.start()
        time.pass(.seconds(600))
        #expect(running.store.reads < 10)
        #expect(running.store.writes <= 26 * 100)
        running.store.failWrites(nil)
        time.pass(.seconds(31))
        #expect(running.store.all.allSatisfy { $0.state == .failed })
        running.end()
    }

    @Test("5.6: a result that cannot be stored is stored later, tried ever less often, and reported once")
    func unwritableStore() async throws {
        let time = VirtualTime()
        let running = try Self.delivering(time, ForwardRules(parallel: 8))
        running.start()
        running.store.failWrites(Self.broken)
        for _ in 0..<8 { running.store.add() }
        running.runner.wake()
        time.pass(.seconds(600))
        #expect(running.store.writes <= 8 * 26)
        #expect(running.log.all == ["error results of attempts could not be stored; they are kept"])
        running.store.failWrites(nil)
        time.pass(.seconds(31))
        #expect(running.store.all.allSatisfy { $0.state == .delivered && $0.attempts == 1 })
        #expect(running.log.all.last == "warning results of attempts can be stored again" && running.log.all.count == 2)
        running.end()
    }

    @Test("5.6: a runner ends though its store was closed before the result of an attempt was stored")
    func closedStore() async throws {
        let time = VirtualTime()
        let running = try VirtualRunner(
            time: time,
            app: FakeSending { due in
                await time.sleep(for: .seconds(1))
                return .answered(due, 200, at: time.now())
            })
        running.start()
        running.store.add()
        running.runner.wake()
        time.settle()
        running.store.failWrites(StoreError(.closed, "the store is closed"))
        running.runner.stop()
        time.pass(.seconds(2))
        #expect(running.isOver)
        #expect(running.log.all.isEmpty)
        running.end()
    }

    @Test("5.6: a runner ends when it is cancelled, whatever fails or hangs")
    func cancelled() async throws {
        let time = VirtualTime()
        let running = try Self.delivering(time)
        running.start()
        running.store.add()
        running.store.failWrites(Self.broken)
        running.runner.wake()
        time.pass(.seconds(10))
        running.store.failReads(Self.broken)
        running.runner.stop()
        time.pass(.seconds(1))
        #expect(!running.isOver)
        running.cancel()
        #expect(running.isOver)
        #expect(time.timers == 0)
        running.end()
    }
}
