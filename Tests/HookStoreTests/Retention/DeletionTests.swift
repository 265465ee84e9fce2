import GRDB
import HookModel
import NIOCore
import TestSupport
import Testing

@testable import HookStore

/// Captures are deleted whole, in one place.
@Suite struct DeletionTests {
    private static let failed = Findings(signature: SignatureFinding(verdict: .failed, reason: .mismatch))
    private static let attempt = DeliveryAttempt(
        number: 1, startedAt: Timestamp(milliseconds: 5), took: .milliseconds(7), status: 500, headers: [],
        body: ByteBuffer(string: "x"), bodySize: 1)

    /// Three captures with everything that can hang on one; deliveries 1 to 6, two for each, and replays 7 to 9.
    private static func filled() async throws -> TemporaryStore {
        let store = try TemporaryStore()
        let large = [UInt8](repeating: 4, count: 600_000)
        try await store.write(
            (0..<3).map { _ in try .of(body: large, findings: failed, targets: ["a", "b"]) })
        try await store.writer.record(
            (1...3).flatMap { id -> [StoreChange] in
                [
                    .add(NewDelivery(capture: id, target: "a", body: ByteBuffer(string: "edited"))),
                    .step(DeliveryStep(delivery: id * 2, attempt: attempt, state: .failed, reason: "status 500")),
                    .diagnosed(capture: id, [Diagnosis(cause: .jsonReserialised, explanation: "e", remedy: "r")]),
                ]
            })
        return store
    }

    @Test("§6: of a deleted capture nothing is left in any table, and all of the others is")
    func whole() async throws {
        let store = try await DeletionTests.filled()
        let before = try store.tally()
        #expect(before.rows["body_chunks"] == 9 && before.rows["attempts"] == 3 && before.rows["deliveries"] == 9)
        try await store.writer.record([.delete(captures: [1, 3, 99])])
        let after = try store.tally()
        #expect(after.owners == [2])
        for (table, count) in before.rows where after.isOwned(table) {
            #expect(after.rows[table] == count / 3, "\(table)")
        }
        #expect(after.counts == after.countedAnew)
        #expect(after.uses == after.usesCountedAnew)
        #expect(try await store.store.capture(2)?.deliveries.map(\.id) == [3, 4, 8])
        #expect(try await store.store.deliveryCounts()["b"] == [.failed: 1])
        try await store.writer.record([.delete(captures: [2])])
        let none = try store.tally()
        #expect(none.owners.isEmpty && none.rows["facets"] == 0 && none.rows["shapes"] == 0, "\(none.rows)")
        #expect(none.rows["targets"] == before.rows["targets"])
    }

    @Test("What an attempt comes to whose capture was deleted meanwhile brings nothing back")
    func openAttempt() async throws {
        let store = try await DeletionTests.filled()
        try await store.writer.record([.delete(captures: [1])])
        let before = try store.tally()
        try await store.writer.record([
            .step(DeliveryStep(delivery: 1, attempt: DeletionTests.attempt, state: .delivered)),
            .answered(capture: 1, status: 201), .diagnosed(capture: 1, []),
        ])
        await #expect(throws: StoreError.self) {
            try await store.writer.record([
                .add(NewDelivery(capture: 1, target: "a", body: ByteBuffer(string: "edited")))
            ])
        }
        #expect(try store.tally() == before)
        let due = try await store.store.firstAttempts(to: "a", after: 0, limit: 9)
        #expect(due.map(\.due?.delivery.id) == [3, 5, 8, 9])
    }

    @Test("What is deleted together with its last attempt, in one group, is gone")
    func sameGroup() async throws {
        let store = try await DeletionTests.filled()
        try await store.writer.record([
            .delete(captures: [3, 1, 1, 2]),
            .step(DeliveryStep(delivery: 1, attempt: DeletionTests.attempt, state: .delivered)),
        ])
        #expect(try store.tally().owners.isEmpty)
        #expect(try store.tally().counts.values.allSatisfy { $0 == 0 })
    }

    @Test("`duplicate_of` is the oldest that is left; ids are not given again")
    func originals() async throws {
        let store = try TemporaryStore()
        let findings = Findings(
            identification: Identification(provider: "a", because: []),
            event: EventSummary(type: "t", id: "evt_1", createdAt: nil))
        try await store.write((0..<3).map { _ in try .of(findings: findings) })
        #expect(try store.store.originals(of: [3])[3] == 1)
        try await store.writer.record([.delete(captures: [1])])
        #expect(try store.store.originals(of: [3])[3] == 2)
        #expect(try await store.store.capture(3)?.duplicateOf == 2)
        #expect(try store.store.originals(of: [2])[2] == nil)
        try await store.writer.record([.delete(captures: [2, 3])])
        #expect(try await store.write([.of(findings: findings)]) == [4])
        #expect(try store.store.originals(of: [4])[4] == nil)
    }

    @Test("Facets and shapes go with their last capture, and come back with the next")
    func facets() async throws {
        let store = try TemporaryStore()
        try await store.write([.of(), .of(findings: DeletionTests.failed), .of("PUT / HTTP/1.1")])
        #expect(try store.tally().rows["facets"] == 3)
        #expect(try store.tally().rows["shapes"] == 2)
        try await store.writer.record([.delete(captures: [2, 3])])
        #expect(try store.tally().rows["facets"] == 1)
        #expect(try store.tally().rows["shapes"] == 1)
        try await store.write([.of(findings: DeletionTests.failed), .of("PUT / HTTP/1.1")])
        #expect(try await store.store.captures(CaptureFilter(signature: .failed), limit: 9).captures.map(\.id) == [4])
        #expect(try await store.store.captures(CaptureFilter(method: "PUT"), limit: 9).captures.map(\.id) == [5])
        #expect(try await store.store.capture(4)?.findings == DeletionTests.failed)
        let tally = try store.tally()
        #expect(tally.rows["facets"] == 3 && tally.rows["shapes"] == 2)
    }

    @Test("A deletion that fails changes nothing, and the next one works")
    func failure() async throws {
        let store = try await DeletionTests.filled()
        let before = try store.tally()
        try store.onWriter {
            try $0.execute(
                sql: "CREATE TRIGGER t BEFORE DELETE ON diagnoses BEGIN SELECT raise(ABORT, 'no'); END")
        }
        await #expect(throws: StoreError.self) { try await store.writer.record([.delete(captures: [1])]) }
        #expect(try store.tally() == before)
        try store.onWriter { try $0.execute(sql: "DROP TRIGGER t") }
        try await store.writer.record([.delete(captures: [1])])
        let after = try store.tally()
        #expect(after.owners == [2, 3] && after.counts == after.countedAnew && after.uses == after.usesCountedAnew)
    }

    @Test("Uses are counted anew by whoever opens the store, also after kill -9")
    func reopened() async throws {
        let store = try TemporaryStore()
        try await store.write([.of(), .of(findings: DeletionTests.failed), .of()])
        try await store.writer.record([.delete(captures: [1])])
        try await store.write([.of(findings: DeletionTests.failed), .of("PUT / HTTP/1.1")])
        // What is on the disk now is what would be there after kill -9.
        let copy = try TemporaryStore(folder: store.copy())
        try await copy.writer.record([.delete(captures: [2, 3, 4])])
        let tally = try copy.tally()
        #expect(tally.uses == tally.usesCountedAnew)
        #expect(tally.rows["facets"] == 1 && tally.rows["shapes"] == 1)
        try await copy.writer.record([.delete(captures: [5])])
        #expect(try copy.tally().rows["facets"] == 0)
        try store.writer.close()
        let again = try TemporaryStore(folder: store.folder)
        let uses = try again.tally()
        #expect(uses.uses == uses.usesCountedAnew && uses.uses.values.reduce(0, +) == 8)
    }
}
