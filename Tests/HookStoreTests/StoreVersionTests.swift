import Foundation
import GRDB
import HookModel
import NIOCore
import TestSupport
import Testing

@testable import HookStore

/// A store that any released version has written opens, with all that is in it.
///
/// Each version's store is kept in `Fixtures`, as that version wrote it. The newest is written anew, while its version is
/// not released, with `HOOKSIGHT_WRITE_FIXTURE=1 swift test --filter StoreVersionTests`.
@Suite(.serialized) struct StoreVersionTests {
    private static let newest = "v3"
    private static let fixtures = ProjectFiles.root.appending(path: "Tests/HookStoreTests/Fixtures")

    /// Captures of several kinds: found out and not, whole and not, in one piece and in chunks, forwarded and not.
    private static func captures() throws -> [NewCapture] {
        var cut = try ReceivedRequest.of("PUT /caf\u{E9}?a=%00 HTTP/1.0", ["X-A:  two "], body: Array("cut".utf8))
        cut.trailers = HeaderBlock(splitting: ByteBuffer(string: "X-T: 1\r\n"))
        cut.incompleteness = .tooLarge
        let failed = Findings(
            identification: Identification(provider: "omnisales", because: ["user agent OmniSales-Webhook/1.0"]),
            event: EventSummary(type: "order.created", id: "evt_1", createdAt: "2025-01-16T10:30:00Z"),
            signature: SignatureFinding(verdict: .failed, reason: .mismatch, scheme: "hmac-sha256-hex"),
            payload: PayloadFinding(verdict: .valid, undocumented: ["/data/coupon"]))
        return [
            try .of(),
            NewCapture(request: cut, bodyDigest: [UInt8](repeating: 1, count: 32), findings: failed, status: 413),
            try .of(body: Array(#"{"event":"order.created"}"#.utf8), findings: failed, targets: ["app", "other"]),
            try .of(
                "PURGE /x HTTP/1.1", body: [UInt8](repeating: 7, count: 262_145), findings: CaptureWriterTests.full,
                response: CaptureWriterTests.kept),
            try .of(body: Array(#"{"event":"order.created"}"#.utf8), findings: failed, targets: ["app"]),
        ]
    }

    private static let attempt = DeliveryAttempt(
        number: 1, startedAt: Timestamp(milliseconds: 5), took: .milliseconds(7), status: 503,
        headers: [HeaderLine(name: "Retry-After", value: "9")], body: ByteBuffer(string: "later"), bodySize: 5)
    private static let diagnosis = Diagnosis(cause: .jsonReserialised, explanation: "spaces", remedy: "the raw body")
    private static let health = TargetHealth(
        off: ["omnisales": TargetHealth.Off(since: Timestamp(milliseconds: 5), reason: "gone")],
        failedInRow: ["bharatcart": 3])

    private static func write(to store: TemporaryStore) async throws {
        try await store.write(captures())
        try await store.writer.record([
            .diagnosed(capture: 2, [diagnosis]),
            .answered(capture: 1, status: 204),
            .step(
                DeliveryStep(
                    delivery: 1, attempt: attempt, state: .pending, dueAt: Timestamp(milliseconds: 99), reason: "503")),
            .step(DeliveryStep(delivery: 2, attempt: nil, state: .failed, reason: "no more")),
            .add(NewDelivery(capture: 4, target: "app", body: ByteBuffer(string: "edited"), resigns: true)),
            .health(health, target: "app", at: .now),
        ])
    }

    /// Everything that a store holds can be read.
    private static func check(_ store: Store) async throws {
        let page = try await store.captures(limit: 9)
        #expect(page.captures.map(\.id) == [5, 4, 3, 2, 1])
        for (new, id) in zip(try captures(), Int64(1)...) {
            let capture = try #require(try await store.capture(id))
            #expect(capture.request.head == new.request.head)
            #expect(capture.request.body == new.request.body)
            #expect(capture.request.trailers == new.request.trailers)
            #expect(capture.request.incompleteness == new.request.incompleteness)
            #expect(capture.status == (id == 1 ? 204 : new.status))
            #expect(capture.response == new.decision.response.shown)
            var findings = new.findings
            if id == 2 { findings.signature.diagnosis = [diagnosis] }
            #expect(capture.findings == findings)
        }
        #expect(page.captures.map(\.duplicateOf) == [2, 2, 2, nil, nil])
        let app = try await store.firstAttempts(to: "app", after: 0, limit: 9).compactMap(\.due)
        #expect(app.map(\.delivery.id) == [3, 4])
        #expect(app.last.map { String(buffer: $0.request.body) } == "edited")
        let retries = try await store.retries(to: "app", dueBy: Timestamp(milliseconds: 99), limit: 9)
        #expect(retries.map(\.due?.delivery.reason) == ["503"])
        #expect(try await store.attempts(of: 1) == [attempt])
        #expect(try await store.deliveryCounts() == ["app": [.pending: 3], "other": [.failed: 1]])
        #expect(try await store.health(of: "app") == health)
        let lists: [(CaptureFilter, [Int64])] = [
            (CaptureFilter(event: "order.created"), [5, 4, 3, 2]), (CaptureFilter(delivery: .failed), [3]),
            (CaptureFilter(method: "PURGE"), [4]), (CaptureFilter(text: "Order.Created\"}"), [5, 3]),
        ]
        for (filter, ids) in lists {
            #expect(try await store.captures(filter, limit: 9).captures.map(\.id) == ids, "\(filter)")
        }
    }

    @Test("A store of each version opens, is read whole, and is written on", arguments: ["v1", "v2", "v3"])
    func opens(version: String) async throws {
        if version == Self.newest, ProcessInfo.processInfo.environment["HOOKSIGHT_WRITE_FIXTURE"] != nil {
            try await Self.writeFixture()
        }
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(
            at: Self.fixtures.appending(path: "\(version).sqlite"),
            to: URL(filePath: folder.file("captures.sqlite")))
        let store = try TemporaryStore(folder: folder)
        try await Self.check(store.store)
        #expect(try await store.write([.of()]) == [6])
        try store.writer.close()
        let reader = try Store.open(store.path)
        #expect(try await reader.count() == 6)
    }

    @Test("What this version writes has the tables of its fixture")
    func sameTables() async throws {
        let tables = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name"
        let store = try TemporaryStore()
        let new = try await store.store.pool.read { db in try String.fetchAll(db, sql: tables) }
        var configuration = Configuration()
        configuration.readonly = true
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(
            at: Self.fixtures.appending(path: "\(Self.newest).sqlite"), to: URL(filePath: folder.file("old.sqlite")))
        let old = try DatabaseQueue(path: folder.file("old.sqlite"), configuration: configuration)
        #expect(try await old.read { db in try String.fetchAll(db, sql: tables) } == new)
    }

    @Test("A new file can give space back, and the log does not keep its greatest size")
    func vacuum() async throws {
        let store = try TemporaryStore()
        try await store.write([.of(body: [UInt8](repeating: 1, count: 2_000_000))])
        let settings = try await store.writer.connection.writeWithoutTransaction { db in
            try [
                Int.fetchOne(db, sql: "PRAGMA auto_vacuum"), Int.fetchOne(db, sql: "PRAGMA journal_size_limit"),
            ]
        }
        #expect(settings == [2, 67_108_864])
        let pages = { (sql: String) in
            try await store.writer.connection.writeWithoutTransaction { db in
                try db.execute(sql: sql)
                return try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            }
        }
        let full = try await pages("DELETE FROM body_chunks")
        #expect(try await pages("PRAGMA incremental_vacuum") < full - 400)
    }

    /// Writes the newest version's store as one file, its log moved into it.
    private static func writeFixture() async throws {
        let store = try TemporaryStore()
        try await write(to: store)
        try store.writer.close()
        let queue = try DatabaseQueue(path: store.path)
        try await queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
        try queue.close()
        let place = fixtures.appending(path: "\(newest).sqlite")
        try FileManager.default.createDirectory(at: fixtures, withIntermediateDirectories: true)
        try? FileManager.default.removeItem(at: place)
        try FileManager.default.copyItem(at: URL(filePath: store.path), to: place)
    }
}
