import HookModel
import HookProviders
import TestSupport
import Testing

@testable import HookReceiver

/// What follows an attempt, as a table: policy, provider, attempt, answer → state and wait.
@Suite struct AttemptVerdictTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        var retry: String = "1s,5s"
        var provider: String?
        var number = 1
        var status: Int? = 500
        var retryAfter: String?
        var scale = 1
        let state: DeliveryState
        var wait: Int64?

        var testDescription: String { name }
    }

    static let cases: [Case] = [
        Case(name: "200 is success", status: 200, state: .delivered),
        Case(name: "204 is success", status: 204, state: .delivered),
        Case(name: "302 is tried again", status: 302, state: .pending, wait: 1000),
        Case(name: "404 is tried again", status: 404, state: .pending, wait: 1000),
        Case(name: "no answer is tried again", status: nil, state: .pending, wait: 1000),
        Case(name: "the second wait", number: 2, state: .pending, wait: 5000),
        Case(name: "the last attempt", number: 3, state: .failed),
        Case(name: "none", retry: "none", state: .failed),
        Case(name: "the scale divides", number: 2, scale: 50, state: .pending, wait: 100),
        Case(name: "429 asks for longer", status: 429, retryAfter: "7", state: .pending, wait: 7000),
        Case(name: "503 asks for longer", status: 503, retryAfter: "7", state: .pending, wait: 7000),
        Case(name: "503 asks for less", number: 2, status: 503, retryAfter: "2", state: .pending, wait: 5000),
        Case(name: "500 is not heard", status: 500, retryAfter: "7", state: .pending, wait: 1000),
        Case(name: "nonsense is not heard", status: 429, retryAfter: "soon", state: .pending, wait: 1000),
        Case(
            name: "a date is heard", status: 429, retryAfter: "Thu, 01 Jan 1970 00:00:09 GMT", state: .pending,
            wait: 9000),
        Case(name: "bharatcart 1", retry: "provider", provider: "bharatcart", state: .pending, wait: 60_000),
        Case(
            name: "bharatcart 3", retry: "provider", provider: "bharatcart", number: 3, state: .pending, wait: 3_600_000
        ),
        Case(name: "bharatcart 4", retry: "provider", provider: "bharatcart", number: 4, state: .failed),
        Case(name: "omnisales 1", retry: "provider", provider: "omnisales", state: .pending, wait: 1000),
        Case(name: "omnisales 2", retry: "provider", provider: "omnisales", number: 2, state: .pending, wait: 2000),
        Case(name: "omnisales 3", retry: "provider", provider: "omnisales", number: 3, state: .failed),
        Case(
            name: "storefront 4", retry: "provider", provider: "storefront", number: 4, state: .pending,
            wait: 86_400_000),
        Case(name: "storefront 5", retry: "provider", provider: "storefront", number: 5, state: .failed),
        Case(name: "brainsait 500", retry: "provider", provider: "brainsait", state: .pending, wait: 300_000),
        Case(
            name: "brainsait 301", retry: "provider", provider: "brainsait", status: 301, state: .pending, wait: 300_000
        ),
        Case(name: "brainsait 404 ends it", retry: "provider", provider: "brainsait", status: 404, state: .failed),
        Case(
            name: "brainsait 429", retry: "provider", provider: "brainsait", status: 429, state: .pending,
            wait: 300_000),
        Case(
            name: "brainsait 429 asks for longer", retry: "provider", provider: "brainsait", status: 429,
            retryAfter: "600", state: .pending, wait: 600_000),
        Case(
            name: "brainsait 503 is not heard", retry: "provider", provider: "brainsait", status: 503,
            retryAfter: "600", state: .pending, wait: 300_000),
        Case(name: "esahayak has no schedule", retry: "provider", provider: "esahayak", state: .pending, wait: 1000),
        Case(name: "no provider", retry: "provider", state: .pending, wait: 1000),
        Case(
            name: "a list beats the provider's statuses", provider: "brainsait", status: 404, state: .pending,
            wait: 1000),
    ]

    @Test(arguments: cases)
    func follows(_ test: Case) throws {
        let headers = test.retryAfter.map { [Answer.Header(name: "retry-after", value: $0)] } ?? []
        let attempt = DeliveryAttempt(
            number: test.number, startedAt: Timestamp(milliseconds: 0), took: .zero, status: test.status,
            error: test.status == nil ? "reset" : nil, headers: headers)
        let rules = ForwardRules(retry: try #require(RetryPolicy(test.retry)), timeScale: test.scale)
        let document = try test.provider.map { try #require(TestCatalog.get().document($0)) }
        let verdict = AttemptVerdict(attempt, endedAt: Timestamp(milliseconds: 0), rules, document?.delivery)
        #expect(verdict.state == test.state)
        #expect(verdict.dueAt?.milliseconds == test.wait)
    }

    @Test(arguments: ["", "1", "1s,", "-1s", "1s;2s", "soon", "None"])
    func refuses(_ text: String) {
        #expect(RetryPolicy(text) == nil)
    }
}
