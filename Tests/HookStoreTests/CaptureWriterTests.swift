import GRDB
import HookModel
import NIOCore
import NIOPosix
import TestSupport
import Testing

@testable import HookStore

@Suite struct CaptureWriterTests {
    static let full = Findings(
        identification: Identification(provider: "omnisales", because: ["user agent \"x\"\u{1}é"]),
        event: EventSummary(type: "order.created", id: "evt_1", createdAt: "2025-01-16T10:30:00Z"),
        signature: SignatureFinding(
            verdict: .failed, reason: .stale, scheme: "hmac-sha256-hex", header: "X-Webhook-Signature",
            notes: [.prefixAdded, .upperCaseHex], secret: SecretPlace(place: 2, name: "B")),
        payload: PayloadFinding(
            verdict: .invalid,
            errors: [
                PayloadError(
                    instanceLocation: "/a~1b", keywordLocation: "/type", error: "expected \"x\"", line: 3, column: 9,
                    hint: "did you mean b?")
            ], omitted: 4, undocumented: ["/data/c"], duplicateKeys: ["/d"]),
        headerChecks: [
            HeaderCheck(header: "X-A", value: "1", expected: "2", verdict: .differs),
            HeaderCheck(header: "X-B", value: nil, expected: nil, verdict: .missing),
        ], sourceAddress: .unlisted, clientAddress: "192.0.2.1",
        handshake: HandshakeFinding(kind: "a_b", outcome: .answered, token: "t"))

    static let kept = SenderResponse(
        status: 200, contentType: "text/plain; charset=utf-8",
        headers: [HeaderLine(name: "Allow", value: "\"POST\"")], body: ByteBuffer(string: "t\n"))

    @Test(
        "A response is kept as it was decided, but for what a secret made",
        arguments: [
            kept, SenderResponse(status: 503, contentType: nil),
            SenderResponse(status: 200, body: ByteBuffer(bytes: [0, 255, 254])),
        ])
    func response(_ shown: SenderResponse) async throws {
        let store = try TemporaryStore()
        let sample = try NewCapture.of()
        var sent = shown
        sent.body = ByteBuffer(string: "made with a secret")
        let new = NewCapture(
            request: sample.request, bodyDigest: sample.bodyDigest, findings: sample.findings,
            decision: Decision(response: .response(sent, shown: shown)))
        let id = try await store.write([new])[0]
        let capture = try #require(try await store.store.capture(id))
        #expect(capture.response == shown && capture.status == shown.status)
    }

    @Test("What is written is read back, to the byte")
    func roundTrip() async throws {
        let store = try TemporaryStore()
        let body = (0...255).map { UInt8($0) }
        var new = try NewCapture.of(
            "PoSt /\u{E9}?a=%00 HTTP/1.0", ["X-A:  two ", "x-a:\t", "X-\u{E9}: \u{E9}"], body: body,
            findings: CaptureWriterTests.full, status: 413)
        var request = new.request
        request.trailers = HeaderBlock(splitting: ByteBuffer(string: "X-T: 1\r\nX-T: 2\r\n"))
        request.incompleteness = .tooLarge
        new = NewCapture(request: request, bodyDigest: new.bodyDigest, findings: new.findings, status: new.status)
        let ids = try await store.write([new])
        let capture = try #require(try await store.store.capture(ids[0]))
        #expect(capture.request.head == new.request.head)
        #expect(capture.request.body == new.request.body)
        #expect(capture.request.trailers == request.trailers)
        #expect(capture.request.incompleteness == .tooLarge)
        #expect(capture.request.receivedAt == new.request.receivedAt)
        #expect(capture.request.remote.text == new.request.remote.text)
        #expect(capture.findings == CaptureWriterTests.full)
        #expect(capture.status == 413)
        #expect(capture.bodySize == 256)
        #expect(capture.bodyDigest == new.bodyDigest)
    }

    @Test("Of findings that many captures share, none takes another's handshake")
    func handshakesAreNotShared() async throws {
        let store = try TemporaryStore()
        let handshakes: [HandshakeFinding?] =
            [nil] + HandshakeOutcome.allCases.map { HandshakeFinding(kind: "k", outcome: $0) } + [nil]
        let findings = handshakes.map {
            Findings(identification: Identification(provider: "a", because: ["b"]), handshake: $0)
        }
        let ids = try await store.write(findings.map { try .of(findings: $0) })
        for (id, findings) in zip(ids, findings) {
            #expect(try await store.store.capture(id)?.findings == findings)
        }
    }

    @Test("A body of any size is kept in pieces and read back", arguments: [0, 1, 262_144, 262_145, 1_000_000])
    func sizes(size: Int) async throws {
        let store = try TemporaryStore()
        let body = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let id = try await store.write([.of(body: body)])[0]
        var read = ByteBuffer()
        var number = 0
        while var piece = try await store.store.bodyPiece(of: id, number: number) {
            #expect(piece.readableBytes <= Store.chunkSize)
            read.writeBuffer(&piece)
            number += 1
        }
        #expect(Array(read.readableBytesView) == body)
        let part = try #require(try await store.store.capture(id, bodyLimit: 300_000))
        #expect(Array(part.request.body.readableBytesView) == Array(body.prefix(300_000)))
        #expect(part.bodySize == size)
    }

    @Test("Batches of many writers get ids of their own, in the order within a batch")
    func manyBatches() async throws {
        let store = try TemporaryStore()
        let ids = try await withThrowingTaskGroup(of: [Int64].self) { tasks in
            for number in 0..<100 {
                tasks.addTask { try await store.write((0..<7).map { try .of("POST /\(number)/\($0) HTTP/1.1") }) }
            }
            return try await tasks.reduce(into: [[Int64]]()) { $0.append($1) }
        }
        #expect(Set(ids.joined()) == Set(1...700))
        #expect(ids.allSatisfy { $0 == $0.sorted() })
    }

    @Test("The oldest capture of an event is found however long ago it was")
    func oldestOfAnEvent() async throws {
        let store = try TemporaryStore()
        let findings = Findings(
            identification: Identification(provider: "a", because: []),
            event: EventSummary(type: "t", id: "evt_1", createdAt: nil))
        let first = try await store.write([.of(), .of(findings: findings)])[1]
        var ids = [first]
        for last in [65_535, 200_000, 1_000_000] as [Int64] {
            // As if so many had come in between.
            try await store.writer.connection.write { db in
                try db.execute(sql: "UPDATE sqlite_sequence SET seq = ? WHERE name = 'captures'", arguments: [last])
            }
            ids += try await store.write([.of(findings: findings), .of()]).prefix(1)
        }
        #expect(ids == [first, 65_536, 200_001, 1_000_001])
        for id in ids { #expect(try await store.store.capture(id)?.duplicateOf == (id == first ? nil : first)) }
        #expect(try store.store.originals(of: ids) == [65_536: first, 200_001: first, 1_000_001: first])
        try await store.writer.record([.delete(captures: [first])])
        #expect(try store.store.originals(of: ids) == [200_001: 65_536, 1_000_001: 65_536])
    }

    @Test("An id is never given twice, also after the newest is deleted")
    func neverReused() async throws {
        let store = try TemporaryStore()
        let first = try await store.write([.of()])[0]
        try await store.writer.connection.write { db in try db.execute(sql: "DELETE FROM captures") }
        #expect(try await store.write([.of()])[0] == first + 1)
    }

    @Test("A facet that somebody else wrote meanwhile is found, and costs nobody an answer")
    func foreignWriter() async throws {
        let store = try TemporaryStore()
        try await store.write([.of("PUT / HTTP/1.1")])
        try await store.writer.connection.write { db in
            try db.execute(
                sql: """
                    INSERT INTO facets (id, method, provider, event, has_any_event, signature, payload)
                    VALUES (2, CAST('GET' AS BLOB), NULL, NULL, 0, 'unknown', 'not_checked')
                    """)
        }
        try await store.write([.of("DELETE / HTTP/1.1"), .of("GET / HTTP/1.1"), .of("PUT / HTTP/1.1")])
        let facets = try await store.store.pool.read { db in
            try Int64.fetchAll(db, sql: "SELECT facet_id FROM captures ORDER BY id")
        }
        #expect(facets == [1, 3, 2, 1])
    }

    @Test("An event type with a NUL is kept, and found by it")
    func eventWithNUL() async throws {
        let store = try TemporaryStore()
        let findings = Findings(
            identification: Identification(provider: "a", because: []),
            event: EventSummary(type: "a\u{0}b", id: nil, createdAt: nil))
        let id = try await store.write([.of(findings: findings)])[0]
        let page = try await store.store.captures(CaptureFilter(event: "a\u{0}b"), limit: 5)
        #expect(page.captures.map(\.id) == [id])
        #expect(page.captures.first?.findings == findings)
    }

    @Test("The writer syncs every commit, and the log does not grow without bound")
    func durability() async throws {
        let store = try TemporaryStore()
        let synchronous = try await store.writer.connection.writeWithoutTransaction { db in
            try Int.fetchOne(db, sql: "PRAGMA synchronous")
        }
        #expect(synchronous == 2)
        for _ in 0..<40 {
            try await store.write((0..<50).map { _ in try .of(body: [UInt8](repeating: 1, count: 4000)) })
        }
        let log = try ProjectFiles.size(store.path + "-wal")
        #expect(log < 12_000_000, "40 × 50 × 4 kB were written, the log holds \(log)")
    }
}
