import HookModel
import HookTransport
import NIOCore
import TestSupport
import Testing

/// What senders that hardly move can do to the others.
@Suite(.timeLimit(.minutes(3))) struct SlowSenderTests {
    private static func limits(inFlight: Int, body: Int = 1 << 20, bodyTime: Duration) -> ReceiverLimits {
        var limits = ReceiverLimits()
        limits.bytesInFlight = inFlight
        limits.bodyBytes = body
        limits.bodyTime = bodyTime
        return limits
    }

    /// Announces a body and sends its beginning.
    private static func begin(
        _ server: RunningListener, _ path: String, _ length: Int, sending count: Int
    ) async throws -> RawClient {
        let client = try await server.connect()
        try await client.send("POST \(path) HTTP/1.1\r\nHost: x\r\nContent-Length: \(length)\r\n\r\n")
        client.sendAnyway(ByteBuffer(repeating: UInt8(ascii: "a"), count: count))
        return client
    }

    @Test("5.3: eight slow senders of 32 MiB do not close the receiver for 50 others")
    func eightSlowSenders() async throws {
        var limits = ReceiverLimits()
        // What waited for memory longer than this was answered with 503.
        limits.bodyTime = .seconds(2)
        try await withListener(TestSink(), limits: limits) { server in
            var slow: [RawClient] = []
            for index in 0..<8 {
                slow.append(try await Self.begin(server, "/slow\(index)", 33_554_431, sending: 20_000))
            }
            let statuses = try await withThrowingTaskGroup(of: [Int].self) { tasks in
                for index in 0..<50 {
                    tasks.addTask {
                        let client = try await Self.begin(server, "/\(index)", 100_000, sending: 0)
                        client.sendAnyway(ByteBuffer(repeating: UInt8(ascii: "b"), count: 100_000))
                        defer { client.close() }
                        return await client.receive(answers: 1).map(\.status)
                    }
                }
                return try await tasks.reduce(into: []) { $0 += $1 }
            }
            #expect(statuses == Array(repeating: 200, count: 50))
            for client in slow { client.close() }
        }
    }

    @Test("5.3: bodies that hold all memory and stand still make way for one that moves")
    func standingBodies() async throws {
        let limits = Self.limits(inFlight: 8 << 20, bodyTime: .seconds(6))
        let sink = TestSink()
        try await withListener(sink, limits: limits) { server in
            var standing: [RawClient] = []
            for index in 0..<8 {
                standing.append(try await Self.begin(server, "/standing\(index)", 1_000_000, sending: 800_000))
            }
            try await until("the bodies are there") { server.listener.bytesInFlight >= 6_000_000 }
            let moving = try await Self.begin(server, "/moving", 1_000_000, sending: 0)
            moving.sendAnyway(ByteBuffer(repeating: UInt8(ascii: "b"), count: 1_000_000))
            #expect(await moving.receive(answers: 1).map(\.status) == [200])
            // Who made way is told so, and what came of it is kept.
            let cut = await sink.requests(1).filter { $0.request.incompleteness == .timedOut }
            #expect(!cut.isEmpty)
            #expect(server.listener.bytesInFlight <= 8 << 20)
            for client in standing { client.close() }
        }
    }

    @Test("5.3: a crowd of small bodies that stand still does not keep the next one waiting")
    func smallCrowd() async throws {
        let limits = Self.limits(inFlight: 1 << 20, bodyTime: .seconds(50))
        try await withListener(TestSink(), limits: limits) { server in
            var crowd: [RawClient] = []
            for index in 0..<20 { crowd.append(try await Self.begin(server, "/\(index)", 60_000, sending: 1)) }
            try await until("the bodies are there") { server.listener.bytesInFlight >= 900_000 }
            let honest = try await Self.begin(server, "/honest", 50_000, sending: 0)
            honest.sendAnyway(ByteBuffer(repeating: UInt8(ascii: "b"), count: 50_000))
            #expect(await honest.receive(answers: 1).map(\.status) == [200])
            for client in crowd { client.close() }
        }
    }

    @Test("5.3: when everybody has half of what all together need, all go on to the end", arguments: [true, false])
    func halves(isChunked: Bool) async throws {
        let limits = Self.limits(inFlight: 4 << 20, bodyTime: .seconds(600))
        try await withListener(TestSink(), limits: limits, eventLoops: 2) { server in
            let half = String(repeating: "a", count: 500_000)
            let size = String(half.utf8.count, radix: 16)
            let framing = isChunked ? "Transfer-Encoding: chunked" : "Content-Length: 1000000"
            let piece = isChunked ? "\(size)\r\n\(half)\r\n" : half
            var clients: [RawClient] = []
            for index in 0..<12 {
                let client = try await server.connect()
                try await client.send("POST /\(index) HTTP/1.1\r\nHost: x\r\n\(framing)\r\n\r\n")
                client.sendAnyway(ByteBuffer(string: piece))
                clients.append(client)
            }
            try await until("the bodies are there") { server.listener.bytesInFlight >= 2_000_000 }
            for client in clients.reversed() {
                client.sendAnyway(ByteBuffer(string: piece + (isChunked ? "0\r\n\r\n" : "")))
            }
            for client in clients { #expect(await client.receive(answers: 1).map(\.status) == [200]) }
            #expect(server.listener.bytesInFlight == 0)
        }
    }
}
