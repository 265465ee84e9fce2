import HookModel
import HookReceiver
import HookStore
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(3))) struct ForwarderTests {
    @Test func handsOnExactly() async throws {
        let app = FakeApp()
        let target = try await app.start()
        try await withForwarding(to: ["\(target)"]) { running in
            try await running.post(
                "/a?x=[1]&z=%7E",
                ["X-b: \u{E9}", "x-B:two", "Connection: x-gone", "X-Gone: 1", "X-Hooksight-Via: hs-forged"],
                body: "{\"n\":1.10}\n")
            let deliveries = try await running.ended(1)
            #expect(deliveries.map(\.state) == [.delivered])
            #expect(deliveries.map(\.attempts) == [1])
        }
        let got = try #require(app.received.first)
        let lines = got.head.split(separator: "\r\n").map(String.init)
        #expect(lines.first == "POST /a?x=[1]&z=%7E HTTP/1.1")
        #expect(lines.contains("X-b: \u{E9}") && lines.contains("x-B:two") && !lines.contains("X-Gone: 1"))
        #expect(got.header("Host") == "localhost:\(target)")
        #expect(got.header("X-Hooksight-Capture") == "1")
        #expect(got.header("X-Hooksight-Attempt") == "1")
        #expect(got.header("X-Hooksight-Via")?.hasPrefix("hs-forged") == false)
        #expect(got.body == "{\"n\":1.10}\n")
    }

    @Test func triesAgainUntilTaken() async throws {
        let app = FakeApp { _, number in
            switch number {
            case 0: .answer(500, body: "not yet")
            case 1: .reset(after: "HTTP/1.1 200 OK\r\nContent-Le")
            case 2: .reset(after: "")
            default: .answer(200)
            }
        }
        let target = try await app.start()
        let rules = ForwardRules(
            retry: .waits([.milliseconds(1), .milliseconds(1), .milliseconds(1)]), deadline: .seconds(50))
        try await withForwarding(to: ["\(target)"], rules: rules) { running in
            try await running.post()
            let delivery = try #require(try await running.ended(1).first)
            #expect(delivery.state == .delivered)
            #expect(delivery.attempts == 4)
            let attempts = try await running.store.attempts(of: delivery.id)
            #expect(attempts.map(\.status) == [500, nil, nil, 200])
            #expect(attempts.map { $0.error != nil } == [false, true, true, false])
            #expect(attempts.first?.bodySize == 7)
            #expect(attempts.map(\.number) == [1, 2, 3, 4])
        }
        #expect(app.received.map { $0.header("X-Hooksight-Attempt") } == ["1", "2", "3", "4"])
        #expect(app.received.allSatisfy { $0.body == "{}" })
    }

    @Test func givesUpAfterTheLastWait() async throws {
        let app = FakeApp { _, _ in .answer(503) }
        let target = try await app.start()
        try await withForwarding(to: ["\(target)"], rules: ForwardRules(retry: .waits([.zero]))) { running in
            try await running.post()
            let delivery = try #require(try await running.ended(1).first)
            #expect(delivery.state == .failed)
            #expect(delivery.attempts == 2)
            #expect(
                delivery.reason == "status 503 at http://localhost:\(target)/hello; dead letter after 2 attempts")
        }
    }

    @Test(arguments: [1, 8])
    func keepsTheOrderOfFirstAttempts(parallel: Int) async throws {
        let app = FakeApp { _, number in number % 3 == 0 ? .answer(500) : .answer(200) }
        let target = try await app.start()
        let rules = ForwardRules(retry: .waits(Array(repeating: .milliseconds(1), count: 30)), parallel: parallel)
        try await withForwarding(to: ["\(target)"], rules: rules) { running in
            for number in 1...60 { try await running.post("/\(number)") }
            _ = try await running.ended(60)
        }
        let first = app.received.filter { $0.header("X-Hooksight-Attempt") == "1" }
        let ids = first.compactMap { $0.header("X-Hooksight-Capture").flatMap { Int($0) } }
        #expect(Set(ids) == Set(1...60))
        #expect(ids.count == 60)
        if parallel == 1 { #expect(ids == Array(1...60)) }
    }

    @Test func strictOrderHoldsEverythingBehind() async throws {
        let app = FakeApp { request, _ in
            request.header("X-Hooksight-Capture") == "1" && request.header("X-Hooksight-Attempt") != "3"
                ? .answer(500) : .answer(200)
        }
        let target = try await app.start()
        let rules = ForwardRules(
            retry: .waits([.milliseconds(20), .milliseconds(20)]), parallel: 8, isStrictlyOrdered: true)
        try await withForwarding(to: ["\(target)"], rules: rules) { running in
            for _ in 1...4 { try await running.post() }
            _ = try await running.ended(4)
        }
        #expect(app.received.map { $0.header("X-Hooksight-Capture") } == ["1", "1", "1", "2", "3", "4"])
    }

    @Test func waitsForAnAppThatIsDown() async throws {
        let app = FakeApp()
        let folder = try TemporaryFolder()
        let socket = folder.file("app.sock")
        try await withForwarding(to: ["unix:\(socket)"], folder: folder) { running in
            for _ in 1...3 { try await running.post() }
            try await until("the target is down") { running.monitor.all.map(\.state) == [.down] }
            try await app.start(at: socket)
            let deliveries = try await running.ended(3)
            // A refused connection is no attempt.
            #expect(deliveries.map(\.attempts) == [1, 1, 1])
            #expect(running.monitor.all.map(\.state) == [.up])
        }
        #expect(app.received.map { $0.header("X-Hooksight-Capture") } == ["1", "2", "3"])
    }

    @Test func goesOnAfterARestart() async throws {
        let folder = try TemporaryFolder()
        let deaf = FakeApp { _, _ in .hang }
        let port = try await deaf.start()
        try await withForwarding(to: ["name=app \(port)"], folder: folder) { running in
            for _ in 1...3 { try await running.post() }
            await deaf.wait(for: 1)
        }
        let app = FakeApp()
        let other = try await app.start()
        try await withForwarding(to: ["name=app \(other)"], folder: folder) { running in
            _ = try await running.ended(3)
        }
        // The attempt that was open has no outcome: it is made again, with the same number.
        #expect(app.received.map { $0.header("X-Hooksight-Capture") } == ["1", "2", "3"])
        #expect(app.received.map { $0.header("X-Hooksight-Attempt") } == ["1", "1", "1"])
    }

    @Test func aHangingTargetDelaysNoOther() async throws {
        let deaf = FakeApp { _, _ in .hang }
        let app = FakeApp()
        let ports = (try await deaf.start(), try await app.start())
        try await withForwarding(to: ["\(ports.0)", "\(ports.1)"]) { running in
            for _ in 1...5 { try await running.post() }
            _ = try await running.ended(5)
        }
        #expect(app.received.count == 5)
        #expect(deaf.received.count == 1)
    }

    @Test func filtersByWhatWasFound() async throws {
        let app = FakeApp()
        let port = try await app.start()
        try await withForwarding(to: ["name=orders,path=/orders/* \(port)"]) { running in
            try await running.post("/other")
            try await running.post("/orders/1")
            _ = try await running.ended(1)
            #expect(try await running.store.deliveries(limit: 10).deliveries.map(\.capture) == [2])
        }
        #expect(app.received.map { $0.header("X-Hooksight-Capture") } == ["2"])
    }

    @Test("6: a capture wakes the targets that get it, and no others")
    func wakes() async throws {
        let app = FakeApp()
        let port = try await app.start()
        let targets = ["name=a,path=/a* \(port)", "name=b,path=/b* \(port)", "name=c,path=/ab* \(port)"]
        try await withForwarding(to: targets) { running in
            try await running.post("/none")
            try await running.post("/a")
            try await running.post("/b")
            try await running.post("/ab")
            _ = try await running.ended(4)
            #expect(running.log.targets == [["a"], ["b"], ["a", "c"]])
        }
    }

    @Test func stopsALoop() async throws {
        // The app sends what it gets back to the receiver, once.
        let back = Back()
        let app = FakeApp { request, _ in
            back.via = request.header("X-Hooksight-Via")
            return .answer(200)
        }
        let port = try await app.start()
        try await withForwarding(to: ["\(port)"]) { running in
            try await running.post()
            _ = try await running.ended(1)
            try await running.post("/again", ["X-Hooksight-Via: \(back.via ?? "none")"])
            let deliveries = try await running.ended(2)
            #expect(deliveries.map(\.state) == [.delivered, .failed])
            #expect(deliveries.last?.reason?.hasPrefix("loop") == true)
        }
        #expect(app.received.count == 1)
    }
}

/// What the app saw, for the test to send back.
private final class Back: @unchecked Sendable {  // Written before the request's answer, read after it.
    var via: String?
}
