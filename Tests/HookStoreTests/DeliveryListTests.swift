import GRDB
import HookModel
import TestSupport
import Testing

@testable import HookStore

/// Lists of deliveries, by any combination of conditions.
@Suite struct DeliveryListTests {
    /// 120 deliveries over targets, providers and states, none of which goes with another.
    private static func filled() async throws -> TemporaryStore {
        let store = try TemporaryStore()
        try await store.write(
            (0..<60).map { number in
                let provider = ["p", "q", nil][number % 3]
                let findings = Findings(identification: provider.map { Identification(provider: $0, because: []) })
                return try .of(findings: findings, targets: number % 2 == 0 ? ["a", "b"] : ["c", "a"])
            })
        try await store.writer.record(
            (1...120).filter { $0 % 5 != 0 }.map { id in
                .step(DeliveryStep(delivery: id, attempt: nil, state: id % 7 < 3 ? .failed : .delivered))
            })
        return store
    }

    static let filters: [DeliveryFilter] = [nil, DeliveryState.pending, .delivered, .failed].flatMap { state in
        [nil, "a", "b", "c", "nobody"].flatMap { target in
            [nil, "", "p", "q", "nobody"].map { DeliveryFilter(state: state, target: target, provider: $0) }
        }
    }

    @Test("6: every combination of state, target and provider, page by page, gives each delivery once")
    func combinations() async throws {
        let store = try await Self.filled()
        let all = try await store.store.deliveries(limit: 500).deliveries
        #expect(all.map(\.id) == Array((1...120).reversed()))
        for filter in Self.filters {
            let expected = all.filter { delivery in
                let provider = ["p", "q", ""][Int(delivery.capture - 1) % 3]
                return filter.state ?? delivery.state == delivery.state
                    && filter.target ?? delivery.target == delivery.target
                    && filter.provider ?? provider == provider
            }
            for limit in [1, 7, 500] {
                var found: [Int64] = []
                var next: Int64?
                repeat {
                    let page = try await store.store.deliveries(filter, limit: limit, before: next)
                    found += page.deliveries.map(\.id)
                    next = page.next
                } while next != nil
                #expect(found == expected.map(\.id), "\(filter), limit \(limit)")
            }
        }
    }

    @Test("5.2: a damaged row is left out of lists, and hides no other")
    func damagedRow() async throws {
        let store = try await Self.filled()
        try await store.writer.connection.writeWithoutTransaction { db in
            try db.execute(sql: "UPDATE deliveries SET kind = 'guess' WHERE id = 119")
        }
        let page = try await store.store.deliveries(limit: 2)
        #expect(page.deliveries.map(\.id) == [120])
        #expect(page.next == 119)
        #expect(try await store.store.deliveries(limit: 2, before: page.next).deliveries.map(\.id) == [118, 117])
        #expect(try await store.store.captures(limit: 1).captures.first?.deliveries.map(\.id) == [120])
    }
}
