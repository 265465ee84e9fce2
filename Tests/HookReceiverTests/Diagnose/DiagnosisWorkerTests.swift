import HookModel
import HookStore
import NIOCore
import TestSupport
import Testing

@testable import HookReceiver

/// Signatures that failed are explained after the answer, and the sender learns nothing of it.
@Suite(.timeLimit(.minutes(3))) struct DiagnosisWorkerTests {
    /// What was explained, in its order.
    private final class Told: StoreObserver {
        let stream: AsyncStream<(id: Int64, causes: [DiagnosisCause])>
        private let continuation: AsyncStream<(id: Int64, causes: [DiagnosisCause])>.Continuation

        init() { (stream, continuation) = AsyncStream.makeStream() }

        func stored(_ events: [StoreEvent]) {
            for case .diagnosed(let id, let entries) in events { continuation.yield((id, entries.map(\.cause))) }
        }
    }

    private static let body = Array(#"{"event":"order.created","timestamp":"2025-01-16T10:30:00Z","data":{}}"#.utf8)

    /// Posts the body with what was signed, and gives the whole answer.
    private static func post(_ body: [UInt8], signed: [UInt8], to running: RunningReceiver) async throws -> RawResponse?
    {
        let signature = try TestSecrets.sign(signed, "bharatcart-test-secret")
        let client = try await running.connect()
        defer { client.close() }
        let head =
            "POST /webhooks/bharatcart HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
            + "X-Webhook-Signature: \(signature)\r\nContent-Length: \(body.count)\r\n\r\n"
        client.sendAnyway(ByteBuffer(bytes: Array(head.utf8) + body))
        return await client.next()
    }

    @Test("What is found is told and stored; a good signature needs no explaining; both get the same answer")
    func explains() async throws {
        let told = Told()
        try await withReceiver(observer: told) { running in
            let good = try await Self.post(Self.body, signed: Self.body, to: running)
            let bad = try await Self.post(Self.body + [0x0A], signed: Self.body, to: running)
            var found = told.stream.makeAsyncIterator()
            #expect(try #require(await found.next()) == (2, [.finalNewlineAdded]))
            let captures = try await running.captures()
            #expect(captures.map(\.findings.signature.diagnosis?.first?.cause) == [nil, .finalNewlineAdded])
            #expect(captures.map(\.findings.needsDiagnosis) == [false, false])
            #expect(good?.body == #"{"received":true,"id":1}"# && bad?.body == #"{"received":true,"id":2}"#)
            #expect(good?.status == bad?.status)
            let lines = [good, bad].map { $0?.headers.filter { !$0.hasPrefix("Date: ") } }
            #expect(lines[0] == lines[1])
        }
    }

    @Test("A body that did not arrive whole is told as that")
    func incomplete() async throws {
        let told = Told()
        try await withReceiver(observer: told) { running in
            let signature = try TestSecrets.sign(Self.body, "bharatcart-test-secret")
            let client = try await running.connect()
            client.sendAnyway(
                ByteBuffer(
                    bytes: Array(
                        ("POST /webhooks/bharatcart HTTP/1.1\r\nHost: h\r\nX-Webhook-Signature: \(signature)\r\n"
                            + "Content-Length: \(Self.body.count)\r\n\r\n").utf8) + Self.body.dropLast()))
            client.close()
            var found = told.stream.makeAsyncIterator()
            #expect(try #require(await found.next()) == (1, [.bodyIncomplete]))
        }
    }

    @Test("The newest is explained first, and between two there is a pause")
    func order() async throws {
        let told = Told()
        let clock = SteppedClock()
        try await withReceiver(diagnosisClock: clock, observer: told) { running in
            var found = told.stream.makeAsyncIterator()
            var ids: [Int64] = []
            _ = try await Self.post(Self.body + [0x0A], signed: Self.body, to: running)
            ids.append(try #require(await found.next()).id)
            for _ in 0..<3 { _ = try await Self.post(Self.body + [0x0A], signed: Self.body, to: running) }
            try await until("three diagnoses wait") { running.diagnosis.waitingCount >= 3 }
            clock.step(4)
            for _ in 0..<3 { ids.append(try #require(await found.next()).id) }
            #expect(ids == [1, 4, 3, 2])
            #expect(clock.waits.allSatisfy { $0 == .milliseconds(20) })
            #expect((3...4).contains(clock.waits.count))
        }
    }

    @Test("What nobody has explained yet is explained when it is asked for")
    func asked() async throws {
        let clock = SteppedClock()
        let told = Told()
        try await withReceiver(diagnosisClock: clock, observer: told) { running in
            var found = told.stream.makeAsyncIterator()
            for _ in 0..<3 { _ = try await Self.post(Self.body + [0x0A], signed: Self.body, to: running) }
            _ = await found.next()
            for id in 1...3 {
                let causes = try #require(await running.diagnosis.diagnosis(of: Int64(id))).map(\.cause)
                #expect(causes == [.finalNewlineAdded])
            }
            #expect(try await running.captures().allSatisfy { $0.findings.signature.diagnosis?.count == 1 })
            #expect(await running.diagnosis.diagnosis(of: 99) == nil)
            clock.step(9)
        }
    }
}
