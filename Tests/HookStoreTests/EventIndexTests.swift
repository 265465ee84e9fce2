import GRDB
import HookModel
import Testing

@testable import HookStore

/// Repeated events are found wherever the first one stands: in a part, in a bucket, or between the two.
@Suite(.timeLimit(.minutes(3))) struct EventIndexTests {
    private static func capture(of event: Int) throws -> NewCapture {
        try .of(
            findings: Findings(
                identification: Identification(provider: "p", because: []),
                event: EventSummary(type: "t", id: "\(event)", createdAt: nil)))
    }

    /// Lets the next capture have an id far behind those that are stored.
    private static func skip(to id: Int64, _ store: TemporaryStore) throws {
        try store.onWriter { db in try db.execute(sql: "UPDATE sqlite_sequence SET seq = \(id - 1)") }
    }

    /// Writes single captures of an event that never repeats until the index has done all its work.
    private static func settle(_ store: TemporaryStore) async throws {
        var before = -1
        var quiet = 0
        while quiet < 20 {
            try await store.write([.of()])
            let changes = try store.onWriter { db in
                try Int.fetchOne(
                    db, sql: "SELECT count(*) + (SELECT last_capture FROM event_index_end) FROM event_index")
            }
            quiet = changes == before ? quiet + 1 : 0
            before = changes ?? 0
        }
    }

    private static func indexed(_ store: TemporaryStore) throws -> [Int64] {
        try store.onWriter { db in try Int64.fetchAll(db, sql: "SELECT capture_id FROM event_index ORDER BY capture_id")
        }
    }

    @Test("The first capture of an event is found while and after it is merged, and the next one when it is deleted")
    func merged() async throws {
        let store = try TemporaryStore()
        // Events 0 to 4,999 four times: captures 1, 5,001, 10,001 and 15,001 are of event 0.
        for _ in 0..<4 { try await store.write((0..<5000).map(Self.capture)) }
        let events = [0, 17, 4999]
        for _ in 0..<20 {
            let ids = try await store.write(events.map(Self.capture))
            for (event, id) in zip(events, ids) {
                #expect(try await store.store.capture(id)?.duplicateOf == Int64(event + 1))
            }
        }
        #expect(try Self.indexed(store) == Array(1..<16_384))
        #expect(try await store.store.capture(1)?.duplicateOf == nil)
        #expect(try await store.store.capture(16_384)?.duplicateOf == 1384)
        try await store.writer.record([.delete(captures: [1, 5001])])
        #expect(try await store.store.capture(10_001)?.duplicateOf == nil)
        #expect(try await store.store.capture(15_001)?.duplicateOf == 10_001)
        #expect(try store.store.originals(of: [15_001, 10_001]) == [15_001: 10_001])
    }

    @Test("Events are found across parts, and a part without captures goes")
    func parts() async throws {
        let store = try TemporaryStore()
        try await store.write((0..<10).map(Self.capture))
        try Self.skip(to: 300_000, store)
        let later = try await store.write((0..<10).map(Self.capture))
        #expect(later.first == 300_000)
        try Self.skip(to: 340_000, store)
        try await Self.settle(store)
        #expect(try Self.indexed(store) == Array(1...10) + later)
        #expect(try await store.store.capture(300_003)?.duplicateOf == 4)
        let last = try await store.write([Self.capture(of: 3)])
        #expect(try await store.store.capture(last[0])?.duplicateOf == 4)
        try await store.writer.record([.delete(captures: Array(1...9))])
        try await Self.settle(store)
        #expect(try Self.indexed(store).count == 20, "capture 10 keeps its part")
        #expect(try await store.store.capture(last[0])?.duplicateOf == 300_003)
        try await store.writer.record([.delete(captures: [10])])
        for _ in 0..<70 { try await store.write([.of()]) }
        #expect(try Self.indexed(store) == later)
        #expect(try await store.store.capture(last[0])?.duplicateOf == 300_003)
    }

    @Test("A merge that was broken off is made again by the next writer")
    func brokenOff() async throws {
        let store = try TemporaryStore()
        for _ in 0..<4 { try await store.write((0..<5000).map(Self.capture)) }
        for _ in 0..<5 { try await store.write([.of()]) }
        let some = try Self.indexed(store).count
        #expect(some > 0 && some < 16_383)
        let copy = try store.copy()
        let again = try TemporaryStore(folder: copy)
        for _ in 0..<16 { try await again.write([.of()]) }
        #expect(try Self.indexed(again) == Array(1..<16_384))
    }

    @Test("Each part and bucket is searched, and none is scanned")
    func plan() async throws {
        let store = try TemporaryStore()
        let plan = try await store.store.pool.read { db in
            try [EventLookup.partQuery, EventLookup.bucketQuery].flatMap { try QueryPlan($0, in: db).steps }
        }
        let inPart = "SEARCH known USING PRIMARY KEY (part=? AND event_key=? AND capture_id<?)"
        let inBucket =
            "SEARCH captures USING COVERING INDEX captures_by_event_key (<expr>=? AND event_key=? AND rowid<?)"
        #expect(plan.contains { $0.contains(inPart) } && plan.contains { $0.contains(inBucket) }, "\(plan)")
        #expect(!plan.contains { $0.contains("SCAN captures") || $0.contains("SCAN known") }, "\(plan)")
    }
}
