import GRDB
import HookModel
import Testing

@testable import HookStore

/// Repeated events are found wherever the first one stands: in a part, in a run, among the newest, or between them.
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
                    db,
                    sql: """
                        SELECT count(*) + (SELECT last_capture + last_run FROM event_index_end)
                            - (SELECT count(*) FROM event_runs) FROM event_index
                        """)
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
        for _ in 0..<30 {
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
        // The run that the last group has filled is written before, and eight of them are merged slice by slice.
        for _ in 0..<12 { try await store.write([.of()]) }
        let some = try Self.indexed(store).count
        #expect(some > 0 && some < 16_383)
        let copy = try store.copy()
        let again = try TemporaryStore(folder: copy)
        for _ in 0..<20 { try await again.write([.of()]) }
        #expect(try Self.indexed(again) == Array(1..<16_384))
    }

    @Test("The newest captures are known again when the store is opened anew, and a run is written from them")
    func reopened() async throws {
        let store = try TemporaryStore()
        try await store.write((0..<1500).map(Self.capture))
        let again = try TemporaryStore(folder: try store.copy())
        let ids = try await again.write((0..<1500).map(Self.capture))
        #expect(try await again.store.capture(ids[7])?.duplicateOf == 8)
        try await again.write([.of()])
        let inRun = try again.onWriter { db in
            try Int64.fetchAll(db, sql: "SELECT capture_id FROM event_runs WHERE run = 0 ORDER BY capture_id")
        }
        #expect(inRun == Array(1..<2048))
        #expect(try await again.store.capture(ids[7])?.duplicateOf == 8)
        #expect(try await again.store.capture(ids[1499])?.duplicateOf == 1500)
    }

    @Test("A group that is rolled back leaves nothing in the index")
    func rolledBack() async throws {
        let store = try TemporaryStore()
        try await store.write((0..<10).map(Self.capture))
        try store.onWriter { db in
            try db.execute(sql: "CREATE TRIGGER refuse BEFORE INSERT ON captures BEGIN SELECT RAISE(FAIL, 'no'); END")
        }
        await #expect(throws: StoreError.self) { try await store.write([Self.capture(of: 3)]) }
        try store.onWriter { db in try db.execute(sql: "DROP TRIGGER refuse") }
        let ids = try await store.write((0..<2100).map { try Self.capture(of: 100 + $0) })
        try await store.write([.of()])
        let keys = try store.onWriter { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM event_runs") }
        #expect(keys == 2047)
        #expect(try await store.store.capture(ids[0])?.duplicateOf == nil)
    }

    @Test("Events of a store that has captures without one are found, though no run has those")
    func withoutEvents() async throws {
        let store = try TemporaryStore()
        for _ in 0..<3 { try await store.write(try (0..<2048).map { _ in try .of() }) }
        let first = try await store.write([Self.capture(of: 1)])
        let ends = try store.onWriter { db in
            try Int64.fetchOne(db, sql: "SELECT last_run FROM event_index_end")
        }
        #expect(ends == 6143)
        let second = try await store.write([Self.capture(of: 1)])
        #expect(try await store.store.capture(second[0])?.duplicateOf == first[0])
    }

    @Test("Runs that are merged go, and so does what is merged twice")
    func cleared() async throws {
        let store = try TemporaryStore()
        for _ in 0..<4 { try await store.write((0..<5000).map(Self.capture)) }
        try await Self.settle(store)
        let runs = try store.onWriter { db in
            try Int64.fetchAll(db, sql: "SELECT DISTINCT run FROM event_runs ORDER BY run")
        }
        #expect(runs == [8])
    }

    @Test("Each part and run is searched, and none is scanned")
    func plan() async throws {
        let store = try TemporaryStore()
        let plan = try await store.store.pool.read { db in
            try [EventLookup.partQuery, EventLookup.runQuery, EventIndex.tailQuery].flatMap {
                try QueryPlan($0, in: db).steps
            }
        }
        for key in ["part", "run"] {
            let search = "SEARCH known USING PRIMARY KEY (\(key)=? AND event_key=? AND capture_id<?)"
            #expect(plan.contains { $0.contains(search) }, "\(plan)")
        }
        #expect(plan.contains { $0.contains("SEARCH captures USING INTEGER PRIMARY KEY (rowid>?)") }, "\(plan)")
        #expect(!plan.contains { $0.contains("SCAN") }, "\(plan)")
    }
}
