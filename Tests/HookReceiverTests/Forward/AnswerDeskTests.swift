import HookModel
import HookReceiver
import HookStore
import NIOCore
import TestSupport
import Testing

/// `--answer-from`: the sender gets what the app says.
@Suite(.timeLimit(.minutes(3))) struct AnswerDeskTests {
    /// Sends a request and gives the whole answer.
    private static func ask(_ running: RunningForwarding, _ line: String = "POST /a HTTP/1.1") async throws -> RawAnswer
    {
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

    @Test("An app that refuses, resets or hangs", arguments: [(0, 418), (1, 504), (2, 504)])
    func otherOutcomes(reaction: Int, status: Int) async throws {
        let app = FakeApp { _, _ in
            switch reaction {
            case 0: .answer(418, body: "teapot")
            case 1: .reset(after: "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf")
            default: .hang
            }
        }
        let port = try await app.start()
        let rules = ForwardRules(retry: .waits([]), deadline: .milliseconds(reaction == 2 ? 50 : 20_000))
        try await withForwarding(to: ["name=app \(port)"], rules: rules, answerFrom: "app") { running in
            let answer = try await Self.ask(running)
            #expect(answer.status == status)
            #expect(answer.body == (status == 504 ? "{\"received\":false,\"id\":1}" : "teapot"))
            let delivery = try #require(try await running.ended(1).first)
            #expect(delivery.state == .failed)
            while try await running.store.capture(1)?.status != status { await Task.yield() }
        }
    }

    @Test("A target that is down: 504 after the deadline, and the delivery goes on when it is back")
    func down() async throws {
        let folder = try TemporaryFolder()
        let socket = folder.file("app.sock")
        let app = FakeApp()
        let rules = ForwardRules(deadline: .milliseconds(50))
        try await withForwarding(to: ["name=app unix:\(socket)"], rules: rules, answerFrom: "app") { running in
            #expect(try await Self.ask(running).status == 504)
            try await app.start(at: socket)
            #expect(try await running.ended(1).map(\.state) == [.delivered])
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
            #expect(try await Self.ask(running, "POST /b HTTP/1.1\r\nX-Hooksight-Via: \(via)").status == 504)
        }
    }

    @Test("At the program's end those who wait are answered")
    func shutdown() async throws {
        let app = FakeApp { _, _ in .hang }
        let port = try await app.start()
        let rules = ForwardRules(deadline: .seconds(100))
        let box = ClientBox()
        try await withForwarding(to: ["name=app \(port)"], rules: rules, answerFrom: "app") { running in
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
