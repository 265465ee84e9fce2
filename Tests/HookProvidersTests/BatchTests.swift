import HookModel
import HookProviders
import TestSupport
import Testing

/// Bodies that hold several events: each is judged for itself.
@Suite struct BatchTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let provider: String?
        var headers: [String] = []
        let body: String
        /// The event that is shown as the request's own.
        let event: String?
        /// All events and how often each is there; nil where it is no batch.
        let batch: String?
        let verdict: PayloadVerdict
        var kind: BodyKind? = .json
        var says: [String] = []
    }

    private static let mails = [
        "X-Twilio-Email-Event-Webhook-Signature: x", "X-Twilio-Email-Event-Webhook-Timestamp: 1",
    ]
    private static let graph = ["Content-Type: application/json"]
    private static let lines = ["Content-Type: application/x-ndjson", "X-Shop: a"]

    private static func mail(_ event: String, _ more: String = #","email":"a@b.example""#) -> String {
        #"{"timestamp":1,"sg_event_id":"\#(event)1","event":"\#(event)"\#(more)}"#
    }

    private static func note(_ type: String, _ id: Int) -> String {
        #"{"id":"\#(id)","subscriptionId":"s","tenantId":"t","changeType":"\#(type)","#
            + #""subscriptionExpirationDateTime":"2024-05-20T11:00:00Z"}"#
    }

    private static func cloud(_ type: String, _ more: String = "") -> String {
        #"{"specversion":"1.0","id":"1","source":"/s","type":"\#(type)"\#(more)}"#
    }

    private static let order = #"{"event":"order.created","timestamp":"2024-01-01T00:00:00Z","data":{"order_id":"1"}}"#

    static let arrays: [Case] = [
        Case(
            testDescription: "SendGrid: several types", provider: "sendgrid", headers: mails,
            body: "[\(mail("processed")),\(mail("delivered")),\(mail("delivered"))]", event: "processed",
            batch: "processed, delivered ×2", verdict: .valid),
        Case(
            testDescription: "SendGrid: one event is no batch", provider: "sendgrid", headers: mails,
            body: "[\(mail("open"))]", event: "open", batch: nil, verdict: .valid),
        Case(
            testDescription: "SendGrid: the second lacks what its own type needs", provider: "sendgrid", headers: mails,
            body: "[\(mail("open")),\n \(mail("click"))]", event: "open", batch: "open, click", verdict: .invalid,
            says: [#"2:2 /1 missing "url""#]),
        Case(
            testDescription: "SendGrid: an event that is not listed, between others", provider: "sendgrid",
            headers: mails, body: "[\(mail("open")),\(mail("teleported")),\(mail("open"))]", event: "open",
            batch: "open ×2, teleported", verdict: .unknownEvent),
        Case(
            testDescription: "SendGrid: known by name alone", provider: "sendgrid", headers: mails,
            body: "[\(mail("open")),\(mail("deferred"))]", event: "open", batch: "open, deferred",
            verdict: .notDescribed),
        Case(
            testDescription: "SendGrid: an event without a type", provider: "sendgrid", headers: mails,
            body: #"[\#(mail("open")),{"timestamp":1,"sg_event_id":"2"}]"#, event: "open", batch: "open, no type",
            verdict: .invalid, says: [#"/1 missing "event""#]),
        Case(
            testDescription: "SendGrid: no event at all", provider: "sendgrid", headers: mails, body: "[]", event: nil,
            batch: nil, verdict: .invalid, says: ["1:1  expected at least one event, found an empty array"]),
        Case(
            testDescription: "SendGrid: an object where the array was due", provider: "sendgrid", headers: mails,
            body: mail("open"), event: "open", batch: nil, verdict: .invalid,
            says: ["1:1  expected an array of events, found an object with 4 members"]),
        Case(
            testDescription: "SendGrid: elements that are no objects", provider: "sendgrid", headers: mails,
            body: "[1,[]]", event: nil, batch: "no type ×2", verdict: .invalid, says: ["/0 ", "/1 "]),
        Case(
            testDescription: "Graph: several notifications", provider: "microsoft-graph", headers: graph,
            body: #"{"value":[\#(note("created", 1)),\#(note("updated", 2))],"validationTokens":["x"]}"#,
            event: "created", batch: "created, updated", verdict: .valid),
        Case(
            testDescription: "Graph: the second is wrong", provider: "microsoft-graph", headers: graph,
            body: #"{"value":[\#(note("created", 1)),{"id":5,"subscriptionId":"s","changeType":"updated"}]}"#,
            event: "created", batch: "created, updated", verdict: .invalid, says: ["/value/1/id", "/value/1 missing"]),
        Case(
            testDescription: "Graph: no array where it should be", provider: "microsoft-graph",
            headers: graph, body: #"{"value":{"id":"1"}}"#, event: nil, batch: nil, verdict: .invalid,
            says: ["1:10 /value expected an array of events at /value, found an object with 1 member"]),
        Case(
            testDescription: "CloudEvents: a batch", provider: "cloudevents",
            headers: ["Content-Type: application/cloudevents-batch+json"], body: "[\(cloud("a.b")),\(cloud("c.d"))]",
            event: "a.b", batch: "a.b, c.d", verdict: .notDescribed),
        Case(
            testDescription: "CloudEvents: headers are not about one event of a batch", provider: "cloudevents",
            headers: ["Content-Type: application/cloudevents-batch+json", "ce-type: other"],
            body: "[\(cloud("a.b")),\(cloud("a.b"))]", event: "a.b", batch: "a.b ×2", verdict: .notDescribed),
        Case(
            testDescription: "CloudEvents: the third lacks its source", provider: "cloudevents",
            headers: ["Content-Type: application/cloudevents-batch+json; charset=utf-8"],
            body: "[\(cloud("a.b")),\(cloud("c.d")),\n{\"specversion\":\"1.0\",\"id\":\"2\",\"type\":\"e.f\"}]",
            event: "a.b", batch: "a.b, c.d, e.f", verdict: .invalid, says: [#"2:1 /2 missing "source""#]),
        Case(
            testDescription: "CloudEvents: binary mode with data that is no JSON", provider: "cloudevents",
            headers: ["Content-Type: text/plain", "ce-specversion: 1.0", "ce-type: a.b"], body: "hello", event: "a.b",
            batch: nil, verdict: .notChecked, kind: nil),
        Case(
            testDescription: "CloudEvents: a single event", provider: "cloudevents",
            headers: ["Content-Type: application/cloudevents+json"], body: cloud("a.b", #","myext":1"#), event: "a.b",
            batch: nil, verdict: .notDescribed),
    ]

    private static let shop = "POST /webhooks/bharatcart HTTP/1.1"

    static let ndjson: [Case] = [
        Case(
            testDescription: "NDJSON: a line is an event", provider: "bharatcart", headers: lines,
            body: "\(order)\n\n\(order.replacing("created", with: "paid"))\r\n", event: "order.created",
            batch: "order.created, order.paid", verdict: .invalid, kind: .ndjson, says: ["3:", "/1/data"]),
        Case(
            testDescription: "NDJSON: one line", provider: "bharatcart", headers: lines,
            body: order.replacing("created", with: "evaporated"), event: "order.evaporated", batch: nil,
            verdict: .unknownEvent, kind: .json),
        Case(
            testDescription: "NDJSON: a broken line", provider: "bharatcart", headers: lines,
            body: "\(order)\n{\"event\":}\n", event: "order.created", batch: nil, verdict: .notJSON, kind: .ndjson,
            says: ["2:10 /1 not JSON: expected a value"]),
        Case(
            testDescription: "NDJSON without its media type", provider: "bharatcart",
            headers: ["Content-Type: text/plain"], body: "\(order)\n\(order)", event: "order.created",
            batch: "order.created ×2", verdict: .invalid, kind: .ndjson),
        Case(
            testDescription: "JSON by its type stays JSON", provider: "bharatcart",
            headers: ["Content-Type: application/json"], body: "\(order)\n\(order)", event: nil, batch: nil,
            verdict: .notJSON, kind: .json, says: ["NDJSON"]),
    ]

    @Test("What is read, and what comes of it", arguments: arrays + ndjson)
    func read(_ test: Case) throws {
        let line = test.provider == "bharatcart" ? Self.shop : "POST /webhooks/\(test.provider ?? "x") HTTP/1.1"
        let evaluator = try RequestEvaluator(catalog: TestCatalog.get())
        let findings = evaluator.evaluate(try .of(line, test.headers, body: Array(test.body.utf8)))
        #expect(findings.provider == test.provider)
        #expect(findings.event?.type == test.event)
        #expect(findings.batch?.text == test.batch)
        #expect(findings.payload.verdict == test.verdict, "\(findings.payload)")
        if test.verdict != .notJSON || test.kind != .json { #expect(findings.payload.kind == test.kind) }
        let errors = findings.payload.errors.map { error in
            "\(error.line):\(error.column) \(error.instanceLocation) \(error.error) \(error.hint ?? "")"
        }
        let said = errors.joined(separator: "\n")
        for words in test.says { #expect(said.contains(words), "\(said)") }
    }

    @Test("Of many wrong events twenty errors are listed, and each is counted")
    func many() throws {
        let body = "[" + Array(repeating: Self.mail("click"), count: 1_000).joined(separator: ",") + "]"
        let request = try ReceivedRequest.of("POST /x HTTP/1.1", Self.mails, body: Array(body.utf8))
        let findings = try RequestEvaluator(catalog: TestCatalog.get()).evaluate(request)
        #expect(findings.batch?.count == 1_000)
        #expect(findings.payload.errors.count == 20)
        #expect(findings.payload.omitted == 980)
    }

    @Test("Types beyond a hundred are counted, not listed")
    func types() {
        var batch = EventBatch()
        for number in 0..<150 { batch.add("type.\(number)") }
        #expect(batch.count == 150)
        #expect(batch.types.count == EventBatch.typeLimit)
    }
}
