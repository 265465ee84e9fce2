import HookModel
import HookTransport
import Logging
import Synchronization
import TestSupport
import Testing

/// Where the receiver listens, by what people write for a host.
@Suite(.timeLimit(.minutes(3))) struct ListenHostTests {
    private static let hosts: [(host: String, hosts: [String])] = [
        ("localhost", ["127.0.0.1", "::1"]),
        ("LocalHost", ["127.0.0.1", "::1"]),
        ("127.0.0.1", ["127.0.0.1"]),
        ("[::1]", ["::1"]),
        ("::1", ["::1"]),
    ]

    @Test(
        "F33: each way to write loopback",
        arguments: hosts.map { ($0.host, IPv6Loopback.present($0.hosts)) }.filter { !$0.1.isEmpty })
    func loopback(host: String, hosts: [String]) async throws {
        try await withListener(TestSink(), host: host) { server in
            #expect(server.address.hosts == hosts)
            for host in hosts {
                let client = try await server.connect(host)
                try await client.send("GET /\(host) HTTP/1.1\r\nHost: x\r\n\r\n")
                #expect(await client.receive(answers: 1).map(\.body) == ["/\(host)"])
                client.close()
            }
        }
    }

    @Test(
        "F33: a port that is taken on one loopback address alone is named with that address",
        .enabled(if: IPv6Loopback.isThere),
        arguments: ["::1", "127.0.0.1"])
    func takenOnOne(host: String) async throws {
        let isShown = Mutex(false)
        // Some other connection may have the port on the other address.
        for _ in 1...20 where !isShown.withLock({ $0 }) {
            try await withListener(TestSink(), host: host) { server in
                let second = Self.listener("localhost", server.port)
                let error = await #expect(throws: ListenError.self) { try await second.run() }
                #expect(error?.code == .addressInUse)
                let place = BoundAddress(host: host, port: server.port).description
                guard error?.description.hasPrefix("could not listen on \(place): address already in use;") == true
                else { return }
                isShown.withLock { $0 = true }
                // Nothing stays open on the other one.
                let other = host == "::1" ? "127.0.0.1" : "::1"
                await #expect(throws: (any Error).self) { try await RawClient.connect(host: other, port: server.port) }
            }
        }
        #expect(isShown.withLock { $0 })
    }

    @Test(
        "A host that cannot be listened on is told in plain words",
        arguments: [
            ("nope.invalid", "no such host \"nope.invalid\"; try --host localhost"),
            ("192.0.2.1", "could not listen on 192.0.2.1:0: this machine has no such address; try --host 127.0.0.1"),
        ])
    func unknownHost(host: String, message: String) async throws {
        let error = await #expect(throws: ListenError.self) { try await Self.listener(host, 0).run() }
        #expect(error?.description == message)
    }

    private static func listener(_ host: String, _ port: Int) -> ReceiverListener {
        ReceiverListener(
            host: host, port: port, handler: TestSink(), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
    }
}
