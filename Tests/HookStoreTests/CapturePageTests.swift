import GRDB
import HookModel
import TestSupport
import Testing

@testable import HookStore

@Suite struct CapturePageTests {
    static let start: Int64 = 1_737_023_400_000

    /// 200 captures a second apart, alternating in everything that lists filter by.
    static func filled() async throws -> TemporaryStore {
        let store = try TemporaryStore()
        try await store.write(
            (0..<200).map { number in
                var findings = Findings()
                if number % 2 == 0 {
                    findings.identification = Identification(provider: "omnisales", because: [])
                    findings.event = EventSummary(
                        type: number % 4 == 0 ? "order.created" : "order.paid", id: "\(number % 10)", createdAt: nil)
                    findings.signature = SignatureFinding(verdict: number % 3 == 0 ? .verified : .failed)
                    findings.payload = PayloadFinding(verdict: number % 5 == 0 ? .invalid : .valid)
                }
                return try .of(
                    "\(number % 7 == 0 ? "PUT" : "POST") /p\(number % 3)/\(number)?q=\(number) HTTP/1.1",
                    ["X-N: Number\(number)."], body: Array("body <\(number)> end".utf8), findings: findings,
                    at: Timestamp(milliseconds: start + Int64(number) * 1000))
            })
        return store
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let filter: CaptureFilter
        /// Whether the capture with this number (its id less one) fits.
        let fits: @Sendable (Int) -> Bool
    }

    static let cases = [
        Case(testDescription: "all", filter: CaptureFilter()) { _ in true },
        Case(testDescription: "provider", filter: CaptureFilter(provider: "omnisales")) { $0 % 2 == 0 },
        Case(testDescription: "no provider", filter: CaptureFilter(provider: "")) { $0 % 2 == 1 },
        Case(testDescription: "event", filter: CaptureFilter(event: "order.paid")) { $0 % 4 == 2 },
        Case(testDescription: "event, wildcard", filter: CaptureFilter(event: "order.*")) { $0 % 2 == 0 },
        Case(testDescription: "signature", filter: CaptureFilter(signature: .verified)) { $0 % 6 == 0 },
        Case(testDescription: "payload", filter: CaptureFilter(payload: .invalid)) { $0 % 10 == 0 },
        Case(testDescription: "method", filter: CaptureFilter(method: "PUT")) { $0 % 7 == 0 },
        Case(testDescription: "method, case aside", filter: CaptureFilter(method: "put")) { $0 % 7 == 0 },
        Case(testDescription: "path, without its query", filter: CaptureFilter(path: "/p1/4")) { $0 == 4 },
        Case(testDescription: "path, wildcard", filter: CaptureFilter(path: "/p1/*")) { $0 % 3 == 1 },
        Case(testDescription: "text in the target", filter: CaptureFilter(text: "?Q=17")) { $0 == 17 || $0 / 10 == 17 },
        Case(testDescription: "text in a header", filter: CaptureFilter(text: "number99.")) { $0 == 99 },
        Case(testDescription: "text in the body", filter: CaptureFilter(text: "<123>")) { $0 == 123 },
        Case(testDescription: "text that is nowhere", filter: CaptureFilter(text: "<200>")) { _ in false },
        Case(
            testDescription: "since", filter: CaptureFilter(since: Timestamp(milliseconds: start + 150_000))
        ) { $0 >= 150 },
        Case(
            testDescription: "until", filter: CaptureFilter(until: Timestamp(milliseconds: start + 50_000))
        ) { $0 < 50 },
        Case(
            testDescription: "since and until",
            filter: CaptureFilter(
                since: Timestamp(milliseconds: start + 99_000), until: Timestamp(milliseconds: start + 101_000))
        ) { $0 == 99 || $0 == 100 },
        Case(
            testDescription: "all together",
            filter: CaptureFilter(
                provider: "omnisales", event: "order.created", signature: .verified, payload: .valid, method: "POST",
                path: "/p0/*", text: "end", since: Timestamp(milliseconds: start + 10_000))
        ) { $0 >= 10 && $0 % 12 == 0 && $0 % 5 != 0 && $0 % 7 != 0 },
        Case(testDescription: "nothing fits", filter: CaptureFilter(provider: "nobody")) { _ in false },
    ]

    @Test("A filter, page by page, gives each fitting capture once, newest first", arguments: cases)
    func pages(_ test: Case) async throws {
        let store = try await CapturePageTests.filled()
        let expected = (0..<200).filter(test.fits).map { Int64($0) + 1 }.reversed()
        for limit in [1, 7, 500] {
            var found: [Int64] = []
            var next: Int64?
            repeat {
                let page = try await store.store.captures(test.filter, limit: limit, before: next)
                #expect(page.captures.count <= limit)
                found += page.captures.map(\.id)
                next = page.next
            } while next != nil
            #expect(found == Array(expected), "limit \(limit)")
        }
    }

    @Test("The oldest capture of an event is the one that others repeat, and deletion keeps that true")
    func duplicates() async throws {
        let store = try TemporaryStore()
        let event = { (provider: String, id: String?) in
            Findings(
                identification: Identification(provider: provider, because: []),
                event: EventSummary(type: "t", id: id, createdAt: nil))
        }
        try await store.write([
            .of(findings: event("a", "1")), .of(findings: event("b", "1")), .of(findings: event("a", "1")),
            .of(findings: event("a", "1")), .of(findings: Findings()), .of(findings: Findings()),
            .of(body: [1], findings: event("a", nil)), .of(body: [1], findings: event("a", nil)),
        ])
        let repeated = { () async throws -> [Int64?] in
            try await store.store.captures(limit: 10).captures.reversed().map(\.duplicateOf)
        }
        #expect(try await repeated() == [nil, nil, 1, 1, nil, nil, nil, 7])
        try await store.writer.connection.write { db in try db.execute(sql: "DELETE FROM captures WHERE id = 1") }
        #expect(try await repeated() == [nil, nil, 3, nil, nil, nil, 7])
    }

    @Test("X16: without an id method and target count, and neither body nor query is no event")
    func duplicatesWithoutID() async throws {
        let store = try TemporaryStore()
        let findings = Findings(identification: Identification(provider: "twilio", because: []))
        let lines = [
            "GET /t?CallSid=CA1 HTTP/1.1", "GET /t?CallSid=CA2 HTTP/1.1", "GET /t?CallSid=CA1 HTTP/1.1",
            "POST /t?CallSid=CA1 HTTP/1.1", "GET /u?CallSid=CA1 HTTP/1.1", "GET /t HTTP/1.1", "GET /t HTTP/1.1",
        ]
        try await store.write(lines.map { try .of($0, findings: findings) })
        let found = try await store.store.captures(limit: 10).captures.reversed().map(\.duplicateOf)
        #expect(found == [nil, nil, 1, nil, nil, nil, nil])
    }

    @Test("Senders who invent methods and events do not take filters away")
    func manyFacets() async throws {
        let store = try TemporaryStore()
        for group in 0..<10 {
            try await store.write(
                (0..<500).map { number in
                    let type = "invented.\(group * 500 + number)"
                    return try .of(
                        "M\(number) / HTTP/1.1",
                        findings: Findings(
                            identification: Identification(provider: "a", because: []),
                            event: EventSummary(type: type, id: nil, createdAt: nil)))
                })
        }
        for number in [0, 4000, 4999] {
            let page = try await store.store.captures(CaptureFilter(event: "invented.\(number)"), limit: 5)
            var ids = page.captures.map(\.id)
            var next = page.next
            while let before = next {
                let more = try await store.store.captures(
                    CaptureFilter(event: "invented.\(number)"), limit: 5, before: before)
                ids += more.captures.map(\.id)
                next = more.next
            }
            #expect(ids == [Int64(number) + 1])
        }
    }
}
