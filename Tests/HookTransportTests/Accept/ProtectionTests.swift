import HookModel
import HookTransport
import Logging
import NIOCore
import ServiceLifecycle
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct ProtectionTests {
    private static let get = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"

    private static func limits(_ change: (inout ReceiverLimits) -> Void) -> ReceiverLimits {
        var limits = ReceiverLimits()
        change(&limits)
        return limits
    }

    @Test func refusalIsAnsweredAndReported() async throws {
        let sink = TestSink(answersAtOnce: false)
        try await withListener(sink) { server in
            let client = try await server.connect()
            let bad = "GET /<script>\u{1B} HTTP/1.1\r\nHost: x\r\n\r\n"
            try await client.send(Self.get + bad + Self.get)
            await sink.requests(1)[0].answer(200, "first")
            let answers = await client.receiveToEnd()
            #expect(answers.map(\.status) == [200, 400])
            #expect(answers[1].header("Content-Type") == "application/problem+json")
            #expect(answers[1].header("Connection") == "close")
            #expect(
                answers[1].body == #"{"type":"about:blank","title":"Bad Request","status":400,"#
                    + #""detail":"The request target is empty or holds a control character.","reason":"bad_target"}"#
            )
            let refused = try #require(server.refusals.all.first)
            #expect(refused.reason == "bad_target")
            #expect(refused.status == 400)
            #expect(refused.remote.text.hasPrefix("127.0.0.1:"))
            #expect(latin1(refused.firstBytes) == bad + Self.get)
            #expect(await sink.requests(1).count == 1)
        }
    }

    @Test func reportedBytesAreBounded() async throws {
        try await withListener(TestSink()) { server in
            let client = try await server.connect()
            try await client.send("GET /" + String(repeating: "a", count: 20_000))
            #expect(await client.receiveToEnd().map(\.status) == [414])
            #expect(server.refusals.all.map(\.firstBytes.readableBytes) == [1024])
        }
    }

    @Test func slowHeadTimesOut() async throws {
        try await withListener(TestSink(), limits: Self.limits { $0.headTime = .milliseconds(40) }) { server in
            let client = try await server.connect()
            try await client.send("GET / HTTP/1.1\r\nHo")
            #expect(await client.receiveToEnd().map(\.status) == [408])
            #expect(server.refusals.all.map(\.reason) == ["head_timed_out"])
        }
    }

    @Test func slowBodyTimesOut() async throws {
        let sink = TestSink()
        try await withListener(sink, limits: Self.limits { $0.bodyTime = .milliseconds(40) }) { server in
            let client = try await server.connect()
            try await client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhello")
            #expect(await client.receiveToEnd().map(\.status) == [408])
            #expect(await sink.requests(1)[0].request.incompleteness == .timedOut)
        }
    }

    /// A body that has earned its time is not cut by `bodyTime` alone.
    @Test func receivedBytesEarnTime() async throws {
        let limits = Self.limits {
            $0.bodyTime = .seconds(1)
            $0.bodyRate = 10
            $0.idleTime = .seconds(5)
        }
        let sink = TestSink()
        try await withListener(sink, limits: limits) { server in
            let slow = try await server.connect()
            try await slow.send(
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2000\r\n\r\n" + String(repeating: "a", count: 1999))
            // Another connection goes idle and is closed meanwhile: the body's own time has passed by then.
            let idle = try await server.connect()
            #expect(await idle.receiveToEnd() == [])
            try await slow.send("b")
            #expect(await slow.receive(answers: 1).map(\.status) == [200])
        }
    }

    @Test func idleConnectionsClose() async throws {
        try await withListener(TestSink(), limits: Self.limits { $0.idleTime = .seconds(5) }) { server in
            let fresh = try await server.connect()
            #expect(await fresh.receiveToEnd() == [])
            let used = try await server.connect()
            try await used.send(Self.get)
            #expect(await used.receiveToEnd().map(\.status) == [200])
            #expect(server.refusals.all.isEmpty)
        }
    }

    @Test func waitingForTheSinkIsNotIdle() async throws {
        let sink = TestSink(answersAtOnce: false)
        try await withListener(sink, limits: Self.limits { $0.idleTime = .seconds(5) }) { server in
            let waiting = try await server.connect()
            try await waiting.send(Self.get)
            let held = await sink.requests(1)[0]
            let idle = try await server.connect()
            #expect(await idle.receiveToEnd() == [])
            held.answer(200, "late")
            #expect(await waiting.receive(answers: 1).map(\.body) == ["late"])
        }
    }

    /// A client that sends all of a body that is far too large before it reads still gets its answer.
    @Test func answerSurvivesUnreadInput() async throws {
        let sink = TestSink()
        try await withListener(sink, limits: Self.limits { $0.bodyBytes = 1000 }) { server in
            let client = try await server.connect(closesInReturn: false)
            try await client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 8000000\r\n\r\n")
            try await client.send(String(repeating: "a", count: 8_000_000))
            #expect(await client.receiveToEnd().map(\.status) == [413])
            #expect(await sink.requests(1)[0].request.body.readableBytes == 1000)
            client.close()
        }
    }

    @Test func lingeringIsBounded() async throws {
        let limits = Self.limits {
            $0.lingerTime = .milliseconds(50)
            $0.drainTime = .seconds(30)
        }
        try await withListener(TestSink(), limits: limits) { server in
            let client = try await server.connect(closesInReturn: false)
            try await client.send("bad\r\n")
            // Our side stays open: the listener must let go by itself, or shutdown would take the drain time.
            #expect(await client.receiveToEnd().map(\.status) == [400])
        }
    }

    @Test func bytesInFlightAreBounded() async throws {
        let limits = Self.limits { $0.bytesInFlight = 10_000 }
        let sink = TestSink(answersAtOnce: false)
        try await withListener(sink, limits: limits, eventLoops: 2) { server in
            var clients: [RawClient] = []
            for index in 0..<6 {
                let client = try await server.connect()
                try await client.send("POST /\(index) HTTP/1.1\r\nHost: x\r\nContent-Length: 4000\r\n\r\na")
                client.sendAnyway(ByteBuffer(string: String(repeating: "b", count: 3999)))
                clients.append(client)
            }
            for index in 0..<6 {
                let held = await sink.requests(index + 1)
                #expect(held.count <= index + 2)
                #expect(server.listener.bytesInFlight <= 10_000)
                held[index].answer()
            }
            for client in clients { #expect(await client.receive(answers: 1).map(\.status) == [200]) }
            #expect(server.listener.bytesInFlight == 0)
        }
    }

    @Test(arguments: ["Content-Length: 300000", "Transfer-Encoding: chunked"])
    func bodyLargerThanTheBoundGetsThroughAlone(framing: String) async throws {
        try await withListener(TestSink(), limits: Self.limits { $0.bytesInFlight = 100_000 }) { server in
            let client = try await server.connect()
            let body = String(repeating: "a", count: 300_000)
            let framed = framing.hasPrefix("C") ? body : "493e0\r\n\(body)\r\n0\r\n\r\n"
            try await client.send("POST / HTTP/1.1\r\nHost: x\r\n\(framing)\r\n\r\n")
            try await client.send(framed)
            #expect(await client.receive(answers: 1).map(\.status) == [200])
            #expect(server.listener.bytesInFlight == 0)
        }
    }

    @Test func waitForRoomEnds() async throws {
        let limits = Self.limits {
            $0.bytesInFlight = 1000
            $0.bodyTime = .milliseconds(300)
        }
        let sink = TestSink(answersAtOnce: false)
        try await withListener(sink, limits: limits) { server in
            let first = try await server.connect()
            try await first.send(
                "POST /1 HTTP/1.1\r\nHost: x\r\nContent-Length: 800\r\n\r\n" + String(repeating: "a", count: 800))
            let held = await sink.requests(1)[0]
            let second = try await server.connect()
            try await second.send("POST /2 HTTP/1.1\r\nHost: x\r\nContent-Length: 800\r\n\r\na")
            let refused = await second.receiveToEnd()
            #expect(refused.map(\.status) == [503])
            #expect(refused.first?.header("Retry-After") == "1")
            held.answer()
            #expect(await first.receive(answers: 1).map(\.status) == [200])
            #expect(server.listener.bytesInFlight == 0)
        }
    }

    @Test func shutdownAnswersWhatIsInFlight() async throws {
        let sink = TestSink(answersAtOnce: false)
        try await withListener(sink) { server in
            let busy = try await server.connect()
            let idle = try await server.connect()
            let halfway = try await server.connect()
            try await halfway.send(
                "POST /half HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
            _ = await halfway.receive { $0.contains("100 Continue") }
            try await idle.send(Self.get)
            await sink.requests(1)[0].answer()
            _ = await idle.receive(answers: 1)
            try await busy.send(Self.get)
            let held = await sink.requests(2)[1]
            await server.group.triggerGracefulShutdown()
            #expect(await idle.receiveToEnd().count == 1)
            held.answer(200, "kept")
            let answers = await busy.receiveToEnd()
            #expect(answers.map(\.body) == ["kept"])
            #expect(answers.first?.header("Connection") == "close")
            try await halfway.send("hi")
            await sink.requests(3)[2].answer(200, "whole")
            #expect(await halfway.receiveToEnd().map(\.body) == ["", "whole"])
            await #expect(throws: (any Error).self) { try await server.connect() }
        }
    }

    @Test func shutdownIsBounded() async throws {
        let sink = TestSink(answersAtOnce: false)
        try await withListener(sink, limits: Self.limits { $0.drainTime = .milliseconds(50) }) { server in
            let client = try await server.connect()
            try await client.send(Self.get)
            _ = await sink.requests(1)
            await server.group.triggerGracefulShutdown()
            #expect(await client.receiveToEnd() == [])
        }
    }

    @Test func takenPortIsNamed() async throws {
        try await withListener(TestSink()) { server in
            let second = ReceiverListener(
                host: "127.0.0.1", port: server.port, handler: TestSink(), logger: Logger(label: "test")
            )
            let error = await #expect(throws: ListenError.self) { try await second.run() }
            #expect(error?.code == .addressInUse)
            #expect(
                error?.description.hasPrefix(
                    "could not listen on 127.0.0.1:\(server.port): address already in use; another hooksight? try --port "
                ) == true
            )
            await #expect(throws: ListenError.self) { try await second.waitUntilListening() }
        }
    }
}
