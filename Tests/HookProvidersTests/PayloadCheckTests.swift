import HookModel
import HookProviders
import JSONText
import TestSupport
import Testing

@Suite struct PayloadCheckTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var line = "POST /webhooks/bharatcart HTTP/1.1"
        var headers = ["Content-Type: application/json"]
        var body: String
        let verdict: PayloadVerdict
        /// Where the first error is: its instance location, line and column.
        var first: String?
        var event: String?
    }

    static let shipped = #"{"event":"order.shipped","timestamp":"2024-01-01T00:00:00Z","data":"#

    static let cases = [
        Case(
            testDescription: "unknown provider, JSON", line: "POST /x HTTP/1.1", body: #"{"a":1}"#,
            verdict: .notChecked),
        Case(
            testDescription: "unknown provider, JSON that is none", line: "POST /x HTTP/1.1", body: "{\n \"a\":}",
            verdict: .notJSON, first: " 2:6"),
        Case(
            testDescription: "unknown provider, JSON that is empty", line: "POST /x HTTP/1.1", body: "",
            verdict: .notJSON, first: " 1:1"),
        Case(
            testDescription: "unknown provider, +json with parameters", line: "POST /x HTTP/1.1",
            headers: ["Content-Type: Application/Vnd.Api+JSON; charset=utf-8"], body: "x", verdict: .notJSON,
            first: " 1:1"),
        Case(
            testDescription: "unknown provider, no type, broken JSON", line: "POST /x HTTP/1.1", headers: [],
            body: "{", verdict: .notChecked),
        Case(
            testDescription: "unknown provider, form", line: "POST /x HTTP/1.1",
            headers: ["Content-Type: application/x-www-form-urlencoded"], body: "a=1", verdict: .notChecked),
        Case(
            testDescription: "known provider, form type, no JSON",
            headers: ["Content-Type: application/x-www-form-urlencoded"], body: "a=1", verdict: .notJSON,
            first: " 1:1"),
        Case(
            testDescription: "a provider of both, form type", line: "POST /webhooks/slack HTTP/1.1",
            headers: ["Content-Type: application/x-www-form-urlencoded"], body: "command=%2Fweather",
            verdict: .notChecked),
        Case(
            testDescription: "known provider, GET without a type", line: "GET /webhooks/bharatcart HTTP/1.1",
            headers: [], body: "", verdict: .notChecked),
        Case(
            testDescription: "known provider, HEAD without a type", line: "HEAD /webhooks/bharatcart HTTP/1.1",
            headers: [], body: "", verdict: .notChecked),
        Case(
            testDescription: "known provider, DELETE without a body", line: "DELETE /webhooks/bharatcart HTTP/1.1",
            headers: [], body: "", verdict: .notJSON, first: " 1:1"),
        Case(
            testDescription: "known provider, empty", body: "", verdict: .notJSON, first: " 1:1"),
        Case(
            testDescription: "no object", body: "[]", verdict: .invalid, first: " 1:1"),
        Case(
            testDescription: "event absent", body: #"{"timestamp":"2024-01-01T00:00:00Z","data":{}}"#,
            verdict: .invalid, first: " 1:1"),
        Case(
            testDescription: "event no string", body: #"{"event":7,"timestamp":"2024-01-01T00:00:00Z","data":{}}"#,
            verdict: .invalid, first: "/event 1:10"),
        Case(
            testDescription: "event unlisted",
            body: #"{"event":"order.lost","timestamp":"2024-01-01T00:00:00Z","data":{}}"#, verdict: .unknownEvent,
            event: "order.lost"),
        Case(
            testDescription: "event unlisted, and the envelope bad",
            body: #"{"event":"order.lost","timestamp":"yesterday","data":{}}"#, verdict: .invalid,
            first: "/timestamp 1:35", event: "order.lost"),
        Case(
            testDescription: "event without a shown payload",
            body: #"{"event":"product.deleted","timestamp":"2024-01-01T00:00:00Z","data":{"any":[1]}}"#,
            verdict: .valid, event: "product.deleted"),
        Case(
            testDescription: "a line and a column in the body as received",
            body: "{\"event\":\"order.delivered\",\r\n \"timestamp\":\"2024-01-01T00:00:00Z\",\r\n"
                + " \"data\":{\"orderId\":\"1\",\r\n  \"deliveredAt\": 5}}",
            verdict: .invalid, first: "/data/deliveredAt 4:18", event: "order.delivered"),
        Case(
            testDescription: "guide 003's excerpt posted bare", line: "POST /webhooks/brainsait HTTP/1.1",
            body: #"{"event":"payment.failed","data":{"object":{"id":"p"}}}"#, verdict: .invalid, first: " 1:1",
            event: "payment.failed"),
        Case(
            testDescription: "storefront's type at /type", line: "POST /x HTTP/1.1",
            headers: ["X-Webhook-Signature: x"], body: #"{"type":"order.created"}"#, verdict: .valid,
            event: "order.created"),
        Case(
            testDescription: "storefront without a type", line: "POST /x HTTP/1.1",
            headers: ["X-Webhook-Signature: x"], body: #"{"kind":"order.created"}"#, verdict: .invalid,
            first: " 1:1"),
    ]

    @Test("A payload and its verdict", arguments: cases)
    func check(_ test: Case) throws {
        let evaluator = try RequestEvaluator(catalog: TestCatalog.get())
        let findings = evaluator.evaluate(try .of(test.line, test.headers, body: Array(test.body.utf8)))
        #expect(findings.payload.verdict == test.verdict, "\(findings.payload)")
        let first = findings.payload.errors.first.map { "\($0.instanceLocation) \($0.line):\($0.column)" }
        #expect(first == test.first, "\(findings.payload.errors)")
        #expect(findings.event?.type == test.event)
    }

    @Test("A near miss is told")
    func hint() throws {
        let evaluator = try RequestEvaluator(catalog: TestCatalog.get())
        let body =
            PayloadCheckTests.shipped
            + #"{"order_id":"1","tracking":{"carrier":"c","trackingNumber":"t","estimatedDelivery":"2024-01-05T00:00:00Z"}}}"#
        let findings = evaluator.evaluate(
            try .of("POST /webhooks/bharatcart HTTP/1.1", body: Array(body.utf8)))
        let error = try #require(findings.payload.errors.first)
        #expect(error.instanceLocation == "/data")
        #expect(error.hint?.contains("order_id") == true, "\(error)")
        #expect(findings.payload.undocumented == ["/data/order_id"])
    }

    @Test(
        "What is not JSON has a hint beside its place",
        arguments: [
            ("{'a': True}", "1:2", "Python's text of a dictionary: use json.dumps"),
            ("{\"a\":NaN}", "1:6", "NaN is no JSON number: send null or a string"),
            ("<!DOCTYPE html><html></html>", "1:1", "HTML, such as an error page, instead of JSON"),
            ("a=1&b=2", "1:1", "a form (application/x-www-form-urlencoded) instead of JSON"),
            ("hello", "1:1", nil),
        ] as [(String, String, String?)])
    func notJSON(_ body: String, _ place: String, _ hint: String?) throws {
        let evaluator = try RequestEvaluator(catalog: TestCatalog.get())
        let findings = evaluator.evaluate(
            try .of("POST /x HTTP/1.1", ["Content-Type: application/json"], body: Array(body.utf8)))
        let error = try #require(findings.payload.errors.first)
        #expect(findings.payload.verdict == .notJSON)
        #expect("\(error.line):\(error.column)" == place)
        #expect(error.hint == hint)
    }

    @Test("A document that does not say where the type of an event is has nothing to hold a payload against")
    func noTypes() throws {
        let text = String(
            decoding: try ProjectFiles.bytes("Sources/HookProviders/Catalog/omnisales.json"), as: UTF8.self)
        let changed = text.replacing("\"type\": [\n      \"/event\"\n    ]", with: "\"type\": []")
        let document = try DocumentReader().read(Array(changed.utf8), file: "omnisales.json")
        let example = try #require(document.event("order.created")?.examples.first)
        let good = try JSONDocument(Array(example.bytes))
        #expect(good.withText { PayloadCheck.check($0, provider: document, type: nil) }.verdict == .notChecked)
        let bad = try JSONDocument("[]")
        #expect(bad.withText { PayloadCheck.check($0, provider: document, type: nil) }.verdict == .invalid)
    }

    @Test("A repeated member is told")
    func duplicates() throws {
        let evaluator = try RequestEvaluator(catalog: TestCatalog.get())
        let findings = evaluator.evaluate(
            try .of(
                "POST /x HTTP/1.1", ["Content-Type: application/json"], body: Array(#"{"a":1,"b":{"c":1,"c":2}}"#.utf8))
        )
        #expect(findings.payload.duplicateKeys == ["/b/c"])
    }
}
