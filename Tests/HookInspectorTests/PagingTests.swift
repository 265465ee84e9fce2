import HookModel
import HookStore
import JSONText
import Testing

struct PagingTests {
    static func captures(_ count: Int) throws -> [NewCapture] {
        try (1...count).map { number in
            let isOrder = number % 3 == 0
            let type = isOrder ? "order.created" : "product.updated"
            return try Samples.capture(
                "\(number % 2 == 0 ? "POST" : "PUT") /hook/\(number % 10) HTTP/1.1\r\nX-Number: n\(number)n\r\n\r\n",
                findings: Findings(
                    identification: Identification(provider: isOrder ? "omnisales" : nil, because: []),
                    event: EventSummary(type: type, id: "\(number)", createdAt: nil),
                    signature: SignatureFinding(verdict: isOrder ? .verified : .unknown),
                    payload: PayloadFinding(verdict: isOrder ? .valid : .notChecked)),
                at: Timestamp(milliseconds: Samples.moment.milliseconds - Int64(count - number) * 1000))
        }
    }

    struct Filter: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let fits: @Sendable (Int) -> Bool

        init(_ query: String, fits: @escaping @Sendable (Int) -> Bool) {
            testDescription = query
            self.fits = fits
        }
    }

    static let filters = [
        Filter("") { _ in true },
        Filter("provider=omnisales") { $0 % 3 == 0 },
        Filter("provider=") { $0 % 3 != 0 },
        Filter("event=order.*") { $0 % 3 == 0 },
        Filter("signature=verified") { $0 % 3 == 0 },
        Filter("payload=not_checked") { $0 % 3 != 0 },
        Filter("method=PUT") { $0 % 2 == 1 },
        Filter("path=/hook/%3F") { _ in true },
        Filter("path=/hook/7") { $0 % 10 == 7 },
        Filter("q=N77N") { $0 == 77 },
        Filter("since=2026-11-20T10:28:20.123Z") { $0 >= 900 },
        Filter("since=100s") { $0 >= 900 },
        Filter("since=2026-11-20T15:58:20.123%2B05:30") { $0 >= 900 },
        Filter("since=2026-11-20T15:58:20.123+05:30") { $0 >= 900 },
        Filter("until=100s") { $0 < 900 },
        Filter("since=100s&until=50s") { (900..<950).contains($0) },
        Filter("since=2030-01-01") { _ in false },
        Filter("provider=omnisales&method=POST&path=*/6&signature=verified&payload=valid&event=order.created") {
            $0 % 3 == 0 && $0 % 2 == 0 && $0 % 10 == 6
        },
    ]

    @Test func everyCaptureComesOnce() async throws {
        try await RunningInspector.with(captures: Self.captures(1000)) { inspector async throws in
            for filter in Self.filters {
                let expected = (1...1000).reversed().filter(filter.fits)
                let ids = try await Self.follow(inspector, filter.testDescription)
                #expect(ids == expected, "\(filter)")
                #expect(try await Self.followText(inspector, filter.testDescription) == expected, "\(filter)")
            }
        }
    }

    /// The ids of all pages, by the cursor in `next`.
    static func follow(
        _ inspector: RunningInspector, _ query: String, from cursor: String? = nil
    ) async throws -> [Int] {
        var ids: [Int] = []
        var path: String? = "/captures?limit=70&\(query)" + (cursor.map { "&cursor=\($0)" } ?? "")
        while let page = path {
            let json = try await inspector.get(page).json
            let captures = try #require(json["captures"]).elements
            #expect(captures.count <= 70)
            ids += captures.compactMap { $0["id"]?.int }
            path = json["next"]?.string.map { "/captures?limit=70&\(query)&cursor=\($0)" }
        }
        return ids
    }

    /// The ids of all pages, by the address in the last line.
    static func followText(_ inspector: RunningInspector, _ query: String) async throws -> [Int] {
        var ids: [Int] = []
        var path: Substring? = "/captures.txt?limit=170&\(query)"
        while let page = path {
            let lines = try await inspector.get(String(page)).text.split(separator: "\n")
            ids += lines.compactMap { line in line.split(separator: " ").first.flatMap { Int($0) } }
            let prefix = "next: http://localhost:\(inspector.port)"
            path = lines.last.flatMap { $0.hasPrefix(prefix) ? $0.dropFirst(prefix.count) : nil }
        }
        return ids
    }

    @Test func newCapturesDoNotMoveAPage() async throws {
        try await RunningInspector.with(captures: Self.captures(10)) { inspector async throws in
            let first = try await inspector.get("/captures?limit=4").json
            let shown = try #require(first["captures"]).elements.compactMap { $0["id"]?.int }
            try await RunningInspector.write([Samples.capture(), Samples.capture()], to: inspector.writer)
            let cursor = try #require(first["next"]?.string)
            #expect(try await shown + Self.follow(inspector, "", from: cursor) == Array((1...10).reversed()))
        }
    }

    /// A page may end early when the search takes long, and then says where to go on.
    @Test(arguments: [("", 50), ("?limit=1", 1), ("?limit=500", 500)])
    func aPageHasAtMostTheLimit(_ query: String, _ limit: Int) async throws {
        try await RunningInspector.with(captures: Self.captures(600)) { inspector async throws in
            let page = try await inspector.get("/captures\(query)").json
            let count = try #require(page["captures"]).count
            #expect(count >= 1 && count <= limit)
            #expect(page["next"]?.string != nil)
        }
    }
}
