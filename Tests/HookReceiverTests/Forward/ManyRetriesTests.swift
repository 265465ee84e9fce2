import HookModel
import HookReceiver
import HookStore
import Logging
import NIOCore
import TestSupport
import Testing

/// More due retries than are read at once: none is forgotten.
@Suite(.timeLimit(.minutes(3))) struct ManyRetriesTests {
    private static let count = 150

    /// Fails the first attempts of so many captures for good.
    private static func fail(_ running: RunningForwarding, _ bodies: [String]) async throws {
        for body in bodies { try await running.post(body: body) }
        _ = try await running.ended(bodies.count)
    }

    private static func ask(_ running: RunningForwarding, for ids: some Sequence<Int64>) async throws {
        let now = WallClock.system.now()
        try await running.writer.record(
            ids.map { .retry(delivery: $0, at: now) })
    }

    private static func waitUntilAllAreDelivered(_ running: RunningForwarding, _ count: Int) async throws {
        try await until("all are delivered") { try await running.store.deliveryCounts()["app"]?[.delivered] == count }
    }

    @Test("Asked for by hand, in the order of their ids")
    func byHand() async throws {
        let app = FakeApp { _, number in .answer(number < Self.count ? 500 : 200) }
        let port = try await app.start()
        try await withForwarding(to: ["name=app \(port)"], rules: ForwardRules(retry: .waits([]))) { running in
            try await Self.fail(running, Array(repeating: "{}", count: Self.count))
            try await Self.ask(running, for: 1...Int64(Self.count))
            try await Self.waitUntilAllAreDelivered(running, Self.count)
        }
    }

    @Test("Left by a run that was ended")
    func restart() async throws {
        let folder = try TemporaryFolder()
        let app = FakeApp { _, number in .answer(number < Self.count ? 500 : 200) }
        let port = try await app.start()
        try await withForwarding(to: ["name=app \(port)"], rules: ForwardRules(retry: .waits([])), folder: folder) {
            try await Self.fail($0, Array(repeating: "{}", count: Self.count))
            let now = WallClock.system.now()
            try await $0.writer.record(
                (1...Int64(Self.count)).map {
                    .step(DeliveryStep(delivery: $0, attempt: nil, state: .pending, dueAt: now))
                })
        }
        try await withForwarding(to: ["name=app \(port)"], folder: folder) { running in
            try await Self.waitUntilAllAreDelivered(running, Self.count)
        }
    }

    @Test("Behind open ones with long bodies")
    func longBodies() async throws {
        let long = String(repeating: "x", count: 2_000_000)
        let app = FakeApp { request, number in
            if number < 12 { return .answer(500) }
            return request.body.utf8.count > 1000 ? .hang : .answer(200)
        }
        let port = try await app.start()
        let rules = ForwardRules(retry: .waits([]), deadline: .seconds(100))
        try await withForwarding(to: ["name=app \(port)"], rules: rules) { running in
            try await Self.fail(running, Array(repeating: long, count: 6) + Array(repeating: "{}", count: 6))
            try await Self.ask(running, for: 1...6)
            await app.wait(for: 18)
            try await Self.ask(running, for: 7...12)
            try await Self.waitUntilAllAreDelivered(running, 6)
        }
    }

    @Test("Asked for while its attempt is open: attempted once more when that has failed")
    func whileOpen() async throws {
        let app = FakeApp { _, number in
            guard number == 0 else { return .answer(200) }
            return .slow(.milliseconds(300), 500)
        }
        let port = try await app.start()
        try await withForwarding(to: ["name=app \(port)"], rules: ForwardRules(retry: .waits([]))) { running in
            try await running.post()
            await app.wait(for: 1)
            try await Self.ask(running, for: [1])
            try await Self.waitUntilAllAreDelivered(running, 1)
            #expect(try await running.store.attempts(of: 1).map(\.status) == [500, 200])
        }
    }
}
