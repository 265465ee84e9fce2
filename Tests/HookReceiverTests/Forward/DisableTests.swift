import HookModel
import HookReceiver
import HookStore
import TestSupport
import Testing

/// A target is switched off as its provider would, and on again by hand.
@Suite(.timeLimit(.minutes(3))) struct DisableTests {
    private static let rules = ForwardRules(retry: .provider(attempts: nil), timeScale: 1_000_000)

    private static func post(_ running: RunningForwarding) async throws {
        try await running.post("/webhooks/bharatcart", ["Content-Type: application/json"])
    }

    private static func isOff(_ running: RunningForwarding) -> Bool { running.monitor.all.first?.state == .off }

    @Test(
        "Ten failed deliveries in a row, counted across a restart, switch off; what comes then waits until it is enabled"
    )
    func tenInARow() async throws {
        let folder = try TemporaryFolder()
        let app = FakeApp { _, number in number < 13 * 4 ? .answer(number == 11 ? 200 : 500) : .answer(200) }
        let port = try await app.start()
        // Two deliveries fail; the third is taken at its last attempt, so that counting begins anew.
        try await withForwarding(to: ["name=app \(port)"], rules: Self.rules, folder: folder) { running async throws in
            for number in 1...3 {
                try await Self.post(running)
                _ = try await running.ended(number)
            }
            #expect(try await running.store.health(of: "app") == TargetHealth())
            for number in 4...12 {
                try await Self.post(running)
                _ = try await running.ended(number)
            }
            #expect(try await running.store.health(of: "app").failedInRow == ["bharatcart": 9])
            #expect(!Self.isOff(running))
        }
        try await withForwarding(to: ["name=app \(port)"], rules: Self.rules, folder: folder) { running async throws in
            try await Self.post(running)
            _ = try await running.ended(13)
            try await until("the target is off") { Self.isOff(running) }
            #expect(running.monitor.all.first?.reason == "bharatcart: 10 deliveries in a row failed")
            try await Self.post(running)
        }
        // It stays off beyond the run.
        try await withForwarding(to: ["name=app \(port)"], rules: Self.rules, folder: folder) { running async throws in
            try await until("the target is off") { Self.isOff(running) }
            #expect(try await running.store.delivery(14)?.state == .pending)
            #expect(try await running.control.enable("app"))
            #expect(try await running.ended(14).last?.state == .delivered)
            #expect(running.monitor.all.first?.state == .up)
        }
        #expect(app.received.count == 13 * 4 + 1)
    }

    @Test("410 Gone switches off at once")
    func gone() async throws {
        let app = FakeApp { _, _ in .answer(410) }
        let port = try await app.start()
        try await withForwarding(to: ["name=app \(port)"], rules: Self.rules) { running async throws in
            try await Self.post(running)
            #expect(try await running.ended(1).map(\.state) == [.failed])
            try await until("the target is off") { Self.isOff(running) }
            #expect(try await running.store.health(of: "app").off["bharatcart"]?.reason == "it answered 410 Gone")
        }
        #expect(app.received.count == 1)
    }

    @Test("What other providers send is handed on; what was held is handed on in order when it is enabled")
    func others() async throws {
        let app = FakeApp { request, number in
            number == 0 ? .answer(410) : .answer(200)
        }
        let port = try await app.start()
        try await withForwarding(to: ["name=app \(port)"], rules: Self.rules) { running async throws in
            try await Self.post(running)
            try await until("the target is off") { Self.isOff(running) }
            for _ in 1...70 { try await Self.post(running) }
            try await running.post("/webhooks/brainsait", ["Content-Type: application/json"])
            try await running.post("/hello")
            _ = try await running.ended(3)
            #expect(app.received.map { $0.header("X-Hooksight-Capture") } == ["1", "72", "73"])
            #expect(try await running.control.enable("app"))
            _ = try await running.ended(73)
        }
        #expect(
            app.received.dropFirst(3).compactMap { $0.header("X-Hooksight-Capture").flatMap { Int($0) } }
                == Array(2...71))
    }
}
