import HookModel
import TestSupport
import Testing

/// What may stand where somebody is typing.
@Suite struct QueryCompletionTests {
    static let seen = QuerySeenValues(
        fields: [.path: ["/a b", "/webhooks/a", "/webhooks/b"], .event: ["invoice.voided", "push"]],
        headerNames: ["user-agent", "x-github-delivery", "x-github-event"],
        headerValues: ["x-github-event": ["ping", "pull_request", "push"]],
        pointers: ["/data/a b", "/data/amount", "/data/coupon", "/id"])

    struct Case: Sendable, CustomTestStringConvertible {
        /// The query with `|` where the cursor stands.
        let source: String
        /// The first candidates.
        let texts: [String]
        /// The query with the first candidate.
        let completed: String?

        init(_ source: String, _ texts: [String], _ completed: String? = nil) {
            (self.source, self.texts, self.completed) = (source, texts, completed)
        }

        var testDescription: String { source }
    }

    static let cases: [Case] = [
        Case("prov|", ["provider:"], "provider:"), Case("PROV|", ["provider:"], "provider:"),
        Case("-prov|", ["provider:"], "-provider:"), Case("(st|)", ["status:", "stripe"], "(status:)"),
        Case("head|", ["header."], "header."), Case("si|", ["signature:", "size>"]),
        Case("signature:ver|", ["verified"], "signature:verified"), Case("signature:VER|", ["verified"]),
        Case("signature:failed,mis|", ["missing", "mismatch"], "signature:failed,missing"),
        Case("signature:ver|ified x", ["verified"], "signature:verified x"),
        Case("x payload:|", ["valid", "invalid"], "x payload:valid"), Case("duplicate:|", ["yes", "no"]),
        Case("delivery!=p|", ["pending"], "delivery!=pending"), Case("provider:s|", ["stripe"], "provider:stripe"),
        Case("provider:n|", ["none"]), Case("event:inv|", ["invoice.voided", "invoice.created", "invoice.paid"]),
        Case("provider:github event:p|", ["push", "pull_request"]),
        Case("provider:stripe event:pul|", []), Case("event:pul|", ["pull_request"]),
        Case("event:\"Order S|", ["\"Order Shipped\""], "event:\"Order Shipped\""),
        Case("event:Order|", ["\"Order Shipped\""], "event:\"Order Shipped\""),
        Case("event:\"Order |x\" y", ["\"Order Shipped\""], "event:\"Order Shipped\" y"),
        Case("invoice.p|", ["invoice.paid"], "invoice.paid"), Case("é inv|", ["invoice.created"], "é invoice.created"),
        Case("target:l|", ["localhost:3000"], "target:localhost:3000"), Case("method:p|", ["POST", "PUT", "PATCH"]),
        Case("status:|", ["2xx", "3xx", "4xx", "5xx"]), Case("since:1|", ["10m", "1h", "1d"]),
        Case("path:/w|", ["/webhooks/a", "/webhooks/b"]), Case("path:/a|", ["\"/a b\""]),
        Case("/data/|", ["/data/\"a b\"", "/data/amount", "/data/coupon"]), Case("/data/\"a|", ["/data/\"a b\""]),
        Case("header.x-github-e|", ["header.x-github-event"], "header.x-github-event"),
        Case("Header.X-GitHub-|", ["header.x-github-delivery", "header.x-github-event"]),
        Case("header.X-GitHub-Event:p|", ["ping", "pull_request", "push"]), Case("a O|", ["OR"], "a OR"),
        Case("O|", ["omnisales"]), Case("N|", ["NOT"]), Case("a |", ["provider:", "event:"], "a provider:"),
        Case("|", ["provider:", "event:"]), Case("\"prov|", []), Case("size>1|", []), Case("nothing:x|", []),
        Case("zzz|", []),
    ]

    @Test("Candidates", arguments: cases)
    func completes(_ test: Case) {
        let parts = test.source.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        let source = parts.joined()
        let completion = QueryCompletion(QuerySamples.vocabulary, seen: Self.seen)
        let found = completion.candidates(for: source, at: parts[0].utf8.count)
        #expect(Array(found.map(\.text).prefix(max(1, test.texts.count))) == test.texts)
        guard let completed = test.completed, let first = found.first else { return }
        var bytes = Array(source.utf8)
        bytes.replaceSubrange(first.range, with: first.text.utf8)
        #expect(String(decoding: bytes, as: UTF8.self) == completed)
    }

    @Test("Each candidate is there once, and no more than asked for")
    func once() {
        let found = QueryCompletion(QuerySamples.vocabulary, seen: Self.seen, limit: 3).candidates(
            for: "event:p", at: 7)
        #expect(found.map(\.text) == ["push", "pull_request"])
        #expect(found.map(\.kind) == [.seen, .event])
        #expect(QueryCompletion(limit: 3).candidates(for: "", at: 0).count == 3)
    }

    @Test("A cursor anywhere, inside a character and outside of the query, ends nothing")
    func anywhere() {
        var random = RandomQueries(seed: 77)
        let pieces = [
            "(", ")", "\"", "-", "OR", ":", "=", ">", ",", "/", "provider", "event:", "header.x", "é", " ", "🧵", "\\",
        ]
        let completion = QueryCompletion(QuerySamples.vocabulary, seen: Self.seen)
        for _ in 0..<5000 {
            let source = (0..<random.number(0..<8)).map { _ in random.one(pieces) }.joined()
            let count = source.utf8.count
            for candidate in completion.candidates(for: source, at: random.number(-2..<(count + 3))) {
                #expect(candidate.range.lowerBound >= 0 && candidate.range.upperBound <= count, "\(source)")
            }
        }
    }

    @Test("100,000 seen values cost no more than a few")
    func many() {
        let values = (100_000..<200_000).map { "/hooks/\($0)" }
        let completion = QueryCompletion(seen: QuerySeenValues(fields: [.path: values]))
        let time = ContinuousClock().measure {
            for number in 0..<1000 {
                let found = completion.candidates(for: "path:/hooks/1\(number)", at: 100)
                #expect(found.first?.text.hasPrefix("/hooks/1\(number)") == true)
            }
        }
        #expect(time < .seconds(5))
    }
}
