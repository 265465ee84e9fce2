import HookCrypto
import HookModel
import HookProviders
import HookStore
import HookTransport
import Logging
import ServiceLifecycle
import TestSupport
import Testing

@testable import HookReceiver

/// Who is answered 503 when something cannot be stored: its sender, and nobody else.
@Suite struct NotStoredTests {
    private struct NoDigest: Error {}

    @Test("5.10: a request whose digest cannot be made is answered 503 alone", arguments: [4, 300_000])
    func noDigest(size: Int) async throws {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let folder = try TemporaryFolder()
        let writer = try StoreWriter.open(folder.file("captures.sqlite"), logger: logger)
        let catalog = try TestCatalog.get()
        let sha256 = try Digest(.sha256)
        let evaluator = try RequestEvaluator(catalog: catalog, secrets: [:])
        let receiver = Receiver(
            evaluator: evaluator,
            decider: RequestDecider(policy: ResponsePolicy(catalog: catalog), handshakes: evaluator.handshakes),
            writer: writer, relay: nil
        ) { body in
            if body.first == UInt8(ascii: "!") { throw NoDigest() }
            return try sha256.hash(body)
        }
        let listener = ReceiverListener(host: "127.0.0.1", port: 0, handler: receiver, logger: logger)
        let group = ServiceGroup(services: [StoreService(writer), listener], logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            let client = try await RawClient.connect(port: try await listener.waitUntilListening().port)
            // All in one packet, so that they share a turn of the event loop and a group.
            let requests = ["good", "!bad", "fine"].map { start in
                let body = start + String(repeating: "x", count: size - 4)
                return "POST /\(start.last ?? "x") HTTP/1.1\r\nHost: h\r\nContent-Length: \(size)\r\n\r\n\(body)"
            }
            try await client.send(requests.joined())
            let answers = await client.receive(answers: 3)
            #expect(answers.map(\.status) == [200, 503, 200])
            #expect(answers.map { $0.header("Retry-After") != nil } == [false, true, false])
            client.close()
            #expect(try await writer.store.count() == 2)
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }
}
