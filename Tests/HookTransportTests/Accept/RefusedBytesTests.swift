import HookModel
import HookTransport
import NIOCore
import TestSupport
import Testing

/// What is kept of a request that HTTP refused: its first KiB, as it came.
@Suite(.timeLimit(.minutes(3))) struct RefusedBytesTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let pieces: [String]
        let reason: String
        var status = 400
    }

    private static let chunked = "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
    private static let long = String(repeating: "b", count: 3000)

    private static let cases = [
        Case(
            testDescription: "TLS hello", pieces: ["\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\u{1}\u{FC}\u{3}\u{3}\u{FF}"],
            reason: "tls_handshake"),
        Case(
            testDescription: "HTTP/2 preface", pieces: ["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u{0}\u{0}\u{12}\u{4}"],
            reason: "http2_preface", status: 505),
        Case(
            testDescription: "another version", pieces: ["GET / HTTP/3.0\r\n\r\n"], reason: "unknown_version",
            status: 505),
        Case(
            testDescription: "bytes of every kind in a target",
            pieces: ["GET /\u{0}\u{80}\u{FF}\u{1B}[31m HTTP/1.1\r\n"],
            reason: "bad_target"),
        Case(testDescription: "empty lines", pieces: ["\r\n\r\n\r\nGET / HTTP/1.1\r\n"], reason: "empty_lines"),
        Case(
            testDescription: "line feeds alone, behind an empty line", pieces: ["\r\nGET / HTTP/1.1\nHost: x\n\n"],
            reason: "bare_line_feed"),
        Case(testDescription: "bad chunk with its head", pieces: [chunked + "4\r\nabcdxx"], reason: "bad_chunk_end"),
        Case(
            testDescription: "bad chunk later than its head", pieces: [chunked, "4\r\nabcd\r\n", "zz\r\n"],
            reason: "bad_chunk_size"),
        Case(
            testDescription: "bad trailer", pieces: [chunked + "0\r\n", "Host: y\r\n\r\n"], reason: "forbidden_trailer"),
        Case(
            testDescription: "bad chunk behind more than a KiB", pieces: [chunked, "bb8\r\n" + long, "xx"],
            reason: "bad_chunk_end"),
    ]

    @Test(arguments: cases) func firstBytes(_ item: Case) async throws {
        try await withListener(TestSink()) { server in
            let client = try await server.connect()
            for piece in item.pieces { try await client.send(piece) }
            #expect(await client.receiveToEnd().map(\.status) == [item.status])
            let refused = try #require(server.refusals.all.first)
            #expect(refused.reason == item.reason)
            let sent = Array(bytes(item.pieces.joined()).prefix(1024))
            #expect(Array(refused.firstBytes.readableBytesView) == sent)
            #expect(server.refusals.all.count == 1)
        }
    }

    /// What follows a body of 5 bytes, and whether it is told as the rest of it.
    static let followers =
        [
            ("1}", "2 more bytes followed"), (":\"b\"}", "5 more bytes followed"), ("}", "1 more byte followed"),
            ("abc", "3 more bytes followed"),
            ("e\"}\n", "4 more bytes followed"), ("x\n", "2 more bytes followed"),
            (" more text", "10 more bytes followed"),
            ("{" + long, "At least 1024 more bytes followed"), ("GET /\u{0} HTTP/1.1\r\n", nil),
            ("POST /a HTTP/9.1\r\n\r\n", nil), ("GET / HTTP/1.1\r\nHost x\r\n\r\n", nil),
        ] as [(String, String?)]

    @Test("Field 10: more bytes than Content-Length says are told as such", arguments: followers)
    func restOfBody(_ follower: String, _ words: String?) async throws {
        try await withListener(TestSink()) { server in
            let client = try await server.connect()
            try await client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n{\"a\":" + follower)
            // What may still become a method is refused when nothing follows; else the listener has closed already.
            try? await client.closeOutput()
            #expect(await client.receiveToEnd().count == 2)
            let told = try #require(server.refusals.all.first).explanation
            #expect(told.hasPrefix(words ?? "xx") || words == nil && !told.contains("followed the body"), "\(told)")
        }
    }

    @Test("A request without a body has no rest")
    func noBody() async throws {
        try await withListener(TestSink()) { server in
            let client = try await server.connect()
            try await client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n{}")
            #expect(await client.receiveToEnd().count == 2)
            #expect(server.refusals.all.map { $0.explanation.contains("followed") } == [false])
        }
    }

    @Test("A refused request that has a body keeps the body's beginning, too")
    func bodyBehindTheHead() async throws {
        var limits = ReceiverLimits()
        limits.bytesInFlight = 1000
        limits.bodyTime = .milliseconds(200)
        let sink = TestSink(answersAtOnce: false)
        try await withListener(sink, limits: limits) { server in
            let first = try await server.connect()
            try await first.send(
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n" + String(repeating: "a", count: 900))
            let held = await sink.requests(1)[0]
            let second = try await server.connect()
            let head = "POST /2 HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n"
            try await second.send(head)
            #expect(await second.receiveToEnd().map(\.status) == [503])
            #expect(server.refusals.all.map { latin1($0.firstBytes) } == [head])
            held.answer()
            _ = await first.receive(answers: 1)
        }
    }
}
