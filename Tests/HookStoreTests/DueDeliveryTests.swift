import GRDB
import HookModel
import TestSupport
import Testing

@testable import HookStore

/// What is due at a target, whatever else waits beside it.
@Suite struct DueDeliveryTests {
    /// Captures of two providers and of none in turn, all for one target.
    private static func filled(_ count: Int = 9) async throws -> TemporaryStore {
        let store = try TemporaryStore()
        try await store.write(
            (0..<count).map { number in
                let provider = ["p", "q", nil][number % 3]
                let findings = Findings(
                    identification: provider.map { Identification(provider: $0, because: []) })
                return try .of(findings: findings, targets: ["a"])
            })
        return store
    }

    @Test("First attempts come in the order of their captures, whosever they are, without the disabled")
    func firstAttempts() async throws {
        let store = try await Self.filled()
        let ids = { (after: Int64, off: Set<String>, limit: Int) in
            try await store.store.firstAttempts(to: "a", after: after, without: off, limit: limit).map(\.id)
        }
        #expect(try await ids(0, [], 99) == Array(1...9))
        #expect(try await ids(2, [], 4) == [3, 4, 5, 6])
        #expect(try await ids(0, ["p"], 99) == [2, 3, 5, 6, 8, 9])
        #expect(try await ids(0, ["p", ""], 99) == [2, 5, 8])
        #expect(try await ids(0, ["p", "q", ""], 99) == [])
        #expect(try await store.store.firstAttempts(to: "other", after: 0, limit: 9).isEmpty)
        #expect(try await store.store.firstAttempts(to: "a", after: 0, limit: 9).map(\.due?.provider)[0] == "p")
        #expect(try await store.store.oldestPending(to: "a", without: ["p"])?.id == 2)
        #expect(try await store.store.oldestPending(to: "a", without: ["p", "q", ""])?.id == nil)
    }

    @Test("Retries come by time over all providers but the disabled, and without those that are known")
    func retries() async throws {
        let store = try await Self.filled()
        // Due in the opposite order of their ids, two at a time.
        try await store.writer.record(
            (1...9).map { id in
                .step(
                    DeliveryStep(
                        delivery: id, attempt: nil, state: .pending, dueAt: Timestamp(milliseconds: (10 - id) / 2)))
            })
        let now = Timestamp(milliseconds: 3)
        let ids = { (off: Set<String>, known: Set<Int64>, limit: Int) in
            try await store.store.retries(to: "a", dueBy: now, without: off, except: known, limit: limit).map(\.id)
        }
        #expect(try await ids([], [], 99) == [9, 7, 8, 5, 6, 3, 4])
        #expect(try await ids([], [9, 8], 3) == [7, 5, 6])
        #expect(try await ids(["p"], [], 99) == [9, 8, 5, 6, 3])
        let next = { (off: Set<String>) in try await store.store.nextRetry(to: "a", after: now, without: off) }
        #expect(try await next([]) == Timestamp(milliseconds: 4))
        #expect(try await next(["p", "q"]) == nil)
    }

    struct Damage: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let sql: String
        let reason: String
    }

    static let damages = [
        Damage(
            testDescription: "unknown state", sql: "UPDATE deliveries SET kind = 'guess' WHERE id = 1",
            reason: "its row in the store is damaged"),
        Damage(
            testDescription: "head without a request line", sql: "UPDATE captures SET head = x'00' WHERE id = 1",
            reason: "the head of its capture #1 is damaged"),
        Damage(
            testDescription: "head cut in its request line",
            sql: "UPDATE captures SET head = CAST('GET / H' || char(10) AS BLOB) WHERE id = 1",
            reason: "the head of its capture #1 is damaged"),
        Damage(
            testDescription: "no capture", sql: "DELETE FROM captures WHERE id = 1",
            reason: "its capture #1 is not in the store any more"),
    ]

    @Test("5.2: a row that cannot be read fails its own delivery, and holds up no other", arguments: damages)
    func damagedRows(_ damage: Damage) async throws {
        let store = try await Self.filled(3)
        try await store.writer.connection.writeWithoutTransaction { db in try db.execute(sql: damage.sql) }
        let rows = try await store.store.firstAttempts(to: "a", after: 0, limit: 9)
        #expect(rows.map(\.id) == [1, 2, 3])
        #expect(rows.map { $0.due == nil } == [true, false, false])
        guard case .unreadable(1, let reason)? = rows.first else { return }
        #expect(reason == damage.reason)
        #expect(try await store.store.oldestPending(to: "a")?.id == 1)
    }
}
