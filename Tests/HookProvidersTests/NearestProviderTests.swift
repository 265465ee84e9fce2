import HookModel
import HookProviders
import TestSupport
import Testing

/// Which provider is nearest where none fits.
@Suite struct NearestProviderTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var headers: [String] = []
        var body = ""
        /// Nil where nothing is near.
        let text: String?
    }

    static let cases = [
        Case(
            testDescription: "a header of a group of two", headers: ["X-Slack-Signature: v0=1"],
            text: "nearest: slack (has header X-Slack-Signature; lacks header X-Slack-Request-Timestamp)"),
        Case(
            testDescription: "a subscription's id without the timestamp", headers: ["X-Webhook-ID: 1"],
            text: "nearest: omnisales (has header X-Webhook-ID; lacks header X-Webhook-Timestamp)"),
        Case(
            testDescription: "a misspelt member of an envelope",
            body: #"{"id":"1","object":"event","api_version":"1","created":1,"data":{},"livemode":false,"#
                + #""pending_webhooks":1,"request":null,"tpye":"invoice.paid"}"#,
            text: "nearest: stripe (8 of 9 marks; lacks member type)"),
        Case(testDescription: "members that anybody has", body: #"{"id":"1","type":"x","data":{}}"#, text: nil),
        Case(testDescription: "an array", body: "[1,2]", text: nil),
        Case(testDescription: "nothing", text: nil),
    ]

    @Test("What is near, what it has and what it lacks", arguments: cases)
    func nearest(_ test: Case) throws {
        let evaluator = try RequestEvaluator(catalog: TestCatalog.get())
        let findings = evaluator.evaluate(try .of("POST /x HTTP/1.1", test.headers, body: Array(test.body.utf8)))
        #expect(findings.provider == nil)
        #expect(findings.identification?.nearest?.text == test.text)
    }
}
