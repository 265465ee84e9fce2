import HookModel
import NIOCore
import TestSupport
import Testing

@testable import HookStore

/// Captures are found by what decoding shows of them; what is decoded how is HookBody's to test.
@Suite struct DecodedSearchTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let line: String
        let headers: [String]
        let body: [UInt8]
        /// A text that finds it, and one that nearly does.
        let text: String
        let miss: String

        init(
            _ description: String, _ line: String = "POST / HTTP/1.1", _ headers: [String] = [], _ body: [UInt8],
            _ text: String, not miss: String
        ) {
            testDescription = description
            (self.line, self.headers, self.body, self.text, self.miss) = (line, headers, body, text, miss)
        }
    }

    private static let post = "POST / HTTP/1.1"
    private static let form = "Content-Type: application/x-www-form-urlencoded"
    private static let gzip = "Content-Encoding: gzip"
    private static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

    /// Longer than a piece of a stored body, with a text at its end.
    private static func long(_ start: String, _ end: String) -> [UInt8] {
        text(start) + [UInt8](repeating: UInt8(ascii: "x"), count: 600_000) + text(end)
    }

    /// Longer than a piece of a stored body, with a text over the border of the first two.
    private static func across(_ start: String, _ middle: String) -> [UInt8] {
        let before = 262_144 - start.utf8.count - middle.utf8.count / 2
        return text(start) + [UInt8](repeating: UInt8(ascii: "x"), count: before) + text(middle)
            + [UInt8](repeating: UInt8(ascii: "y"), count: 300_000)
    }

    static let cases: [Case] = [
        Case("escapes of JSON", post, [], text(#"{"a":"caf\u00e9 \/ x"}"#), "CAFÉ / x", not: "café /x"),
        Case("a form", post, [form], text("a=caf%C3%A9+x"), "café x", not: "café+x"),
        Case(
            "JSON in a form", post, [form], text("payload=%7B%22a%22%3A%22caf%5Cu00e9%22%7D"), #":"café"}"#,
            not: "café}"),
        Case("a query", "GET /?a=caf%C3%A9+x HTTP/1.1", [], [], "café x", not: "cafe x"),
        Case("gzip", post, [gzip], Gzip.message, "message.new", not: "message.news"),
        Case("gzip of JSON with escapes", post, [gzip], Gzip.stored(text(#"["caf\u00e9"]"#)), "café", not: "cafés"),
        Case("a long body", post, [], long("[\"", #"caf\u00e9"]"#), "xcafé", not: "xcafés"),
        Case("an escape over a border", post, [], across("[\"", #"\u00e9\u00e8"#), "xéèy", not: "xéy"),
        Case("a long form", post, [form], long("a=", "caf%C3%A9"), "xcafé", not: "xcafe"),
        Case("a long gzip", post, [gzip], Gzip.stored(long("[\"", #"caf\u00e9"]"#)), "xcafé", not: "xcafés"),
        Case("a long body as sent", post, [], long("\"", "end\\n"), #"xend\n"#, not: #"xend\r"#),
        Case(
            "a long body that is no JSON", post, [], long("caf\\u00e9 ", "end"), #"caf\u00e9 xx"#, not: "café"),
    ]

    @Test("A text finds its capture, and one that is nearly the same does not", arguments: cases)
    func found(_ test: Case) async throws {
        let store = try TemporaryStore()
        try await store.write([.of(body: Self.text("cafe")), .of(test.line, test.headers, body: test.body)])
        let found = try await store.store.captures(CaptureFilter(text: test.text), limit: 5)
        #expect(found.captures.map(\.id) == [2])
        #expect(try await store.store.captures(CaptureFilter(text: test.miss), limit: 5).captures.isEmpty)
        // What was captured is kept as it came.
        let kept = try await store.store.capture(2, bodyLimit: .max)
        #expect(kept.map { Array(buffer: $0.request.body) } == test.body)
    }

    @Test("After a long body the clock is asked, so that a search ends in time") func endsEarly() async throws {
        let store = try TemporaryStore()
        try await store.write((0..<3).map { _ in try .of(body: Self.long("[\"", "\\u00e9\"]")) })
        let page = try await store.store.captures(CaptureFilter(text: "è"), limit: 5, before: nil, within: .zero)
        #expect(page.searched == SearchedPart(to: 3, captures: 1, of: 3))
    }
}
