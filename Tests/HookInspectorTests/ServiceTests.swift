import HookInspector
import NIOCore
import NIOPosix
import Synchronization
import TestSupport
import Testing

struct ServiceTests {
    @Test(arguments: ["0.0.0.0", "::", "192.168.1.5", "example.org", "", "localhost.example.org"])
    func needsATokenOffLoopback(_ host: String) async throws {
        let error = await #expect(throws: InspectorError.self) {
            try await RunningInspector.with(InspectorSettings(host: host, port: 0)) { _ in }
        }
        #expect(error?.code == .tokenNeeded)
        #expect(
            error?.description == "the inspector would be open to the network on \(host); give it a token with "
                + "--inspect-token TOKEN, or listen on --inspect-host 127.0.0.1")
    }

    @Test(arguments: ["", " ", "a b", "a\r\nb", "é"]) func needsAUsableToken(_ token: String) async throws {
        let error = await #expect(throws: InspectorError.self) {
            try await RunningInspector.with(InspectorSettings(port: 0, token: token)) { _ in }
        }
        #expect(error?.code == .unusableToken)
        #expect(error.map { token.count < 2 || !$0.description.contains(token) } == true)
    }

    @Test(arguments: ["127.0.0.1", "localhost", "127.8.8.8"]) func needsNoTokenOnLoopback(_ host: String) async throws {
        try await RunningInspector.with(InspectorSettings(host: host, port: 0)) { inspector async throws in
            #expect(inspector.port > 0)
        }
    }

    @Test(
        "F33: each way to write loopback",
        arguments: [
            ("localhost", ["127.0.0.1", "::1"]), ("[::1]", ["::1"]), ("::1", ["::1"]), ("127.0.0.1", ["127.0.0.1"]),
        ].map { ($0.0, IPv6Loopback.present($0.1)) }.filter { !$0.1.isEmpty })
    func loopback(host: String, addresses: [String]) async throws {
        try await RunningInspector.with(InspectorSettings(host: host, port: 0)) { inspector async throws in
            for address in addresses { #expect(try await inspector.get("/health.txt", at: address).text == "ok\n") }
        }
    }

    @Test("F33: a port that is taken on ::1 alone is named with that address", .enabled(if: IPv6Loopback.isThere))
    func takenOnOne() async throws {
        let isShown = Mutex(false)
        // Some other connection may have the port on 127.0.0.1, which is tried first.
        for _ in 1...20 where !isShown.withLock({ $0 }) {
            try await RunningInspector.with(InspectorSettings(host: "::1", port: 0)) { inspector async throws in
                let settings = InspectorSettings(host: "localhost", port: inspector.port)
                let service = try RunningInspector.service(settings, inspector.writer)
                let error = await #expect(throws: InspectorError.self) { try await service.run() }
                await #expect(throws: InspectorError.self) { try await service.waitUntilListening() }
                let text = error?.description ?? ""
                #expect(text.contains(":\(inspector.port): address already in use"))
                isShown.withLock { $0 = text.hasPrefix("could not listen on [::1]:") }
            }
        }
        #expect(isShown.withLock { $0 })
    }

    @Test("An unknown host is told in plain words")
    func unknownHost() async throws {
        let settings = InspectorSettings(host: "nope.invalid", port: 0, token: "abc")
        let error = await #expect(throws: InspectorError.self) { try await RunningInspector.with(settings) { _ in } }
        #expect(error?.description == "no such host \"nope.invalid\"; try --inspect-host localhost")
    }

    @Test func listensEverywhereWithAToken() async throws {
        try await RunningInspector.with(InspectorSettings(host: "0.0.0.0", port: 0, token: "abc")) {
            inspector async throws in
            #expect(try await inspector.get("/health").status == 401)
            #expect(try await inspector.get("/health", ["X-Hooksight-Token: abc"]).status == 200)
        }
    }

    @Test func saysThatThePortIsTaken() async throws {
        try await RunningInspector.with { inspector async throws in
            let port = inspector.port
            let service = try RunningInspector.service(InspectorSettings(port: port), inspector.writer)
            let waiting = Task { try await service.waitUntilListening() }
            let error = await #expect(throws: InspectorError.self) { try await service.run() }
            #expect(error?.code == .addressInUse)
            let other = port < 65_436 ? port + 100 : port - 100
            #expect(
                error?.description == "could not listen on 127.0.0.1:\(port): address already in use; "
                    + "another hooksight? try --inspect-port \(other)")
            await #expect(throws: InspectorError.self) { _ = try await waiting.value }
            // The one that was there first is not disturbed.
            #expect(try await inspector.get("/health").status == 200)
        }
    }

    @Test func readinessReadsTheStore() async throws {
        try await RunningInspector.with { inspector async throws in
            #expect(try await inspector.get("/ready").text == "{\"status\":\"ready\"}\n")
            #expect(try await inspector.get("/ready.txt").text == "ready\n")
            #expect(try await inspector.get("/health.txt").text == "ok\n")
        }
    }

    static let unfinished = [
        ("nothing", ""), ("half a line", "GET /heal"), ("half a head", "GET /health HTTP/1.1\r\nHost: local"),
        ("an answered request", "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        ("half a body", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc"),
    ]

    @Test(.timeLimit(.minutes(1)), arguments: unfinished)
    func openConnectionsDoNotHoldUpTheEnd(_ name: String, _ bytes: String) async throws {
        try await RunningInspector.with { inspector async throws in
            let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                // A machine that builds something else may need long to answer.
                .connectTimeout(.minutes(1))
                .connect(host: "127.0.0.1", port: inspector.port).get()
            try await channel.writeAndFlush(ByteBuffer(string: bytes))
            // Answered means that the connection before it was accepted.
            #expect(try await inspector.get("/health").status == 200)
        }
    }
}
