import GRDB
import HookModel
import NIOCore
import TestSupport
import Testing

@testable import HookStore

/// A store keeps what its limits let it keep.
@Suite struct RetentionTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let limits: RetentionLimits
        /// Captures that have a pending delivery.
        var pending: Set<Int64> = []
        /// How many days ago each was received.
        var days: [Int64] = Array(repeating: 0, count: 10)
        /// Bytes of each body.
        var size = 10
        let left: [Int64]
    }

    static let cases = [
        Case(testDescription: "no limit", limits: .unlimited, left: Array(1...10)),
        Case(testDescription: "more than there are", limits: RetentionLimits(captures: 11), left: Array(1...10)),
        Case(testDescription: "as many as there are", limits: RetentionLimits(captures: 10), left: Array(1...10)),
        Case(testDescription: "three", limits: RetentionLimits(captures: 3), left: [8, 9, 10]),
        Case(testDescription: "one", limits: RetentionLimits(captures: 1), left: [10]),
        Case(
            testDescription: "three, with two pending", limits: RetentionLimits(captures: 3), pending: [1, 5],
            left: [1, 5, 10]),
        Case(
            testDescription: "three, with five pending and the newest", limits: RetentionLimits(captures: 3),
            pending: [1, 2, 3, 4, 5], left: [1, 2, 3, 4, 5, 10]),
        Case(
            testDescription: "all pending", limits: RetentionLimits(captures: 3), pending: Set(1...10),
            left: Array(1...10)),
        Case(
            testDescription: "a week", limits: RetentionLimits(days: 7), days: [30, 9, 8, 7, 6, 5, 4, 3, 2, 1],
            left: Array(4...10)),
        Case(
            testDescription: "a week, with one pending", limits: RetentionLimits(days: 7), pending: [2],
            days: [30, 9, 8, 7, 6, 5, 4, 3, 2, 1], left: [2] + Array(4...10)),
        Case(
            testDescription: "a week, the newest older", limits: RetentionLimits(days: 7),
            days: Array(repeating: 8, count: 10), left: []),
        Case(
            testDescription: "a week, with a clock that ran ahead for a while: what is behind it waits",
            limits: RetentionLimits(days: 7), days: [9, -30, 9, 8, 6, 5, 4, 3, 2, 1], left: Array(2...10)),
        Case(
            testDescription: "a week, with a clock that was far behind: nobody goes with that capture",
            limits: RetentionLimits(days: 7), days: [3, 3, 2, 9999, 2, 2, 1, 1, 1, 1], left: Array(1...10)),
        Case(
            testDescription: "a megabyte with bodies of 200 kB", limits: RetentionLimits(bytes: 1_000_000),
            size: 200_000, left: [8, 9, 10]),
        Case(
            testDescription: "a megabyte, with one pending", limits: RetentionLimits(bytes: 1_000_000), pending: [2],
            size: 200_000, left: [2, 9, 10]),
        Case(
            testDescription: "a megabyte with bodies of three in chunks", limits: RetentionLimits(bytes: 1_000_000),
            size: 3_000_000, left: [10]),
        Case(
            testDescription: "whichever limit comes first", limits: RetentionLimits(captures: 5, days: 7),
            days: [9, 9, 9, 9, 9, 9, 9, 1, 1, 1], left: [8, 9, 10]),
    ]

    private static let now: Int64 = 1_737_023_400_000
    private static let clock = WallClock { Timestamp(milliseconds: now) }

    @Test("The oldest go, and those with pending deliveries stay", arguments: cases)
    func limits(_ given: Case) async throws {
        let store = try TemporaryStore(keeping: given.limits)

        let body = [UInt8](repeating: 120, count: given.size)
        for (id, days) in zip(Int64(1)..., given.days) {
            try await store.write([
                .of(
                    body: body, targets: given.pending.contains(id) ? ["a"] : [],
                    at: Timestamp(milliseconds: RetentionTests.now - days * 86_400_000))
            ])
        }
        try await store.withRetention(RetentionTests.clock) {
            try await store.waitUntil { $0 == given.left }
        }
        let tally = try store.tally()
        #expect(tally.owners == Set(given.left))
        #expect(tally.counts == tally.countedAnew && tally.uses == tally.usesCountedAnew)
        #expect(try await store.write([.of()]) == [11])
    }

    @Test("What was passed over goes when its delivery has ended, before what is newer")
    func released() async throws {
        let store = try TemporaryStore(keeping: RetentionLimits(captures: 3))
        try await store.write((0..<10).map { try .of(targets: $0 < 2 ? ["a", "b"] : []) })
        try await store.waitUntil { $0 == [1, 2, 10] }
        for delivery in [Int64(3), 1, 2] {
            try await store.writer.record([.step(DeliveryStep(delivery: delivery, attempt: nil, state: .delivered))])
        }
        try await store.waitUntil { $0 == [1, 2, 10] }
        try await store.write([.of()])
        try await store.waitUntil { $0 == [2, 10, 11] }
        try await store.write([.of()])
        // The second delivery of 2 is pending.
        try await store.waitUntil { $0 == [2, 11, 12] }
        try await store.writer.record([.step(DeliveryStep(delivery: 4, attempt: nil, state: .failed))])
        try await store.write([.of()])
        try await store.waitUntil { $0 == [11, 12, 13] }
    }

    @Test("It says once when it begins, and once when nothing may go")
    func events() async throws {
        let store = try TemporaryStore(keeping: RetentionLimits(captures: 2), patience: .zero)
        for _ in 0..<5 { try await store.write([.of()]) }
        for _ in 0..<5 { try await store.write([.of(targets: ["a"])]) }
        try await store.waitUntil { $0 == Array(6...10) }
        try store.writer.close()
        var events: [RetentionEvent] = []
        for await event in store.writer.retention.events { events.append(event) }
        #expect(events == [.dropping(.captures), .beyond(.captures)])
    }

    @Test("Deliveries that are under way for a moment are no reason to say anything")
    func patience() async throws {
        let store = try TemporaryStore(keeping: RetentionLimits(captures: 1))
        try await store.write([.of(targets: ["a"]), .of(targets: ["a"])])
        try await store.waitUntil { $0 == [1, 2] }
        try await store.writer.record([
            .step(DeliveryStep(delivery: 1, attempt: nil, state: .delivered)),
            .step(DeliveryStep(delivery: 2, attempt: nil, state: .delivered)),
        ])
        try await store.waitUntil { $0 == [2] }
        try store.writer.close()
        var events: [RetentionEvent] = []
        for await event in store.writer.retention.events { events.append(event) }
        #expect(events == [.dropping(.captures)])
    }

    @Test("Under constant load the store does not grow without end, and every commit is synced")
    func constantLoad() async throws {
        let store = try TemporaryStore(keeping: RetentionLimits(captures: 100))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            for _ in 0..<4 {
                tasks.addTask {
                    for _ in 0..<40 { try await store.write((0..<50).map { _ in try .of() }) }
                }
            }
            try await tasks.waitForAll()
        }
        // 100, and 512 more while captures come, and what four batches bring.
        let most = try await store.store.count()
        #expect(most <= 812)
        try await store.waitUntil { $0 == Array(7901...8000) }
        #expect(try store.onWriter { db in try Int.fetchOne(db, sql: "PRAGMA synchronous") } == 2)
    }

    @Test("Closing does not wait for retention, which goes on when the store is opened again")
    func close() async throws {
        let store = try TemporaryStore()
        for _ in 0..<20 { try await store.write((0..<500).map { _ in try .of() }) }
        try store.writer.close()
        let again = try TemporaryStore(folder: store.folder, keeping: RetentionLimits(captures: 10))
        again.writer.keep(since: nil)
        try again.writer.close()
        let left = try await Store.open(store.path).count()
        #expect(left > 10, "closing took until all was dropped")
        let last = try TemporaryStore(folder: store.folder, keeping: RetentionLimits(captures: 10))
        try await last.withRetention(RetentionTests.clock) {
            try await last.waitUntil { $0 == Array(9991...10_000) }
        }
        let tally = try last.tally()
        #expect(tally.uses == tally.usesCountedAnew)
    }

    @Test("A step that fails changes nothing, and captures are stored all the same")
    func failure() async throws {
        let store = try TemporaryStore(keeping: RetentionLimits(captures: 2))
        try store.onWriter {
            try $0.execute(sql: "CREATE TRIGGER t BEFORE DELETE ON captures BEGIN SELECT raise(ABORT, 'no'); END")
        }
        for _ in 0..<5 { try await store.write([.of()]) }
        try await store.waitUntil { $0 == [1, 2, 3, 4, 5] }
        #expect(try store.tally().uses == store.tally().usesCountedAnew)
        try store.onWriter { try $0.execute(sql: "DROP TRIGGER t") }
        try await store.write([.of()])
        try await store.waitUntil { $0 == [5, 6] }
        #expect(try store.onWriter { db in try Int.fetchOne(db, sql: "PRAGMA synchronous") } == 2)
    }

    @Test("A replay of a capture that goes in the same moment fails alone, and is no failure of the store")
    func replayOfDropped() async throws {
        let store = try TemporaryStore(keeping: RetentionLimits(captures: 40))
        try await store.write((0..<40).map { _ in try .of() })
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<6 {
                group.addTask {
                    for _ in 0..<150 { try await store.write([.of()]) }
                    return 0
                }
            }
            group.addTask {
                var gone = 0
                for number in 0..<300 {
                    let oldest = try await store.store.pool.read { db in
                        try Int64.fetchAll(db, sql: "SELECT id FROM captures ORDER BY id LIMIT 4")
                    }
                    let capture = oldest[number % oldest.count]
                    do {
                        _ = try await store.writer.record([.add(NewDelivery(capture: capture, target: "app"))])
                        // So that it may go all the same.
                        _ = try await store.writer.record([.deleteDeliveries([Int64(number)])])
                    } catch {
                        #expect((error as? StoreError)?.code == .noCapture, "\(error)")
                        gone += 1
                    }
                }
                return gone
            }
            for try await _ in group {}
        }
    }
}
