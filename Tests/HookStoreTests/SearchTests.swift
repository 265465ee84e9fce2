import GRDB
import HookModel
import NIOCore
import TestSupport
import Testing

@testable import HookStore

/// Looking into captures: to the end, as stored, and beside everything else.
@Suite struct SearchTests {
    private static func body(_ size: Int, with text: String, at place: Int) -> [UInt8] {
        var body = [UInt8](repeating: UInt8(ascii: "."), count: size)
        body.replaceSubrange(place..<(place + text.utf8.count), with: text.utf8)
        return body
    }

    /// Places of an eight-byte text in a body of three chunks.
    static let places = [
        0, 262_136, 262_137, 262_140, 262_143, 262_144, 524_280, 524_281, 524_287, 524_288, 599_992,
    ]

    @Test("6: a text is found anywhere in a body, over the borders of chunks too", arguments: places)
    func chunkBorders(place: Int) async throws {
        let store = try TemporaryStore()
        try await store.write([
            .of(body: Self.body(600_000, with: "nEEdle-9", at: place)), .of(body: Self.body(600_000, with: "x", at: 9)),
        ])
        #expect(try await store.store.captures(CaptureFilter(text: "Needle-9"), limit: 5).captures.map(\.id) == [1])
        #expect(try await store.store.captures(CaptureFilter(text: "needle-99"), limit: 5).captures.isEmpty)
    }

    @Test("A text longer than a chunk's rest, and one that repeats itself, are found")
    func seams() async throws {
        let store = try TemporaryStore()
        let text = String(repeating: "ab", count: 200_000) + "c"
        try await store.write([.of(body: Self.body(700_000, with: text, at: 100_001))])
        for found in [text, String(text.suffix(300_000)), "babc", "c."] {
            #expect(try await store.store.captures(CaptureFilter(text: found), limit: 5).captures.map(\.id) == [1])
        }
        #expect(try await store.store.captures(CaptureFilter(text: "bb"), limit: 5).captures.isEmpty)
    }

    @Test("F: a search over the seam of two stored pieces finds it too")
    func seam() async throws {
        let store = try TemporaryStore()
        // Pieces are 256 KiB long; the text stands across the first border in every way it can be cut.
        for cut in 1...11 {
            let body = [UInt8](repeating: 0x20, count: 262_144 - cut) + Array("КАЗАНЬ".utf8) + [0x20]
            _ = try await store.write([.of(body: body)])
        }
        let page = try await store.store.captures(CaptureFilter(text: "казань"), limit: 50)
        #expect(page.captures.count == 11)
    }

    @Test("A2: a search that ends early says how far it came, and goes on from there to the end")
    func endsEarly() async throws {
        let store = try TemporaryStore()
        try await store.write((0..<500).map { try .of("POST /\($0) HTTP/1.1", body: Array("<\($0)>".utf8)) })
        let filter = CaptureFilter(text: "<7>")
        var page = try await store.store.captures(filter, limit: 5, before: nil, within: .zero)
        #expect(page.captures.isEmpty)
        #expect(page.searched == SearchedPart(to: 469, captures: 32, of: 500))
        #expect(page.searched?.description == "searched 32 of 500")
        var found: [Int64] = []
        var pages = 1
        while let next = page.next {
            page = try await store.store.captures(filter, limit: 5, before: next, within: .zero)
            found += page.captures.map(\.id)
            pages += 1
        }
        #expect(found == [8])
        #expect(pages == 16)
        #expect(page.searched == nil)
        let whole = try await store.store.captures(filter, limit: 5)
        #expect(whole.captures.map(\.id) == [8] && whole.next == nil && whole.searched == nil)
    }

    @Test("6: searches wait for one another, and nothing else waits for them")
    func besideOthers() async throws {
        let store = try TemporaryStore()
        try await store.write([.of(targets: ["a"])])
        let searches = store.store.searches
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            let (going, gone) = AsyncStream<Void>.makeStream()
            let held = DispatchLatch()
            for _ in 0..<2 {
                tasks.addTask {
                    try await searches.read { _ in
                        gone.yield()
                        held.wait()
                    }
                }
            }
            var starts = going.makeAsyncIterator()
            for _ in 0..<2 { _ = await starts.next() }
            // Both connections are taken: what needs none goes on.
            let third = Task { try await store.store.captures(CaptureFilter(text: "x"), limit: 5).captures.count }
            #expect(try await store.store.captures(limit: 5).captures.count == 1)
            #expect(try await store.store.captures(CaptureFilter(provider: ""), limit: 5).captures.count == 1)
            #expect(try await store.store.firstAttempts(to: "a", after: 0, limit: 5).count == 1)
            #expect(try await store.store.capture(1) != nil)
            held.open()
            #expect(try await third.value == 1)
            try await tasks.waitForAll()
        }
    }

    @Test("A search that nobody waits for any more ends, before it has begun or later")
    func cancelled() async throws {
        let store = try TemporaryStore()
        try await store.write([.of()])
        let search = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await store.store.captures(CaptureFilter(text: "x"), limit: 5)
        }
        await #expect(throws: CancellationError.self) { try await search.value }
        let budget = Task {
            var budget = SearchBudget(.seconds(60))
            for _ in 0..<100 where try budget.isSpent() { return "spent" }
            withUnsafeCurrentTask { $0?.cancel() }
            for _ in 0..<100 where try budget.isSpent() { return "spent" }
            return "goes on"
        }
        await #expect(throws: CancellationError.self) { try await budget.value }
    }

    @Test("All ids that fit are given, page by page, whatever the page")
    func ids() async throws {
        let store = try await CapturePageTests.filled()
        for test in CapturePageTests.cases {
            let expected = (0..<200).filter(test.fits).map { Int64($0) + 1 }.reversed()
            for limit in [1, 7, 500] {
                var found: [Int64] = []
                var next: Int64?
                repeat {
                    let page = try await store.store.ids(test.filter, limit: limit, before: next)
                    found += page.ids
                    next = page.next
                } while next != nil
                #expect(found == Array(expected), "\(test.testDescription), limit \(limit)")
            }
        }
    }

    @Test("Requests are read many at once, as long as their bodies have room")
    func requests() async throws {
        let store = try TemporaryStore()
        let findings = Findings(identification: Identification(provider: "p", because: ["header X"]))
        try await store.write([
            .of(body: Self.body(300_000, with: "one", at: 0), findings: findings), .of(findings: findings), .of(),
            .of(body: Self.body(10, with: "four", at: 0)), .of(findings: CaptureWriterTests.full),
        ])
        try await store.writer.connection.write { db in
            try db.execute(sql: "UPDATE captures SET head = x'41' WHERE id = 2")
        }
        let rows = try await store.store.requests([1, 2, 3, 9, 4, 5], bytes: 300_009)
        // The first is read whatever its size; the fourth has no room beside it.
        #expect(rows.count == 4)
        guard case .request(let first, of: 1, let known) = rows[0],
            case .unreadable(2, "its head is damaged") = rows[1],
            case .request(_, of: 3, nil) = rows[2], case .unreadable(9, "it is not there any more") = rows[3]
        else {
            Issue.record("\(rows)")
            return
        }
        #expect(first.body.readableBytes == 300_000 && known == findings.identification)
        let last = try await store.store.requests([5], bytes: 0)
        guard case .request(_, of: 5, let told) = try #require(last.first) else { return }
        #expect(told == CaptureWriterTests.full.identification)
        #expect(try await store.store.arrivals(of: [1, 77, 5]).map(\.id) == [1, 5])
    }

    @Test("5.2: a damaged capture is left out of lists, and hides no other")
    func damaged() async throws {
        let store = try TemporaryStore()
        try await store.write((0..<5).map { _ in try .of(body: Array("text".utf8)) })
        try await store.writer.connection.write { db in
            try db.execute(sql: "UPDATE captures SET head = x'41' WHERE id IN (3, 5)")
        }
        let page = try await store.store.captures(limit: 2)
        #expect(page.captures.map(\.id) == [4, 2])
        #expect(try await store.store.captures(limit: 2, before: page.next).captures.map(\.id) == [1])
        #expect(try await store.store.captures(CaptureFilter(text: "text"), limit: 9).captures.map(\.id) == [4, 2, 1])
        #expect(try await store.store.captures(CaptureFilter(path: "/*"), limit: 9).captures.map(\.id) == [4, 2, 1])
    }
}
