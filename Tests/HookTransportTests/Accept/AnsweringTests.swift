import HookModel
import HookTransport
import NIOCore
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct AnsweringTests {
    private static func get(_ target: String, _ lines: String = "") -> String {
        "GET \(target) HTTP/1.1\r\nHost: x\r\n\(lines)\r\n"
    }

    @Test func answersWholeMessage() async throws {
        try await withListener(TestSink()) { server in
            let client = try await server.connect()
            try await client.send(Self.get("/a"))
            let text = await client.receive { $0.hasSuffix("/a") }
            #expect(
                text == "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n"
                    + "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n\r\n/a"
            )
        }
    }

    @Test func pipelinedAnswersLeaveInOrder() async throws {
        let sink = TestSink(answersAtOnce: false)
        try await withListener(sink) { server in
            let client = try await server.connect()
            try await client.send((0..<20).map { Self.get("/\($0)") }.joined())
            let held = await sink.requests(20)
            for index in [7, 3, 19, 0, 1, 2] + (0..<20).filter({ ![7, 3, 19, 0, 1, 2].contains($0) }).reversed() {
                held[index].answer(200, "answer \(index)")
            }
            let answers = await client.receive(answers: 20)
            #expect(answers.map(\.body) == (0..<20).map { "answer \($0)" })
        }
    }

    @Test func requestsOfOneTurnComeTogether() async throws {
        let sink = TestSink(answersAtOnce: false)
        try await withListener(sink) { server in
            let client = try await server.connect()
            try await client.send((0..<20).map { Self.get("/\($0)") }.joined())
            for held in await sink.requests(20) { held.answer() }
            #expect(await client.receive(answers: 20).count == 20)
            #expect(sink.batches == [4, 4, 4, 4, 4])
        }
    }

    @Test func pipelineIsBounded() async throws {
        var limits = ReceiverLimits()
        limits.pipelinedRequests = 4
        let sink = TestSink(answersAtOnce: false)
        try await withListener(sink, limits: limits) { server in
            let client = try await server.connect()
            try await client.send((0..<10).map { Self.get("/\($0)") }.joined())
            var held = await sink.requests(4)
            #expect(held.count == 4)
            for index in 0..<10 {
                held = await sink.requests(index + 1)
                #expect(held.count <= index + 4)
                held[index].answer(200, "\(index)")
            }
            #expect(await client.receive(answers: 10).map(\.body) == (0..<10).map(String.init))
        }
    }

    @Test func secondAnswerChangesNothing() async throws {
        let sink = TestSink(answersAtOnce: false)
        try await withListener(sink) { server in
            let client = try await server.connect()
            try await client.send(Self.get("/1") + Self.get("/2"))
            let held = await sink.requests(2)
            held[0].answer(200, "1")
            held[0].answer(500, "again")
            held[1].answer(200, "2")
            held[1].answer(500, "again")
            try await client.send(Self.get("/3"))
            await sink.requests(3)[2].answer(200, "3")
            #expect(await client.receive(answers: 3).map(\.body) == ["1", "2", "3"])
        }
    }

    @Test func headGetsLengthAndNoBody() async throws {
        try await withListener(TestSink()) { server in
            let client = try await server.connect()
            try await client.send("HEAD /long HTTP/1.1\r\nHost: x\r\n\r\n" + Self.get("/2", "Connection: close\r\n"))
            let text = await client.receive { _ in false }
            let parts = text.components(behind: "\r\n\r\n")
            #expect(parts.count == 3)
            #expect(parts[0].contains("Content-Length: 5"))
            #expect(parts[1].hasPrefix("HTTP/1.1 200 OK"))
            #expect(parts[2] == "/2")
        }
    }

    @Test(
        arguments: [
            ("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "close"),
            ("GET / HTTP/1.0\r\n\r\n", "close"),
            ("CONNECT x:1 HTTP/1.1\r\nHost: x:1\r\n\r\n", "close"),
        ]
    )
    func closesWhereHTTPSaysSo(input: String, connection: String) async throws {
        try await withListener(TestSink()) { server in
            let client = try await server.connect()
            try await client.send(input)
            let answers = await client.receiveToEnd()
            #expect(answers.map(\.status) == [200])
            #expect(answers.first?.header("Connection") == connection)
        }
    }

    @Test func oldVersionStaysOpenWhenAsked() async throws {
        try await withListener(TestSink()) { server in
            let client = try await server.connect()
            for count in 1...2 {
                try await client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
                let answers = await client.receive(answers: count)
                #expect(answers.last?.header("Connection") == "keep-alive")
            }
        }
    }

    @Test func halfClosedClientIsAnswered() async throws {
        let sink = TestSink(answersAtOnce: false)
        try await withListener(sink) { server in
            let client = try await server.connect()
            try await client.send(Self.get("/1") + Self.get("/2"))
            try await client.closeOutput()
            let held = await sink.requests(2)
            held[1].answer(200, "2")
            held[0].answer(200, "1")
            let answers = await client.receiveToEnd()
            #expect(answers.map(\.body) == ["1", "2"])
            #expect(answers.map { $0.header("Connection") } == [nil, "close"])
        }
    }

    @Test func endWithinBodyIsIncomplete() async throws {
        let sink = TestSink()
        try await withListener(sink) { server in
            let client = try await server.connect()
            try await client.send("POST /cut HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhello")
            try await client.closeOutput()
            let request = await sink.requests(1)[0].request
            #expect(request.incompleteness == .closed)
            #expect(latin1(request.body) == "hello")
            #expect(await client.receiveToEnd().map(\.status) == [400])
            #expect(server.refusals.all.isEmpty)
        }
    }

    @Test func resetWithinBodyIsIncomplete() async throws {
        let sink = TestSink()
        try await withListener(sink) { server in
            let client = try await server.connect()
            try await client.send("POST /cut HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\nExpect: 100-continue\r\n\r\n")
            _ = await client.receive { $0.hasPrefix("HTTP/1.1 100 Continue\r\n\r\n") }
            client.close()
            #expect(await sink.requests(1)[0].request.incompleteness == .closed)
        }
    }

    @Test func bodyIsAskedForInItsTurn() async throws {
        let sink = TestSink(answersAtOnce: false)
        try await withListener(sink) { server in
            let client = try await server.connect()
            try await client.send(
                Self.get("/1") + "POST /2 HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"
            )
            await sink.requests(1)[0].answer(200, "1")
            let asked = await client.receive { $0.hasSuffix("HTTP/1.1 100 Continue\r\n\r\n") }
            #expect(asked.hasPrefix("HTTP/1.1 200 OK\r\n"))
            try await client.send("hi")
            let held = await sink.requests(2)[1]
            #expect(latin1(held.request.body) == "hi")
            held.answer(200, "2")
            #expect(await client.receive(answers: 3).map(\.status) == [200, 100, 200])
        }
    }

    @Test func bodyThatIsTooLargeIsNotAskedFor() async throws {
        var limits = ReceiverLimits()
        limits.bodyBytes = 10
        let sink = TestSink()
        try await withListener(sink, limits: limits) { server in
            let client = try await server.connect()
            try await client.send("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 11\r\n\r\n")
            #expect(await client.receiveToEnd().map(\.status) == [413])
            #expect(await sink.requests(1)[0].request.incompleteness == .tooLarge)
        }
    }

    @Test func brokenAnswerHeadersStayInside() async throws {
        let sink = TestSink(answersAtOnce: false)
        try await withListener(sink) { server in
            let client = try await server.connect()
            try await client.send(Self.get("/"))
            let held = await sink.requests(1)[0]
            let names = ["X-Good", "X-Split", "X Bad", "content-length", "Transfer-Encoding", "Connection", "", "Date"]
            let headers = names.map { HeaderLine(name: $0, value: $0 == "X-Split" ? "a\r\nX-Evil: 1" : "7") }
            held.ticket.eventLoop.execute {
                held.ticket.send(
                    SenderResponse(status: 200, contentType: "a\nb", headers: headers, body: ByteBuffer(string: "x")))
            }
            let answer = try #require(await client.receive(answers: 1).first)
            #expect(answer.headers == ["X-Good: 7", "Content-Length: 1", "Date: Sun, 06 Nov 1994 08:49:37 GMT"])
        }
    }

    @Test(arguments: [204, 304])
    func someStatusesHaveNoBody(status: Int) async throws {
        let sink = TestSink(answersAtOnce: false)
        try await withListener(sink) { server in
            let client = try await server.connect()
            try await client.send(Self.get("/1") + Self.get("/2"))
            let held = await sink.requests(2)
            held[0].answer(status, "never sent")
            held[1].answer(200, "2")
            let answers = await client.receive(answers: 2)
            #expect(answers.map(\.status) == [status, 200])
            #expect(answers[0].header("Content-Length") == nil)
        }
    }

    @Test func largeAnswersArriveWhole() async throws {
        let sink = TestSink(answersAtOnce: false)
        try await withListener(sink) { server in
            let client = try await server.connect()
            try await client.send(Self.get("/1") + Self.get("/2"))
            let held = await sink.requests(2)
            held[0].answer(200, String(repeating: "a", count: 300_000))
            held[1].answer(200, "end", closes: true)
            let text = await client.receive { _ in false }
            #expect(text.utf8.count > 300_000)
            #expect(text.hasSuffix("end"))
        }
    }
}

extension String {
    /// The parts between separators; `\r\n` is one character to `String`, so scalars are compared.
    fileprivate func components(behind separator: String) -> [String] {
        var parts: [String] = []
        var current = String.UnicodeScalarView()
        let ending = Array(separator.unicodeScalars)
        for scalar in unicodeScalars {
            current.append(scalar)
            if current.count >= ending.count, current.suffix(ending.count).elementsEqual(ending) {
                parts.append(String(String.UnicodeScalarView(current.dropLast(ending.count))))
                current = String.UnicodeScalarView()
            }
        }
        return parts + [String(current)]
    }
}
