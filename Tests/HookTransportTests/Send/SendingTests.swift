import HookModel
import NIOCore
import TestSupport
import Testing

@testable import HookTransport

/// Requests that are answered, over real sockets.
@Suite(.timeLimit(.minutes(2))) struct SendingTests {
    static let ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

    @Test func everyByteArrives() async throws {
        let captured =
            "pOsT~ /a%7E[1]\u{E9}?x=[1] HTTP/1.1\r\nb:  \u{E9}\t\r\nhOST: me\r\nB:1\r\nContent-Length: 3\r\n\r\n"
        let app = TestApp([.answer(SendingTests.ok)])
        try await app.listening { port in
            let client = try makeClient("127.0.0.1:\(port)/base")
            let head = try #require(RequestHead(stored: ByteBuffer(bytes: bytes(captured))))
            let request = OutgoingRequest(
                forwarding: head, body: ByteBuffer(bytes: bytes("\u{0}\u{FF}\n")), to: client.url,
                edits: HeaderEdits(added: [HeaderLine(name: "A", value: "z")]))
            let answer = try await client.send(request, deadline: .seconds(20))
            #expect(answer.status == 200)
            #expect(answer.reason == "OK")
            #expect(answer.header("content-length") == "2")
            #expect(latin1(answer.body) == "ok")
            let sent =
                "pOsT~ /base/a%7E[1]\u{E9}?x=[1] HTTP/1.1\r\nb:  \u{E9}\t\r\nhOST: 127.0.0.1:\(port)\r\nB:1\r\n"
                + "Content-Length: 3\r\nA: z\r\n\r\n\u{0}\u{FF}\n"
            #expect(app.seen == [TestApp.Seen(connection: 1, text: sent)])
            await client.close()
        }
    }

    struct ResponseCase: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var method = "POST"
        var answer: String
        var closes = false
        var status = 200
        var body = ""
        /// Whether the next request goes over the same connection.
        var reuses = true
    }

    static let answers = [
        ResponseCase(testDescription: "length", answer: ok, body: "ok"),
        ResponseCase(
            testDescription: "chunks",
            answer: "HTTP/1.1 201 C\r\nTransfer-Encoding: chunked\r\n\r\n1\r\no\r\n1\r\nk\r\n0\r\n\r\n",
            status: 201, body: "ok"),
        ResponseCase(
            testDescription: "until the end", answer: "HTTP/1.1 200 OK\r\n\r\nok", closes: true, body: "ok",
            reuses: false),
        ResponseCase(
            testDescription: "close", answer: "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok",
            body: "ok", reuses: false),
        ResponseCase(
            testDescription: "HTTP/1.0", answer: "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok", body: "ok",
            reuses: false),
        ResponseCase(testDescription: "100 before", answer: "HTTP/1.1 100 Continue\r\n\r\n" + ok, body: "ok"),
        ResponseCase(
            testDescription: "103 and 102 before",
            answer: "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n" + ok, body: "ok"),
        ResponseCase(testDescription: "204", answer: "HTTP/1.1 204 No Content\r\n\r\n", status: 204),
        ResponseCase(testDescription: "304", answer: "HTTP/1.1 304 N\r\nContent-Length: 5\r\n\r\n", status: 304),
        ResponseCase(
            testDescription: "HEAD", method: "HEAD", answer: "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"),
        ResponseCase(
            testDescription: "CONNECT is a method like any other", method: "CONNECT", answer: ok, body: "ok"),
        ResponseCase(
            testDescription: "redirects are answers",
            answer: "HTTP/1.1 302 F\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n",
            status: 302),
        ResponseCase(testDescription: "500", answer: "HTTP/1.1 500 E\r\nContent-Length: 0\r\n\r\n", status: 500),
    ]

    @Test(arguments: answers) func isAnswered(_ expected: ResponseCase) async throws {
        let app = TestApp([expected.closes ? .answerAndClose(expected.answer) : .answer(expected.answer)])
        try await app.listening { port in
            let client = try makeClient("127.0.0.1:\(port)")
            let request = try makeRequest(expected.method)
            for _ in 1...2 {
                let answer = try await client.send(request, deadline: .seconds(20))
                #expect(answer.status == expected.status)
                #expect(latin1(answer.body) == expected.body)
                #expect(answer.bodySize == expected.body.count)
                #expect(!answer.isTruncated)
            }
            #expect(app.seen.map(\.connection) == (expected.reuses ? [1, 1] : [1, 2]))
            await client.close()
        }
        await app.closed(expected.reuses ? 1 : 2)
    }

    @Test func aLargeAnswerIsCutAndCounted() async throws {
        let size = TargetResponse.keptBodyBytes * 3 + 1
        let app = TestApp([.flood("HTTP/1.1 200 OK\r\nContent-Length: \(size)\r\n\r\n", size)])
        try await app.listening { port in
            let client = try makeClient("127.0.0.1:\(port)")
            let answer = try await client.send(makeRequest(), deadline: .seconds(20))
            #expect(answer.body.readableBytes == TargetResponse.keptBodyBytes)
            #expect(answer.bodySize == size)
            #expect(answer.isTruncated)
            #expect(client.pool.idle.count == 1)
            await client.close()
        }
    }

    @Test func anEndlessAnswerIsLeft() async throws {
        let size = TargetResponse.readBodyBytes + 1
        let app = TestApp([.flood("HTTP/1.1 200 OK\r\nContent-Length: \(size * 2)\r\n\r\n", size)])
        try await app.listening { port in
            let client = try makeClient("127.0.0.1:\(port)")
            let answer = try await client.send(makeRequest(), deadline: .seconds(60))
            #expect(answer.status == 200)
            #expect(answer.bodySize > TargetResponse.readBodyBytes)
            #expect(answer.bodyEnd == .tooLong)
            #expect(client.pool.idle.isEmpty)
        }
        await app.closed(1)
    }

    @Test func aLargeRequestArrives() async throws {
        let body = String(repeating: "b", count: 1 << 20)
        let app = TestApp([.answer(SendingTests.ok)])
        try await app.listening { port in
            let client = try makeClient("127.0.0.1:\(port)")
            _ = try await client.send(makeRequest(body: body), deadline: .seconds(60))
            #expect(app.seen.first?.text.hasSuffix("\r\n\r\n" + body) == true)
            await client.close()
        }
    }

    @Test(arguments: IPv6Loopback.present(["127.0.0.1", "::1"]))
    func localhostIsBothLoopbacks(_ host: String) async throws {
        let app = TestApp([.answer(SendingTests.ok)])
        try await app.listening(on: host) { port in
            let client = try makeClient("\(port)")
            #expect(try await client.send(makeRequest(), deadline: .seconds(20)).status == 200)
            #expect(app.connections == 1)
            await client.close()
        }
    }

    @Test func unixSocket() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("app.sock")
        let app = TestApp([.answer(SendingTests.ok)])
        let client = try makeClient("unix:\(path)")
        #expect(
            try await failure(of: client, makeRequest()) == .down("there is no socket at \(path); is the app running?"))
        #expect(await !client.isUp(within: .seconds(20)))
        try await app.listening(at: path) {
            #expect(await client.isUp(within: .seconds(20)))
            let answer = try await client.send(makeRequest(), deadline: .seconds(20))
            #expect(answer.status == 200)
            await client.close()
        }
    }

    @Test func requestsAtTheSameTimeHaveTheirOwnConnections() async throws {
        let app = TestApp([.answer(SendingTests.ok)])
        try await app.listening { port in
            let client = try makeClient("127.0.0.1:\(port)")
            let request = try makeRequest()
            try await withThrowingTaskGroup(of: Int.self) { tasks in
                for _ in 1...50 {
                    tasks.addTask { try await client.send(request, deadline: .seconds(20)).status }
                }
                for try await status in tasks { #expect(status == 200) }
            }
            #expect(app.seen.count == 50)
            #expect((1...ConnectionPool.limit).contains(client.pool.idle.count))
            await client.close()
            #expect(client.pool.idle.isEmpty)
        }
        await app.closed(app.connections)
    }
}
