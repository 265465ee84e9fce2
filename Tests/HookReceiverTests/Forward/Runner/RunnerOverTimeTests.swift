import HookModel
import HookProviders
import Synchronization
import TestSupport
import Testing

@testable import HookReceiver

/// A day of virtual time, a capture each second: what a runner holds and reads does not grow.
@Suite(.timeLimit(.minutes(3))) struct RunnerOverTimeTests {
    private static let day = 86_400

    /// The waits of mixed retry rules, one list each: the user's, growing ones, and those of providers.
    private static func schedules() throws -> [[Duration]] {
        let catalog = try TestCatalog.get()
        let documented = try ["bharatcart", "omnisales", "storefront", "brainsait"].map { id in
            RetrySchedule(.provider(attempts: nil), try #require(catalog.document(id)).delivery)
        }
        let all = [
            RetrySchedule(.waits(RetryPolicy.standard), nil), RetrySchedule(.exponential(ExponentialBackoff()), nil),
        ]
        return (all + documented).map { schedule in
            (1..<schedule.attempts).compactMap { schedule.wait(after: $0, chance: 0) }
        }
    }

    /// The attempts of a day, in the milliseconds at which they are due.
    private static func expected(_ schedules: [[Duration]]) -> Int {
        (0..<day).reduce(0) { count, second in
            let waits = schedules[(second + 1) % schedules.count]
            var moment = Duration.seconds(second)
            return count + 1
                + waits.count { wait in
                    moment += wait
                    return moment <= .seconds(day)
                }
        }
    }

    @Test("5.1: 24 hours of an app that answers 500: one timer, and few reads for each attempt")
    func day() async throws {
        let time = VirtualTime()
        let schedules = try Self.schedules()
        let attempts = Mutex(0)
        let late = Mutex(0)
        let app = FakeSending { due in
            let now = time.now()
            let number = due.delivery.attempts + 1
            attempts.withLock { $0 += 1 }
            if let dueAt = due.delivery.dueAt, dueAt < now { late.withLock { $0 += 1 } }
            let waits = schedules[Int(due.delivery.id) % schedules.count]
            return .answered(due, 500, at: now, next: number <= waits.count ? waits[number - 1] : nil)
        }
        let running = try VirtualRunner(time: time, app: app)
        running.start()
        for _ in 0..<Self.day {
            running.store.add()
            running.runner.wake()
            time.pass(.seconds(1))
            guard time.mostTimers <= 1 else { break }
        }
        running.end()
        #expect(time.mostTimers == 1)
        #expect(attempts.withLock(\.self) == Self.expected(schedules))
        #expect(late.withLock(\.self) == 0)
        let bound = 3 * attempts.withLock(\.self) + 100
        #expect(running.store.reads <= bound, "\(running.store.readsByName)")
    }

    @Test("5.1: a day of an app that is slower than its captures come: the queue grows, reads and timers do not")
    func slow() async throws {
        let time = VirtualTime()
        let attempts = Mutex(0)
        let open = Mutex(0)
        let app = FakeSending { due in
            attempts.withLock { $0 += 1 }
            open.withLock { $0 += 1 }
            await time.sleep(for: .seconds(20))
            open.withLock { $0 -= 1 }
            let wait = Duration.seconds(due.delivery.id % 2 == 0 ? 600 : 5)
            return .answered(due, 500, at: time.now(), next: due.delivery.attempts < 3 ? wait : nil)
        }
        let running = try VirtualRunner(time: time, app: app)
        running.start()
        for _ in 0..<Self.day {
            running.store.add()
            running.runner.wake()
            time.pass(.seconds(1))
            guard time.timers <= open.withLock(\.self) + 1 else { break }
        }
        #expect(running.store.all.count == Self.day)
        #expect(time.timers <= open.withLock(\.self) + 1)
        let bound = 3 * attempts.withLock(\.self) + 100
        #expect(running.store.reads <= bound, "\(running.store.readsByName)")
        running.end()
    }

    @Test("5.1: a timer is replaced by an earlier one, and nothing is read before something is due")
    func replaced() async throws {
        let time = VirtualTime()
        // The first waits an hour, the second a second; retries are delivered.
        let app = FakeSending { due in
            let isFirst = due.delivery.attempts == 0
            let wait = due.delivery.id == 1 ? Duration.seconds(3600) : .seconds(1)
            return .answered(due, isFirst ? 500 : 200, at: time.now(), next: isFirst ? wait : nil)
        }
        let running = try VirtualRunner(time: time, app: app)
        running.start()
        running.store.add()
        running.runner.wake()
        time.pass(.seconds(5))
        running.store.add()
        running.runner.wake()
        time.pass(.seconds(1))
        #expect(running.store.all.map(\.state) == [.pending, .delivered])
        let reads = running.store.reads
        time.pass(.seconds(3500))
        #expect(running.store.reads == reads)
        #expect(time.mostTimers == 1)
        time.pass(.seconds(100))
        #expect(running.store.all.map(\.state) == [.delivered, .delivered])
        #expect(time.timers == 0)
        running.end()
    }
}
