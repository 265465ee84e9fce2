import GRDB
import HookModel
import TestSupport
import Testing

@testable import HookStore

/// What lists filter by fastest, and what senders cannot do about it.
@Suite struct FacetTests {
    private static let listed: ListedEvents = { provider, type in provider == "a" && type.hasPrefix("listed.") }

    private static func capture(
        _ event: String?, _ method: String = "POST", provider: String = "a", targets: [String] = []
    ) throws -> NewCapture {
        try .of(
            "\(method) / HTTP/1.1",
            findings: Findings(
                identification: Identification(provider: provider, because: []),
                event: event.map { EventSummary(type: $0, id: nil, createdAt: nil) }), targets: targets)
    }

    private static func facets(_ store: TemporaryStore) async throws -> Int {
        try await store.store.pool.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM facets") ?? 0 }
    }

    @Test("6: senders who invent methods and event types fill no table, and hide nothing")
    func invented() async throws {
        let store = try TemporaryStore(listed: Self.listed)
        for group in 0..<5 {
            try await store.write(
                (0..<1000).map { number in
                    try Self.capture("invented.\(group).\(number)", "M\(group)-\(number)")
                })
        }
        try await store.write([Self.capture("listed.1"), Self.capture("listed.2", "PURGE"), Self.capture(nil)])
        #expect(try await Self.facets(store) == 4)
        let ids = { (filter: CaptureFilter) in
            try await store.store.captures(filter, limit: 5).captures.map(\.id)
        }
        #expect(try await ids(CaptureFilter(event: "invented.3.77")) == [3078])
        #expect(try await ids(CaptureFilter(event: "invented.?.77", method: "M0-77")) == [78])
        #expect(try await ids(CaptureFilter(event: "*.3.77")) == [3078])
        #expect(try await ids(CaptureFilter(method: "M4-999")) == [5000])
        #expect(try await ids(CaptureFilter(method: "m4-999")) == [])
        #expect(try await ids(CaptureFilter(event: "listed.1")) == [5001])
        #expect(try await ids(CaptureFilter(event: "listed.*")) == [5002, 5001])
        #expect(try await ids(CaptureFilter(event: "listed.2", method: "PURGE")) == [5002])
        #expect(try await ids(CaptureFilter(method: "POST")) == [5003, 5001])
        #expect(try await ids(CaptureFilter(event: "invented.3.77", method: "PUT")) == [])
    }

    @Test("A batch is found by each of its types, and by no other")
    func batches() async throws {
        let store = try TemporaryStore(listed: Self.listed)
        let batch = { (types: [String]) in
            var findings = Findings(
                identification: Identification(provider: "a", because: []),
                event: EventSummary(type: types[0], id: "1", createdAt: nil))
            var batch = EventBatch()
            for type in types { batch.add(type) }
            findings.batch = batch
            return try NewCapture.of("POST / HTTP/1.1", body: Array(types.joined().utf8), findings: findings)
        }
        try await store.write([
            batch(["listed.1", "listed.2"]), Self.capture("listed.2"), batch(["x.1", "listed.2", "x.1"]),
            batch(["listed.1", "listed.1"]), Self.capture("x.1"), batch(["listed.1", "listed.2"]),
        ])
        let ids = { (filter: CaptureFilter) in
            try await store.store.captures(filter, limit: 9).captures.map(\.id)
        }
        #expect(try await ids(CaptureFilter(event: "listed.1")) == [6, 4, 1])
        #expect(try await ids(CaptureFilter(event: "listed.2")) == [6, 3, 2, 1])
        #expect(try await ids(CaptureFilter(event: "x.1")) == [5, 3])
        #expect(try await ids(CaptureFilter(event: "x.*")) == [5, 3])
        #expect(try await ids(CaptureFilter(event: "listed.3")) == [])
        let page = try await store.store.captures(CaptureFilter(), limit: 9)
        #expect(page.captures.map { $0.findings.batch?.count } == [2, nil, 2, 3, nil, 2])
        // The id of a first event tells nothing of the others: type and digest count, and all digests are the same here.
        #expect(page.captures.map(\.duplicateOf) == [1, nil, 1, nil, nil, nil])
    }

    @Test("An unlisted event is found by its tag alone, and a type with the same tag is no match")
    func tags() async throws {
        let store = try TemporaryStore(listed: Self.listed)
        try await store.write([Self.capture("x.1"), Self.capture("x.2"), Self.capture("listed.1")])
        try await store.writer.connection.write { db in
            try db.execute(
                sql: "UPDATE captures SET event_tag = ? WHERE id = 2", arguments: [EventTag.of("x.1")])
        }
        let found = try await store.store.captures(CaptureFilter(event: "x.1"), limit: 5)
        #expect(found.captures.map(\.id) == [1])
        let tagged = try await store.store.pool.read { db in
            try Int64.fetchAll(db, sql: "SELECT id FROM captures WHERE event_tag IS NOT NULL")
        }
        #expect(tagged == [1, 2])
        // Published values of FNV-1a: tags are stored, so they may never change.
        #expect(EventTag.of("") == Int64(bitPattern: 0xCBF2_9CE4_8422_2325))
        #expect(EventTag.of("foobar") == Int64(bitPattern: 0x8594_4171_F739_67E8))
    }

    @Test("With 4,096 facets later events share some, and are found all the same")
    func full() async throws {
        let store = try TemporaryStore(listed: Self.listed)
        for group in 0..<5 {
            try await store.write((0..<1000).map { try Self.capture("listed.\(group * 1000 + $0)") })
        }
        #expect(try await Self.facets(store) == 4097)
        for number in [0, 4095, 4096, 4999] {
            for event in ["listed.\(number)", "l*.\(number)"] {
                let found = try await store.store.captures(CaptureFilter(event: event), limit: 5)
                #expect(found.captures.map(\.id) == [Int64(number) + 1], "\(event)")
            }
        }
        for filter in [CaptureFilter(provider: "a"), CaptureFilter(event: "*", method: "POST")] {
            var ids: [Int64] = []
            var next: Int64?
            repeat {
                let page = try await store.store.ids(filter, limit: 900, before: next)
                ids += page.ids
                next = page.next
            } while next != nil
            #expect(ids == Array((1...5000).reversed()))
        }
        // What is known of facets holds after a restart.
        try store.writer.close()
        let again = try TemporaryStore(folder: store.folder, listed: Self.listed)
        try await again.write([Self.capture("listed.0"), Self.capture("listed.4999")])
        #expect(try await Self.facets(again) == 4097)
        let found = try await again.store.captures(CaptureFilter(event: "listed.4999"), limit: 5)
        #expect(found.captures.map(\.id) == [5002, 5000])
    }

    @Test("6: captures with a delivery that stands so are found by any facet")
    func deliveries() async throws {
        let store = try TemporaryStore(listed: Self.listed)
        try await store.write(
            (0..<60).map { number in
                try Self.capture(
                    number % 3 == 0 ? "listed.1" : "x.\(number % 3)", number % 2 == 0 ? "POST" : "PUT",
                    provider: number % 5 == 0 ? "b" : "a", targets: ["t", "u"])
            })
        try await store.writer.record(
            (1...120).filter { $0 % 4 < 3 }.map { id in
                .step(DeliveryStep(delivery: id, attempt: nil, state: id % 4 == 0 ? .failed : .delivered))
            })
        let all = try await store.store.captures(limit: 100).captures
        let events: [String?] = [nil, "listed.1", "x.1", "x.*", "*"]
        for state in DeliveryState.allCases {
            for provider in [nil, "a", "b", ""] {
                for event in events {
                    let filter = CaptureFilter(provider: provider, event: event, method: "POST", delivery: state)
                    let expected = all.filter { capture in
                        let type = capture.findings.event?.type ?? ""
                        return capture.deliveries.contains { $0.state == state }
                            && capture.request.head.method == "POST"
                            && provider ?? capture.findings.provider == capture.findings.provider
                            && event.map { Glob($0).matches(type) } ?? true
                    }
                    for limit in [1, 500] {
                        var found: [Int64] = []
                        var next: Int64?
                        repeat {
                            let page = try await store.store.captures(filter, limit: limit, before: next)
                            found += page.captures.map(\.id)
                            next = page.next
                        } while next != nil
                        #expect(found == expected.map(\.id), "\(filter)")
                    }
                }
            }
        }
    }

    @Test("6: names that senders choose make no shapes, and are kept")
    func shapes() async throws {
        let store = try TemporaryStore()
        let findings = (0..<50).map { number in
            Findings(
                identification: Identification(provider: "a", because: ["header X"]),
                event: EventSummary(type: "t", id: "\(number)", createdAt: nil),
                payload: PayloadFinding(
                    verdict: .valid, undocumented: number % 5 == 0 ? [] : ["/n\(number)"],
                    duplicateKeys: number % 2 == 0 ? [] : ["/d\(number)"]),
                clientAddress: "192.0.2.\(number)")
        }
        let reasons = (0..<50).map { number in
            Findings(identification: Identification(provider: nil, because: ["a fits b", "\(number) fits c"]))
        }
        let ids = try await store.write((findings + reasons).map { try .of(findings: $0) })
        for (id, findings) in zip(ids, findings + reasons) {
            #expect(try await store.store.capture(id)?.findings == findings)
        }
        let count = try await store.store.pool.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM shapes") }
        #expect(count == 1)
        // A field that findings get has to be shared, or written with each capture: `SharedFindings` takes out which.
        #expect(Mirror(reflecting: Findings()).children.count == 9)
        #expect(Mirror(reflecting: PayloadFinding.notChecked).children.count == 10)
        #expect(Mirror(reflecting: SignatureFinding.unknown).children.count == 7)
    }
}
