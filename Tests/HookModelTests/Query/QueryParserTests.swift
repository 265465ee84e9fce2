import HookModel
import Testing

/// What queries mean, told by their canonical form.
@Suite struct QueryParserTests {
    static let words: [(source: String, canonical: String)] = [
        ("", ""), ("   ", ""), ("*", ""), ("-*", "-*"), ("* stripe", "provider:stripe"),
        ("stripe invoice.paid", "provider:stripe event:invoice.paid"), ("Stripe", "provider:stripe"),
        ("INVOICE.PAID", "event:invoice.paid"), ("invoice.*", "event:invoice.*"), ("nothing.*", "\"nothing.*\""),
        ("\"stripe\"", "\"stripe\""), ("hello world", "\"hello\" \"world\""), ("\"test mode\"", "\"test mode\""),
        (#""a \"b\" \\ \n""#, #""a \"b\" \\ \\n""#), ("-stripe", "-provider:stripe"), ("--flag", "\"--flag\""),
        ("-", "\"-\""), ("a - b", "\"a\" \"-\" \"b\""), ("and or not", "\"and\" \"or\" \"not\""),
        ("a AND b", "\"a\" \"b\""), ("a OR b c", "\"a\" OR (\"b\" \"c\")"), ("(a OR b) c", "(\"a\" OR \"b\") \"c\""),
        ("a (b (c d))", "\"a\" \"b\" \"c\" \"d\""), ("NOT NOT a", "\"a\""), ("NOT -a", "\"a\""),
        ("NOT (a b)", "-(\"a\" \"b\")"), ("-(a OR b)", "-(\"a\" OR \"b\")"), ("a\tb\nc", "\"a\" \"b\" \"c\""),
        ("(event:order.* OR event:refund.*) NOT \"test mode\"", "(event:order.* OR event:refund.*) -\"test mode\""),
        ("localhost:3000", "\"localhost:3000\""), ("https://x.example/a?b=c", "\"https://x.example/a?b=c\""),
        ("10:30", "\"10:30\""), ("text:stripe", "\"stripe\""), ("text:a,b*", "\"a,b*\""),
        ("text:\"\"", ""), ("é", "\"é\""), ("🧵", "\"🧵\""),
    ]

    static let fields: [(source: String, canonical: String)] = [
        ("Provider:GitHub", "provider:github"), ("provider:stripe,github", "provider:stripe,github"),
        ("provider:", "provider:none"), ("provider:none", "provider:none"), ("provider:\"none\"", "provider:\"none\""),
        ("provider:gi*", "provider:gi*"), ("provider=github event=push", "provider:github event:push"),
        ("provider=github,event=push,pull*", "provider:github event:push,pull*"), ("event:Push", "event:push"),
        ("event:none", "event:none"), ("event:\"order shipped\"", "event:\"Order Shipped\""),
        ("event:\"a*b\"", "event:\"a*b\""), ("event:\"a b\"*", "event:\"a b\"*"), ("event:a**b", "event:a*b"),
        ("signature:verified", "signature:verified"), ("signature:Not-Signed", "\"signature:Not-Signed\""),
        ("signature:failed,missing", "signature:failed,missing"), ("signature:mismatch", "signature:mismatch"),
        ("signature:timestamp_*", "signature:timestamp_missing,timestamp_malformed"),
        ("-signature:verified", "-signature:verified"), ("cause:json_reserialised", "cause:json_reserialised"),
        ("payload:invalid,not_json", "payload:invalid,not_json"), ("status:5xx", "status:5xx"),
        ("status:404", "status:404"), ("status:4XX,>=500", "status:4xx,>=500"), ("size:>9,<=5,7", "size:>9,<=5,7"),
        ("/a:>5", "/a>5"), ("status>=400", "status>=400"),
        ("status:>=400", "status>=400"), ("status=200", "status:200"), ("status==200", "status:200"),
        ("status!=200", "-status:200"), ("delivery:failed", "delivery:failed"), ("target:app", "target:app"),
        ("target:localhost:3000", "target:localhost:3000"),
        ("delivery:failed target:app", "delivery:failed target:app"),
        ("target:app x delivery:failed", "delivery:failed target:app \"x\""),
        ("-(delivery:failed target:app)", "-(delivery:failed target:app)"),
        (
            "(delivery:failed target:a) (delivery:pending target:b)",
            "(delivery:failed target:a) (delivery:pending target:b)"
        ),
        ("path:/webhooks/*", "path:/webhooks/*"), ("path:/a?b", "path:/a?b"), ("path:\"/a?b\"", "path:\"/a?b\""),
        ("method:post", "method:POST"), ("method:POST,brew", "method:POST,brew"), ("method:P*", "method:P*"),
        ("header.X-GitHub-Event:push", "header.x-github-event:push"), ("header.x", "header.x"),
        ("-header.x", "-header.x"),
        ("header.x>5", "header.x>5"), ("header.x:\"a b\",c*", "header.x:\"a b\",c*"),
        ("header.x:\"\"", "header.x:\"\""),
        ("size>10KiB", "size>10KiB"), ("size:489", "size:489"), ("size<1kb", "size<1000"), ("size:0", "size:0"),
        ("id>42", "id>42"), ("id:42,#43", "id:42,43"), ("id:\">42\"", "\"id:\\\">42\\\"\""),
        ("duplicate:yes", "duplicate:yes"), ("duplicate:False", "duplicate:no"),
        ("from:10.0.0.0/8,::1", "from:10.0.0.0/8,::1"),
    ]

    static let bodies: [(source: String, canonical: String)] = [
        ("/data/coupon", "/data/coupon"), ("-/data/coupon", "-/data/coupon"), ("/a:b", "/a:b"),
        ("/a:\"b\"", "/a:\"b\""),
        ("/data/object/amount>1000", "/data/object/amount>1000"), ("/a>=1.50", "/a>=1.50"), ("/a:1e3", "/a:1e3"),
        ("/a:true", "/a:true"), ("/a:\"true\"", "/a:\"true\""), ("/a:1,x,\"y\"", "/a:1,x,\"y\""),
        ("/a:x*", "/a:x*"), ("/a:\"x*\"*", "/a:\"x*\"*"), ("/a:\"\"*", "/a:\"\"*"), ("/a:\"\"", "/a:\"\""),
        ("/\"a b\"/c:1", "/\"a b\"/c:1"), ("/a\":\"b:1", "/\"a:b\":1"), ("/a~1b/~0", "/a~1b/~0"), ("/", "\"/\""),
        ("/\"\"", "/\"\""), ("//cdn.example/x", "\"//cdn.example/x\""), ("/a/", "/a/\"\""), ("/a:x:y", "/a:x:y"),
        ("/a!=1", "-/a:1"),
    ]

    static let times: [(source: String, canonical: String)] = [
        ("since:10m", "since:2026-11-20T10:20:00.000Z"), ("since:1d", "since:2026-11-19T10:30:00.000Z"),
        ("until:2026-11-20", "until:2026-11-20T00:00:00.000Z"), ("since=200ms", "since:2026-11-20T10:29:59.800Z"),
        ("at>2026-11-20T10:00Z", "at>2026-11-20T10:00:00.000Z"), ("at>=10m", "since:2026-11-20T10:20:00.000Z"),
        ("at<2026-11-20T10:00:00.5+05:30", "until:2026-11-20T04:30:00.500Z"),
        ("received<=1h", "at<=2026-11-20T09:30:00.000Z"),
        ("at:2026-11-20", "since:2026-11-20T00:00:00.000Z until:2026-11-21T00:00:00.000Z"),
        ("at:2026-11-20T10:00Z", "since:2026-11-20T10:00:00.000Z until:2026-11-20T10:01:00.000Z"),
        ("at:2026-11-20T10:00:07Z", "since:2026-11-20T10:00:07.000Z until:2026-11-20T10:00:08.000Z"),
        ("at:2026-11-20T10:00:07.123Z", "at:2026-11-20T10:00:07.123Z"),
        ("-at:2026-11-20", "-(since:2026-11-20T00:00:00.000Z until:2026-11-21T00:00:00.000Z)"),
        ("since:99999999999d", "since:0001-01-01T00:00:00.000Z"),
        ("at:9999-12-31", "since:9999-12-31T00:00:00.000Z until:9999-12-31T23:59:59.999Z"),
        ("since:9999999999999999h", "\"since:9999999999999999h\""),
    ]

    @Test("Words, quotes and what joins them", arguments: words)
    func readWords(_ test: (source: String, canonical: String)) { check(test) }

    @Test("Fields", arguments: fields)
    func readFields(_ test: (source: String, canonical: String)) { check(test) }

    @Test("Values in bodies", arguments: bodies)
    func readBodies(_ test: (source: String, canonical: String)) { check(test) }

    @Test("Times", arguments: times)
    func readTimes(_ test: (source: String, canonical: String)) { check(test) }

    private func check(_ test: (source: String, canonical: String)) {
        let query = QuerySamples.query(test.source)
        #expect(query.description == test.canonical)
        #expect(query.source == test.source)
        #expect((query.root == nil) == test.canonical.isEmpty)
        for again in [QuerySamples.query(query.description), Query(query.description, now: Timestamp(milliseconds: 0))]
        {
            #expect(again.root == query.root)
            #expect(again.problems.isEmpty || !query.isUnderstood || again.isUnderstood)
        }
    }

    @Test("Without a vocabulary, bare words are text and no name is unknown")
    func noVocabulary() {
        let query = Query("stripe invoice.* provider:nobody event:x target:y", now: QuerySamples.now)
        #expect(query.description == "\"stripe\" \"invoice.*\" provider:nobody event:x target:y")
        #expect(query.problems.isEmpty)
    }

    @Test("Durations count back from the moment that is given, once and for all")
    func moment() {
        let query = Query("since:10m", now: Timestamp(milliseconds: 1_000_000))
        #expect(query.root == .term(.received(.atLeast, Timestamp(milliseconds: 400_000))))
    }
}
