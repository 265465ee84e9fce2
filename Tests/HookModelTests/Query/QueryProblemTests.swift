import HookModel
import Testing

/// What is wrong with queries, and where.
@Suite struct QueryProblemTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let source: String
        let kind: QueryProblem.Kind
        /// What the problem points to.
        let place: String
        let message: String
        var suggestion: String?
        let canonical: String

        var testDescription: String { source }
    }

    static let cases: [Case] = [
        Case(
            source: "signature:verifed", kind: .value, place: "verifed",
            message: "no signature \"verifed\"; did you mean verified?", suggestion: "verified",
            canonical: "\"signature:verifed\""),
        Case(
            source: "x payload:perfect", kind: .value, place: "perfect",
            message: "no payload \"perfect\"; it is one of valid, invalid, unknown_event, not_json, not…",
            canonical: "\"x\" \"payload:perfect\""),
        Case(
            source: "provdier:stripe", kind: .unknownField, place: "provdier",
            message: "no field \"provdier\"; did you mean provider?", suggestion: "provider",
            canonical: "\"provdier:stripe\""),
        Case(
            source: "headr.x-a:1", kind: .unknownField, place: "headr.x-a",
            message: "no field \"headr.x-a\"; did you mean header?", suggestion: "header", canonical: "\"headr.x-a:1\""),
        Case(
            source: "amount:5", kind: .unknownField, place: "amount",
            message: "no field \"amount\"; put the word in quotes if it is text", canonical: "\"amount:5\""),
        Case(
            source: "provider:stirpe", kind: .unknownProvider, place: "stirpe",
            message: "no known provider is \"stirpe\"; did you mean \"stripe\"?", suggestion: "stripe",
            canonical: "provider:stirpe"),
        Case(
            source: "stirpe failed", kind: .doubtful, place: "stirpe",
            message: "no known provider is \"stirpe\"; did you mean \"stripe\"?", suggestion: "stripe",
            canonical: "\"stirpe\" \"failed\""),
        Case(
            source: "invoice.payed", kind: .doubtful, place: "invoice.payed",
            message: "no known event is \"invoice.payed\"; did you mean \"invoice.paid\"?",
            suggestion: "invoice.paid", canonical: "\"invoice.payed\""),
        Case(
            source: "event:push,invoice.payed", kind: .unknownEvent, place: "invoice.payed",
            message: "no known event is \"invoice.payed\"; did you mean \"invoice.paid\"?", suggestion: "invoice.paid",
            canonical: "event:push,invoice.payed"),
        Case(
            source: "target:web", kind: .unknownTarget, place: "web", message: "no known target is \"web\"",
            canonical: "target:web"),
        Case(
            source: "path>x", kind: .value, place: "path>x", message: "path is compared with : alone",
            canonical: "\"path>x\""),
        Case(
            source: "status:20", kind: .value, place: "20", message: "no status \"20\"; it is like 404, 5xx or >=400",
            canonical: "\"status:20\""),
        Case(
            source: "size:ten", kind: .value, place: "ten", message: "no size \"ten\"; it is like 489, 10KiB or 1MB",
            canonical: "\"size:ten\""),
        Case(
            source: "since:soon", kind: .value, place: "soon",
            message: "no since \"soon\"; it is like 10m, 1d or 2026-11-20T10:00Z", canonical: "\"since:soon\""),
        Case(
            source: "at:2026-13-01", kind: .value, place: "2026-13-01",
            message: "no at \"2026-13-01\"; it is like 10m, 1d or 2026-11-20T10:00Z", canonical: "\"at:2026-13-01\""),
        Case(
            source: "id:x", kind: .value, place: "x", message: "no id \"x\"; it is a capture's number",
            canonical: "\"id:x\""),
        Case(
            source: "from:host", kind: .value, place: "host",
            message: "no from \"host\"; it is like 192.0.2.1 or 10.0.0.0/8", canonical: "\"from:host\""),
        Case(
            source: "duplicate:maybe", kind: .value, place: "maybe",
            message: "no duplicate \"maybe\"; it is one of yes, no", canonical: "\"duplicate:maybe\""),
        Case(
            source: "status:", kind: .value, place: "status:", message: "status needs a value",
            canonical: "\"status:\""),
        Case(source: "/a:", kind: .value, place: "/a:", message: "/a needs a value", canonical: "\"/a:\""),
        Case(
            source: "/a>b", kind: .value, place: "/a>b", message: "> compares numbers; \"b\" is none",
            canonical: "\"/a>b\""),
        Case(
            source: "/a~2", kind: .value, place: "/a~2",
            message: "no JSON Pointer; ~ is written ~0 in one, and / in a name ~1", canonical: "\"/a~2\""),
        Case(
            source: "header.:x", kind: .value, place: "header.",
            message: "header. needs a name, as in header.user-agent:curl*", canonical: "\"header.:x\""),
        Case(
            source: "a (b", kind: .syntax, place: "(", message: "this ( is never closed", canonical: "\"a\" \"b\""),
        Case(source: "a) b", kind: .syntax, place: ")", message: "this ) closes nothing", canonical: "\"a\" \"b\""),
        Case(
            source: "a () b", kind: .syntax, place: "()", message: "nothing stands in these parentheses",
            canonical: "\"a\" \"b\""),
        Case(
            source: "a \"b c", kind: .syntax, place: "\"b c",
            message: "a quote is never closed; what follows it is one text", canonical: "\"a\" \"b c\""),
        Case(
            source: "a OR", kind: .syntax, place: "OR", message: "OR has nothing to join here, and is passed over",
            canonical: "\"a\""),
        Case(
            source: "OR a", kind: .syntax, place: "OR", message: "OR has nothing to join here, and is passed over",
            canonical: "\"a\""),
        Case(
            source: "a AND", kind: .syntax, place: "AND", message: "AND has nothing to join here, and is passed over",
            canonical: "\"a\""),
        Case(
            source: "é NOT", kind: .syntax, place: "NOT", message: "NOT has nothing to join here, and is passed over",
            canonical: "\"é\""),
        Case(
            source: "\"\" a", kind: .doubtful, place: "\"\"", message: "an empty text is in everything",
            canonical: "\"a\""),
        Case(
            source: "a text:\"\"", kind: .doubtful, place: "text:\"\"", message: "an empty text is in everything",
            canonical: "\"a\""),
        Case(
            source: #""type":"invoice.paid""#, kind: .doubtful, place: #""type":"invoice.paid""#,
            message: "quotes inside of a word: it is searched as written, quotes and all",
            canonical: #""\"type\":\"invoice.paid\"""#),
        Case(
            source: #"{"a":"b c"}"#, kind: .doubtful, place: #"{"a":"b c"}"#,
            message: "quotes inside of a word: it is searched as written, quotes and all",
            canonical: #""{\"a\":\"b c\"}""#),
        Case(
            source: #"foo"bar baz""#, kind: .doubtful, place: #"foo"bar baz""#,
            message: "quotes inside of a word: it is searched as written, quotes and all",
            canonical: #""foo\"bar baz\"""#),
    ]

    @Test("One problem, its place, and what is searched instead", arguments: cases)
    func problem(_ test: Case) throws {
        let query = QuerySamples.query(test.source)
        #expect(query.problems.count == 1)
        let problem = try #require(query.problems.first)
        #expect(problem.kind == test.kind)
        #expect(problem.message == test.message)
        #expect(problem.message.count <= 80)
        #expect(problem.suggestion == test.suggestion)
        let place = Array(test.source.utf8)[problem.offset..<(problem.offset + problem.length)]
        #expect(String(decoding: place, as: UTF8.self) == test.place)
        #expect(query.description == test.canonical)
        #expect(query.isUnderstood == (problem.severity == .warning))
    }

    @Test(
        "What is right has no problem",
        arguments: [
            "stripe invoice.paid", "provider:stripe event:invoice.* -signature:verified",
            "signature:failed cause:json_reserialised  payload:invalid  status:5xx  delivery:failed target:app",
            "/data/object/amount>1000  /data/coupon  header.x-github-event:push  path:/webhooks/*  method:POST",
            "size>10KiB  since:10m  at>2026-11-20T10:00Z  id>42  duplicate:yes  from:10.0.0.0/8",
            "(event:order.* OR event:charge.*) NOT \"test mode\"", "a OR b AND NOT c",
        ])
    func right(source: String) { #expect(QuerySamples.query(source).problems.isEmpty) }

    @Test("Several operators with nothing between are each told once")
    func danglingOperators() {
        #expect(QuerySamples.query("OR OR a OR OR b AND AND OR").problems.map(\.offset) == [0, 3, 8, 16, 20, 24])
    }

    @Test("However many warnings there are, an error among them is told")
    func errorAmongWarnings() {
        let warnings = (0..<50).map { "provider:nobody\($0)" }.joined(separator: " ")
        #expect(QuerySamples.query(warnings).isUnderstood)
        for wrong in ["signature:x", "(", ")", "\"open", "OR", String(repeating: "(", count: 70)] {
            let query = QuerySamples.query("\(warnings) \(wrong)")
            #expect(!query.isUnderstood, "\(wrong)")
            #expect(query.problems.count <= 32)
        }
    }

    @Test("Messages are harmless on a terminal, and short, whatever is typed")
    func hostile() {
        let word = "signature:\u{1B}]52;c;\(String(repeating: "x", count: 10_000))"
        for problem in QuerySamples.query("\(word) sta\u{202E}tus:\(word)").problems {
            #expect(problem.message.unicodeScalars.allSatisfy(SafeText.isHarmless))
            #expect(problem.message.count <= 80)
        }
    }
}
