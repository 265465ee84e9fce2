import HookModel
import JSONText
import Testing

/// What queries find, over small captures.
@Suite struct QueryEvaluationTests {
    static let order = SampleCapture(
        id: 42, provider: "omnisales", events: ["order.created"], signature: (.failed, .mismatch),
        causes: [.jsonReserialised], payload: .valid, status: 200,
        targets: [("app", .failed), ("web", .delivered)], method: "POST", path: "/webhooks/omni",
        headers: [("X-Event", "order.created"), ("X-Attempt", "2"), ("X-Event", "second"), ("X-Empty", "")],
        address: "10.1.2.3", isDuplicate: true,
        body: #"{"id":12345678901234567890,"data":{"total":1000.0,"name":"Zoë","note":"","ok":true,"none":null,"#
            + #""list":[1,"two",{}],"text":"1000","a b":{"~/":"x"}}}"#)
    static let unknown = SampleCapture(id: 7, events: [], method: "BREW", path: "/", address: nil, body: "")
    static let batch = SampleCapture(
        id: 8, provider: "stripe", events: ["a", "b.c"], address: "::1", body: "amount=1000&x=y",
        document: #"{"amount":"1000","x":"y"}"#)

    static let cases: [(source: String, order: Bool, unknown: Bool, batch: Bool)] = [
        ("", true, true, true), ("-*", false, false, false), ("provider:OmniSales", true, false, false),
        ("provider:none", false, true, false), ("provider:*", true, true, true), ("provider:?*", true, false, true),
        ("-provider:none", true, false, true), ("event:order.*", true, false, false),
        ("event:none", false, true, false),
        ("event:b.c", false, false, true), ("event:a event:b.c", false, false, true),
        ("event:order", false, false, false),
        ("signature:failed", true, false, false), ("signature:mismatch", true, false, false),
        ("signature:stale", false, false, false), ("signature:unknown,stale", false, true, true),
        ("cause:json_reserialised", true, false, false), ("cause:stale", false, false, false),
        ("payload:valid", true, false, false), ("status:2xx", true, true, true), ("status>=400", false, false, false),
        ("delivery:failed", true, false, false), ("delivery:failed target:app", true, false, false),
        ("delivery:failed target:web", false, false, false), ("target:web", true, false, false),
        ("-(delivery:failed target:web)", true, true, true), ("method:brew", false, false, false),
        ("method:BREW", false, true, false), ("method:post", true, false, true),
        ("path:/webhooks/*", true, false, false),
        ("path:/", false, true, true), ("header.x-event", true, false, false),
        ("header.X-EVENT:order.*", true, false, false),
        ("header.x-event:second", true, false, false), ("header.x-event:Second", false, false, false),
        ("header.x-attempt>1", true, false, false), ("header.x-attempt>2", false, false, false),
        ("header.x-empty:\"\"", true, false, false), ("header.x-event>1", false, false, false),
        ("/data/total>999.99", true, false, false), ("/data/total>1000", false, false, false),
        ("/data/total:1e3", true, false, false), ("/data/total:1000", true, false, false),
        ("/data/total:\"1000.0\"", false, false, false), ("/data/total:1000.*", true, false, false),
        ("/data/text:1000", true, false, false), ("/data/text:\"1000\"", true, false, false),
        ("/data/text>=1000", true, false, false), ("/id:12345678901234567890", true, false, false),
        ("/id:12345678901234567891", false, false, false), ("/id>12345678901234567889", true, false, false),
        ("/data/name:Zo?*", true, false, false), ("/data/name:zo*", false, false, false),
        ("/data/note:\"\"", true, false, false),
        ("/data/ok:true", true, false, false), ("/data/ok:false", false, false, false),
        ("/data/ok:\"true\"", false, false, false),
        ("/data/none", true, false, false), ("/data/none:null", true, false, false),
        ("/data/nothing", false, false, false),
        ("-/data/nothing", true, true, true), ("/data/list/1:two", true, false, false),
        ("/data/list/3", false, false, false),
        ("/data/list:*", false, false, false), ("/data/list", true, false, false),
        ("/data/\"a b\"/~0~1:x", true, false, false),
        ("/amount:1000", false, false, true), ("/amount>=1000", false, false, true),
        ("/amount>1000", false, false, false),
        ("/x:y,z", false, false, true), ("size:0", false, true, false), ("size>0", true, false, true),
        ("size>1KiB", false, false, false),
        ("id:42", true, false, false), ("id<=8", false, true, true), ("id:7,8", false, true, true),
        ("since:2026-11-20T10:20:00Z", true, true, true), ("since:2026-11-20T10:20:00.001Z", false, false, false),
        ("until:2026-11-20T10:20:00Z", false, false, false), ("at:2026-11-20", true, true, true),
        ("at:2026-11-19", false, false, false), ("duplicate:yes", true, false, false),
        ("duplicate:no", false, true, true),
        ("from:10.0.0.0/8", true, false, false), ("-from:10.0.0.0/8", false, true, true),
        ("from:::1", false, false, true),
        ("zoë", true, false, false), ("ZOË", true, false, false), ("\"x-attempt: 2\"", true, false, false),
        ("/webhooks/omni OR text:/webhooks/omni", true, false, false), ("amount", false, false, true),
        ("event:a OR id:42", true, false, true), ("id>7 -event:a", true, false, false),
        ("(id:42 OR id:7) -(provider:none OR event:none)", true, false, false),
    ]

    @Test("What is found", arguments: cases)
    func finds(_ test: (source: String, order: Bool, unknown: Bool, batch: Bool)) {
        let query = Query(test.source, now: QuerySamples.now)
        #expect(query.isUnderstood)
        let found = [Self.order, Self.unknown, Self.batch].map { QueryTest(query).evaluate($0) }
        #expect(found == [test.order, test.unknown, test.batch])
    }

    @Test("What a facet tells of its captures, and what is left to ask")
    func facets() {
        let facet = QueryFacet(
            provider: "stripe", events: .any, signature: .failed, payload: .valid, method: .any)
        let cases: [(String, Bool?, String)] = [
            ("provider:stripe", true, "*"), ("provider:github", false, "-*"), ("event:push", nil, "event:push"),
            ("event:*", true, "*"), ("signature:failed", true, "*"), ("signature:verified", false, "-*"),
            ("signature:mismatch", nil, "signature:mismatch"), ("signature:verified,failed", true, "*"),
            ("payload:valid,invalid", true, "*"), ("method:POST", false, "-*"), ("method:BREW", nil, "method:BREW"),
            ("method:*", true, "*"), ("id>5", nil, "id>5"), ("id>5 provider:github", false, "-*"),
            ("id>5 provider:stripe", nil, "id>5"), ("id>5 OR provider:stripe", true, "*"),
            ("id>5 OR provider:github", nil, "id>5"), ("-(id>5 provider:stripe)", nil, "-id>5"),
            ("provider:stripe (x OR payload:invalid) y", nil, "\"x\" \"y\""),
        ]
        for (source, value, rest) in cases {
            let query = Query(source, now: QuerySamples.now)
            #expect(QueryTest(query).evaluate(facet) == value, "\(source)")
            #expect(query.root?.reduced(by: facet).description == rest, "\(source)")
        }
        let verified = QueryFacet(
            provider: nil, events: .known([]), signature: .verified, payload: .notChecked, method: .known("GET"))
        #expect(QueryTest(Query("signature:mismatch", now: QuerySamples.now)).evaluate(verified) == false)
        #expect(QueryTest(Query("event:none method:get", now: QuerySamples.now)).evaluate(verified) == true)
    }

    @Test("Terms about deliveries stay apart when what stood between them is decided")
    func deliveriesApart() {
        let facet = QueryFacet(
            provider: "p", events: .known([]), signature: .unknown, payload: .notChecked, method: .known("GET"))
        let query = Query("delivery:failed (target:app OR provider:x)", now: QuerySamples.now)
        let rest = query.root?.reduced(by: facet)
        #expect(
            rest
                == .all([
                    .term(.delivery(states: [.failed], targets: [])),
                    .term(.delivery(states: [], targets: [QueryPattern(literal: "app")])),
                ]))
    }

    @Test("Cheap terms are asked before dear ones, and a text only where they leave it open")
    func cheapFirst() {
        let query = Query("needle OR /a/b OR path:/x OR id:42 OR provider:p", now: QuerySamples.now)
        let asked = AskedTerms()
        #expect(QueryTest(query).evaluate(asked) == false)
        #expect(asked.costs == [.facet, .row, .head, .document, .text])
    }
}
