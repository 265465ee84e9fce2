import GRDB
import HookModel
import NIOCore
import TestSupport
import Testing

@testable import HookStore

/// What cannot be stored fails alone: nobody else of its group is refused.
@Suite struct OneRowTests {
    /// A capture that no store takes, with a facet and a shape of its own.
    private static func bad(_ number: Int) throws -> NewCapture {
        let findings = Findings(identification: Identification(provider: "bad\(number)", because: ["\(number)"]))
        return NewCapture(
            request: try .of("BAD\(number) /bad HTTP/1.1"), bodyDigest: [1], findings: findings, status: 200,
            targets: ["app"])
    }

    @Test(
        "5.10: of a batch and of a group only the bad captures fail", arguments: [[0], [3], [0, 1, 2], [1, 6], [7]])
    func captures(bad: [Int]) async throws {
        let store = try TemporaryStore()
        let new = try (0..<8).map { number in
            try bad.contains(number)
                ? Self.bad(number)
                : .of(
                    "GOOD\(number) / HTTP/1.1", body: [UInt8](repeating: 1, count: number == 4 ? 300_000 : 10),
                    targets: ["app"])
        }
        let outcomes = await store.outcomes(new)
        #expect(outcomes.map { $0.code == nil } == (0..<8).map { !bad.contains($0) })
        let ids = outcomes.compactMap { try? $0.get() }
        #expect(ids == ids.sorted())
        for (capture, outcome) in zip(new, outcomes) {
            guard case .success(let id) = outcome else { continue }
            let found = try #require(try await store.store.capture(id))
            #expect(found.request.head == capture.request.head)
            #expect(found.bodySize == capture.request.body.readableBytes)
        }
        let good = 8 - bad.count
        #expect(try await store.store.count() == good)
        // Deliveries and their counts are those of the stored ones.
        #expect(try await store.store.deliveryCounts() == ["app": [.pending: good]])
        #expect(try await store.store.firstAttempts(to: "app", after: 0, limit: 99).map(\.due?.delivery.capture) == ids)
    }

    @Test("5.10: what a bad capture would have added is not taken for stored afterwards")
    func afterwards() async throws {
        let store = try TemporaryStore()
        _ = await store.outcomes([try .of(), try Self.bad(1), try .of("POST / HTTP/1.1", body: [2])])
        let bad = try Self.bad(1)
        let good = NewCapture(
            request: bad.request, bodyDigest: [UInt8](repeating: 1, count: 32), findings: bad.findings, status: 200)
        let id = try await store.write([good])[0]
        let found = try #require(try await store.store.capture(id))
        #expect(found.findings == bad.findings)
        #expect(found.request.head == bad.request.head)
        let page = try await store.store.captures(CaptureFilter(provider: "bad1"), limit: 9)
        #expect(page.captures.map(\.id) == [id])
    }

    @Test("5.10: of several callers' changes only the bad one's fail, all of them and alone")
    func changes() async throws {
        let store = try TemporaryStore()
        try await store.write([.of(targets: ["app"]), .of(targets: ["app"])])
        // A step that this trigger refuses; the application's own constraints are few.
        try await store.writer.connection.write { db in
            try db.execute(
                sql: """
                    CREATE TRIGGER refuses BEFORE UPDATE ON deliveries WHEN new.reason = 'bad'
                    BEGIN SELECT RAISE(ABORT, 'refused'); END
                    """)
        }
        let results = await withTaskGroup(of: (Int, StoreError.Code?).self) { tasks in
            for number in 0..<20 {
                tasks.addTask {
                    let isBad = number == 7
                    let steps: [StoreChange] = [
                        .answered(capture: 1, status: isBad ? 599 : 204),
                        .step(
                            DeliveryStep(
                                delivery: isBad ? 1 : 2, attempt: nil, state: .delivered,
                                reason: isBad ? "bad" : "good")),
                    ]
                    do {
                        try await store.writer.record(steps)
                        return (number, nil)
                    } catch {
                        return (number, (error as? StoreError)?.code)
                    }
                }
            }
            return await tasks.reduce(into: [Int: StoreError.Code?]()) { $0[$1.0] = $1.1 }
        }
        #expect(results.filter { $0.value != nil }.keys.sorted() == [7])
        #expect(try await store.store.capture(1)?.status == 204)
        #expect(try await store.store.deliveryCounts() == ["app": [.pending: 1, .delivered: 1]])
    }

    @Test("5.10: a disk that fails is not tried row by row: a group of 1,000 fails as one")
    func fullDisk() async throws {
        let log = LogLines()
        let store = try TemporaryStore(logger: log.logger)
        try await store.limitPages()
        let outcomes = await store.outcomes(
            try (0..<1000).map { _ in try .of(body: [UInt8](repeating: 7, count: 20_000)) })
        #expect(outcomes.allSatisfy { $0.code == .failed })
        #expect(log.lines.count == 1)
        #expect(try await store.store.count() == 0)
    }
}
