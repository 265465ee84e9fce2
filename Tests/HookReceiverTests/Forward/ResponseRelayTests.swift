import HookModel
import HookReceiver
import HookStore
import NIOCore
import TestSupport
import Testing

/// `--answer-from`: the sender gets what the app says.
@Suite(.timeLimit(.minutes(3))) struct ResponseRelayTests {
    /// Sends a request and gives the whole answer.
    ///
    /// Unless the app is down, the first probe is waited for: on a busy machine it may need longer than its second.
    private static func ask(
        _ running: RunningForwarding, _ line: String = "POST /a HTTP/1.1", whileDown: Bool = false
    ) async throws -> RawResponse {
        if !whileDown {
            try await until("the target was probed") { [.up, .off].contains(running.monitor.all.first?.state) }
        }
        let client = try await RawClient.connect(port: running.port)
        defer { client.close() }
        try await client.send("\(line)\r\nHost: h\r\nContent-Length: 2\r\n\r\n{}")
        return try #require(await client.next())
    }

    @Test func passesTheAnswerOn() async throws {
        let body = String(repeating: "x", count: 100_000)
        let app = FakeApp { _, _ in
            .answer(
                202, headers: ["X-App: yes", "Content-Type: text/x", "Connection: x-gone", "X-Gone: 1", "Date: never"],
                body: body)
        }
        let port = try await app.start()
        try await withForwarding(to: ["name=app \(port)"], answerFrom: "app") { running in
            let answer = try await Self.ask(running)
            #expect(answer.status == 202)
            #expect(answer.header("X-App") == "yes" && answer.header("Content-Type") == "text/x")
            #expect(answer.header("X-Gone") == nil && answer.header("Date") != "never")
            #expect(answer.body == body)
            // It was stored before it was passed on; of a long body the beginning.
            let capture = try #require(try await running.store.capture(1))
            #expect(capture.status == 202)
            #expect(capture.deliveries.map(\.state) == [.delivered])
            let attempt = try #require(try await running.store.attempts(of: 1).first)
            #expect(attempt.body.readableBytes == 65_536 && attempt.bodySize == body.utf8.count)
        }
    }

    @Test("B8: an app that is down is 502 at once, also for those who come later, and their deliveries end")
    func downAtOnce() async throws {
        let folder = try TemporaryFolder()
        let rules = ForwardRules(deadline: .seconds(100))
        let start = ContinuousClock.now
        try await withForwarding(
            to: ["name=app unix:\(folder.file("app.sock"))"], rules: rules, answerFrom: "app"
        ) { running in
            for number in 1...3 {
                #expect(try await Self.ask(running, whileDown: true).status == 502)
                try await until("the answer is 502") { try await running.store.capture(Int64(number))?.status == 502 }
            }
            let deliveries = try await running.ended(3)
            #expect(deliveries.allSatisfy { $0.state == .failed && $0.attempts == 0 })
            #expect(
                deliveries.allSatisfy {
                    $0.reason?.hasSuffix("its sender got 502; retrying is left to the sender") == true
                })
        }
        #expect(ContinuousClock.now - start < .seconds(60))
    }

    @Test("B8: an app that refuses is called once; retrying is left to the sender")
    func once() async throws {
        let app = FakeApp { _, _ in .answer(422) }
        let port = try await app.start()
        try await withForwarding(to: ["name=app \(port)"], answerFrom: "app") { running in
            #expect(try await Self.ask(running).status == 422)
            let delivery = try #require(try await running.ended(1).first)
            #expect(delivery.state == .failed && delivery.attempts == 1)
            #expect(delivery.reason?.hasSuffix("; retrying is left to the sender") == true)
        }
        #expect(app.received.count == 1)
    }

    @Test("B8: with --retry given, an app that refuses is called again, and its sender gets the first answer")
    func retries() async throws {
        let app = FakeApp { _, number in .answer(number == 0 ? 500 : 200) }
        let port = try await app.start()
        let rules = ForwardRules(retry: .waits([.milliseconds(1)]), isRetryGiven: true)
        try await withForwarding(to: ["name=app \(port)"], rules: rules, answerFrom: "app") { running async throws in
            #expect(try await Self.ask(running).status == 500)
            #expect(try await running.ended(1).map(\.attempts) == [2])
            #expect(try await running.store.capture(1)?.status == 500)
        }
    }

    @Test("5.8: nothing is kept of senders that are gone, were answered, or came while the app was down")
    func keepsNothing() async throws {
        let folder = try TemporaryFolder()
        let socket = folder.file("app.sock")
        let app = FakeApp { _, number in number == 0 ? .hang : .answer(200) }
        let rules = ForwardRules(deadline: .seconds(100))
        try await withForwarding(to: ["name=app unix:\(socket)"], rules: rules, answerFrom: "app") { running in
            let relay = try #require(running.relay)
            for _ in 1...10 { #expect(try await Self.ask(running, whileDown: true).status == 502) }
            #expect(relay.count == 0)
            try await app.start(at: socket)
            try await until("the target is up") { running.monitor.all.first?.state == .up }
            // One whose attempt is open, and one whose attempt is not.
            for _ in 1...2 {
                let client = try await RawClient.connect(port: running.port)
                let waiting = relay.count
                try await client.send("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n{}")
                try await until("another sender waits") { relay.count != waiting }
                await app.wait(for: 1)
                client.reset()
                try await until("no sender waits") { relay.count == 0 }
            }
            for id in [11, 12] as [Int64] {
                try await until("the answer is 499") { try await running.store.capture(id)?.status == 499 }
            }
        }
    }

    @Test("B8: a sender that got 504 before the app was called sends again, so its delivery ends")
    func late() async throws {
        let app = FakeApp { _, number in number == 0 ? .hang : .answer(200) }
        let port = try await app.start()
        // On a busy machine the first one, too, needs time until the app is called.
        let rules = ForwardRules(deadline: .seconds(4))
        try await withForwarding(to: ["name=app \(port)"], rules: rules, answerFrom: "app") { running in
            async let first = Self.ask(running)
            await app.wait(for: 1)
            // Just as the first attempt ends, the second may begin; a third and a fourth stand behind it.
            let answers = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 1...3 { group.addTask { try await Self.ask(running).status } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(try await first.status == 504)
            let deliveries = try await running.ended(4)
            #expect(deliveries.first?.reason?.hasPrefix("no answer within 4s at http://localhost:") == true)
            let withdrawn = deliveries.filter { $0.attempts == 0 }
            #expect(withdrawn.count <= answers.count { $0 == 504 })
            for delivery in withdrawn {
                let reason = "the deadline passed before the app was called; its sender got 504; "
                #expect(delivery.state == .failed)
                #expect(delivery.reason == reason + "retrying is left to the sender")
            }
            #expect(running.relay?.count == 0)
        }
    }

    @Test("A1: a capture is shown when its status is known, with the status that left")
    func shows() async throws {
        let app = FakeApp { _, number in number == 0 ? .answer(422) : .reset(after: "") }
        let port = try await app.start()
        try await withForwarding(
            to: ["name=app,path=/app \(port)"], answerFrom: "app"
        ) { running in
            var left: [Int] = []
            for path in ["/app", "/other", "/app"] {
                left.append(try await Self.ask(running, "POST \(path) HTTP/1.1").status)
            }
            #expect(left == [422, 200, 502])
            try await until("three answers were told") { running.log.statuses.count >= 3 }
            #expect(running.log.statuses == [1: 422, 2: 200, 3: 502])
        }
    }

    @Test("B8: a target that is disabled for the provider is 503 at once, for that provider alone")
    func disabled() async throws {
        let app = FakeApp { _, number in number == 0 ? .answer(410) : .answer(200) }
        let port = try await app.start()
        let rules = ForwardRules(retry: .provider(attempts: nil), isRetryGiven: true, deadline: .seconds(100))
        try await withForwarding(to: ["name=app \(port)"], rules: rules, answerFrom: "app") { running async throws in
            let path = "POST /webhooks/bharatcart HTTP/1.1"
            #expect(try await Self.ask(running, path).status == 410)
            try await until("the target is off") { running.monitor.all.first?.state == .off }
            #expect(try await Self.ask(running, path).status == 503)
            #expect(try await Self.ask(running).status == 200)
            #expect(running.relay?.count == 0)
        }
    }

    @Test("5.7: the stored status is the one that left, also where app and deadline meet")
    func race() async throws {
        let app = FakeApp { _, number in .slow(.milliseconds(96 + number % 8), 200) }
        let port = try await app.start()
        let rules = ForwardRules(deadline: .milliseconds(100), parallel: 100)
        try await withForwarding(to: ["name=app \(port)"], rules: rules, answerFrom: "app") { running in
            let answers = try await withThrowingTaskGroup(of: RawResponse.self) { group in
                for _ in 1...300 { group.addTask { try await Self.ask(running) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            _ = try await running.ended(300)
            for answer in answers where answer.status == 504 {
                let id = try #require(Int64(answer.body.filter(\.isNumber)))
                try await until("the answer is another one") { try await running.store.capture(id)?.status != 200 }
                #expect(try await running.store.capture(id)?.status == 504)
            }
            var stored: [Int: Int] = [:]
            for id in 1...300 {
                stored[try #require(try await running.store.capture(Int64(id))).status, default: 0] += 1
            }
            #expect(stored == Dictionary(grouping: answers, by: \.status).mapValues(\.count))
        }
    }

    @Test("An app that refuses, resets or hangs", arguments: [(0, 418), (1, 502), (2, 504)])
    func otherOutcomes(reaction: Int, status: Int) async throws {
        let app = FakeApp { _, _ in
            switch reaction {
            case 0: .answer(418, body: "teapot")
            case 1: .reset(after: "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf")
            default: .hang
            }
        }
        let port = try await app.start()
        let rules = ForwardRules(retry: .waits([]), deadline: .milliseconds(reaction == 2 ? 1000 : 20_000))
        try await withForwarding(to: ["name=app \(port)"], rules: rules, answerFrom: "app") { running in
            let answer = try await Self.ask(running)
            #expect(answer.status == status)
            #expect(answer.body == (status > 500 ? "{\"received\":false,\"id\":1}" : "teapot"))
            let delivery = try #require(try await running.ended(1).first)
            // Of the half response the status counts; what came of its body is not passed on as if it were whole.
            #expect(delivery.state == (reaction == 1 ? .delivered : .failed))
            try await until("the answer is \(status)") { try await running.store.capture(1)?.status == status }
        }
    }

    @Test("B8: with --retry given, a target that is down is 502 at once, and the delivery goes on when it is back")
    func down() async throws {
        let folder = try TemporaryFolder()
        let socket = folder.file("app.sock")
        let app = FakeApp()
        let rules = ForwardRules(isRetryGiven: true, deadline: .seconds(100))
        try await withForwarding(to: ["name=app unix:\(socket)"], rules: rules, answerFrom: "app") { running in
            #expect(try await Self.ask(running, whileDown: true).status == 502)
            try await app.start(at: socket)
            #expect(try await running.ended(1).map(\.state) == [.delivered])
            // What the app said later is none of the sender's.
            #expect(try await running.store.capture(1)?.status == 502)
            #expect(running.relay?.count == 0)
        }
    }

    @Test("Two requests on one connection are answered in their order, and by what the app said to each")
    func order() async throws {
        let app = FakeApp { request, _ in .answer(200, body: String(request.head.prefix(7))) }
        let port = try await app.start()
        try await withForwarding(
            to: ["name=app \(port)"], rules: ForwardRules(parallel: 8), answerFrom: "app"
        ) { running in
            let client = try await RawClient.connect(port: running.port)
            defer { client.close() }
            try await client.send(
                (1...9).map { "POST /\($0) HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n" }.joined())
            let answers = await client.receive(answers: 9)
            #expect(answers.map(\.body) == (1...9).map { "POST /\($0)" })
        }
    }

    @Test("A loop ends without an attempt, and its sender is not kept waiting")
    func loop() async throws {
        let app = FakeApp()
        let port = try await app.start()
        let rules = ForwardRules(deadline: .seconds(100))
        try await withForwarding(to: ["name=app \(port)"], rules: rules, answerFrom: "app") { running in
            #expect(try await Self.ask(running).status == 200)
            let via = try #require(app.received.first?.header("X-Hooksight-Via"))
            #expect(try await Self.ask(running, "POST /b HTTP/1.1\r\nX-Hooksight-Via: \(via)").status == 502)
        }
    }

    @Test("At the program's end those who wait are answered")
    func shutdown() async throws {
        let app = FakeApp { _, _ in .hang }
        let port = try await app.start()
        let rules = ForwardRules(deadline: .seconds(100))
        let box = ClientBox()
        try await withForwarding(to: ["name=app \(port)"], rules: rules, answerFrom: "app") { running in
            try await until("the target is up") { running.monitor.all.first?.state == .up }
            let client = try await RawClient.connect(port: running.port)
            box.client = client
            try await client.send("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n{}")
            await app.wait(for: 1)
        }
        #expect(await box.client?.next()?.status == 504)
        box.client?.close()
    }
}

/// A connection that outlives the program's run.
private final class ClientBox: @unchecked Sendable {  // Written before the run ends, read after it.
    var client: RawClient?
}
