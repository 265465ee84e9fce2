import HookModel
import HookProviders
import TestSupport
import Testing

@Suite struct IdentifierTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var line = "POST /x HTTP/1.1"
        var headers: [String] = []
        var body = ""
        var pins: [String] = []
        let provider: String?
        let because: [String]
    }

    static let signature = "X-Webhook-Signature: \(String(repeating: "a", count: 64))"
    static let bharatcart = #"{"event":"order.paid","timestamp":"2024-01-01T00:00:00Z","data":{}}"#
    static let omnisales = #"{"id":"1","event":"order.paid","created_at":"2024-01-01T00:00:00Z","data":{}}"#

    static let cases = [
        Case(testDescription: "nothing points anywhere", provider: nil, because: []),
        Case(
            testDescription: "the shared header, when nothing else fits", headers: [signature], provider: "storefront",
            because: ["header X-Webhook-Signature"]),
        Case(
            testDescription: "the shared header does not beat an envelope", headers: [signature], body: bharatcart,
            provider: "bharatcart", because: ["envelope event, timestamp, data"]),
        Case(
            testDescription: "the shared header does not beat a path", line: "POST /webhooks/bharatcart HTTP/1.1",
            headers: [signature], provider: "bharatcart", because: ["path /webhooks/bharatcart"]),
        Case(
            testDescription: "a path below a tunnel's prefix, with query and final slash",
            line: "POST /t/9/webhooks/orders/?a=/webhooks/bharatcart HTTP/1.1", provider: "omnisales",
            because: ["path /webhooks/orders"]),
        Case(
            testDescription: "a path that only begins like one", line: "POST /webhooks/omnibus HTTP/1.1", provider: nil,
            because: []),
        Case(
            testDescription: "a path needs its own segment", line: "POST /mywebhooks/omni HTTP/1.1", provider: nil,
            because: []),
        Case(
            testDescription: "a subscription id without its timestamp is no sign", headers: ["X-Webhook-ID: 1"],
            provider: nil, because: []),
        Case(
            testDescription: "a subscription id with its timestamp",
            headers: ["x-webhook-id: 1", "x-webhook-timestamp: 1"], provider: "omnisales",
            because: ["header X-Webhook-ID with X-Webhook-Timestamp"]),
        Case(
            testDescription: "a user agent beats another's path", line: "POST /webhooks/brainsait HTTP/1.1",
            headers: ["User-Agent: OmniSales-Webhook/1.0"], provider: "omnisales",
            because: ["user agent OmniSales-Webhook/1.0"]),
        Case(
            testDescription: "a header beats another's user agent",
            headers: ["User-Agent: OmniSales-Webhook/1.0", "X-BrainSAIT-Signature: x"], provider: "brainsait",
            because: ["header X-BrainSAIT-Signature"]),
        Case(
            testDescription: "B5: a sender's one telling header is enough", headers: ["X-GitHub-Event: push"],
            provider: "github", because: ["header X-GitHub-Event"]),
        Case(
            testDescription: "B5: GitHub's old signature is not Intercom's",
            headers: ["X-GitHub-Event: push", "X-Hub-Signature: sha1=00"], provider: "github",
            because: ["header X-GitHub-Event"]),
        Case(
            testDescription: "F15: Gitea sends GitHub's headers and its own",
            headers: [
                "X-GitHub-Event: push", "X-GitHub-Delivery: 1", "X-Gitea-Event: push", "X-Hub-Signature: sha1=0",
            ],
            provider: nil, because: []),
        Case(
            testDescription: "Forgejo does, too", line: "POST /webhooks/github HTTP/1.1",
            headers: ["X-GitHub-Event: push", "X-GitHub-Delivery: 1", "x-forgejo-event: push"], provider: nil,
            because: []),
        Case(
            testDescription: "Gogs does, too", headers: ["X-GitHub-Event: push", "X-Gogs-Event: push"], provider: nil,
            because: []),
        Case(
            testDescription: "what is ruled out can be pinned", line: "POST /x HTTP/1.1",
            headers: ["X-GitHub-Event: push", "X-Gitea-Event: push"], pins: ["/x=github"], provider: "github",
            because: ["pin /x=github"]),
        Case(
            testDescription: "Paddle's forms are of its older product",
            headers: ["User-Agent: Paddle", "Content-Type: application/x-www-form-urlencoded; charset=utf-8"],
            body: "alert_name=a&p_signature=b", provider: nil, because: []),
        Case(
            testDescription: "CloudEvents by the content type alone",
            headers: ["Content-Type: application/CloudEvents+JSON; charset=utf-8"], body: "[]",
            provider: "cloudevents", because: ["content type application/cloudevents+json"]),
        Case(
            testDescription: "a batch of CloudEvents", headers: ["Content-Type: application/cloudevents-batch+json"],
            body: "[]", provider: "cloudevents", because: ["content type application/cloudevents-batch+json"]),
        Case(
            testDescription: "CloudEvents with an extension attribute",
            body: #"{"specversion":"1.0","id":"2","source":"/s","type":"x","myext":"v"}"#, provider: "cloudevents",
            because: ["envelope specversion, id, source, type"]),
        Case(
            testDescription: "a pin beats everything", line: "POST /x HTTP/1.1",
            headers: ["X-BrainSAIT-Signature: x"], pins: ["/x=storefront"], provider: "storefront",
            because: ["pin /x=storefront"]),
        Case(
            testDescription: "a pin of another path", line: "POST /xx HTTP/1.1", pins: ["/x=storefront"], provider: nil,
            because: []),
        Case(
            testDescription: "a pin with a wildcard", line: "POST /a/b HTTP/1.1", pins: ["/a/*=storefront"],
            provider: "storefront", because: ["pin /a/*=storefront"]),
        Case(
            testDescription: "a tie of headers goes on to the user agent",
            headers: ["User-Agent: eSahayak-Webhooks/1.0", "X-BrainSAIT-Signature: x", "X-eSahayak-Event: y"],
            provider: "esahayak",
            because: [
                "user agent eSahayak-Webhooks/1.0", "header X-BrainSAIT-Signature fits brainsait",
                "header X-eSahayak-Event fits esahayak",
            ]),
        Case(
            testDescription: "still tied is no provider, and both are named",
            headers: ["X-BrainSAIT-Signature: x", "X-eSahayak-Event: y", signature], provider: nil,
            because: ["header X-BrainSAIT-Signature fits brainsait", "header X-eSahayak-Event fits esahayak"]),
        Case(
            testDescription: "an envelope with id and created_at", body: omnisales, provider: "omnisales",
            because: ["envelope id, event, created_at, data"]),
        Case(
            testDescription: "an envelope with one member more is not exact",
            body: #"{"extra":1,"event":"a","timestamp":"b","data":{}}"#, provider: nil, because: []),
        Case(
            testDescription: "an envelope that lacks one", body: #"{"event":"a","data":{}}"#, provider: nil,
            because: []),
        Case(
            testDescription: "an envelope with its optional member",
            body: #"{"id":"1","event":"a","created":"b","data":{"object":{}},"tenant_id":"t","api_version":"1"}"#,
            provider: "brainsait", because: ["envelope id, event, created, data.object, tenant_id"]),
        Case(
            testDescription: "an envelope in a broken body is none", body: String(bharatcart.dropLast()), provider: nil,
            because: []),
    ]

    @Test("A request and its sender", arguments: cases)
    func identify(_ test: Case) throws {
        let evaluator = try RequestEvaluator(catalog: TestCatalog.get(), pins: test.pins.compactMap(ProviderPin.init))
        let findings = evaluator.evaluate(try .of(test.line, test.headers, body: Array(test.body.utf8)))
        #expect(findings.provider == test.provider)
        #expect(findings.identification?.because ?? [] == test.because)
    }

    @Test("A secret changes nothing")
    func secrets() throws {
        let catalog = try TestCatalog.get()
        let request = try ReceivedRequest.of("POST /x HTTP/1.1", [IdentifierTests.signature])
        let without = try RequestEvaluator(catalog: catalog).evaluate(request)
        let with = try RequestEvaluator(catalog: catalog, secrets: TestSecrets.all).evaluate(request)
        #expect(without.identification == with.identification)
    }

    @Test("What is no pin is refused", arguments: ["", "/x", "x=omnisales", "/x=", "=omnisales"])
    func badPin(text: String) {
        #expect(ProviderPin(text) == nil)
    }
}
