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
        var leavesRetrying = false
        var failedInRow = 0
        var chance = 0.0
        let state: DeliveryState
        var wait: Int64?
        var switchesOff: String?

        var testDescription: String { name }
    }

    static let cases: [Case] = [
        Case(name: "200 is success", status: 200, state: .delivered),
        Case(name: "204 is success", status: 204, state: .delivered),
        Case(name: "302 is tried again", status: 302, state: .pending, wait: 1000),
        Case(name: "301 stays what it is", status: 301, state: .failed),
        Case(name: "308 stays what it is", retry: "exponential", status: 308, state: .failed),
        Case(name: "308 with no provider's rules", retry: "provider", status: 308, state: .failed),
        Case(name: "the sender retries", status: 500, leavesRetrying: true, state: .failed),
        Case(name: "the sender need not retry", status: 201, leavesRetrying: true, state: .delivered),
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
        Case(
            name: "storefront 5", retry: "provider", provider: "storefront", number: 5, state: .failed,
            switchesOff: "5 attempts of one delivery failed"),
        Case(
            name: "bharatcart's tenth", retry: "provider", provider: "bharatcart", number: 4, failedInRow: 9,
            state: .failed, switchesOff: "10 deliveries in a row failed"),
        Case(
            name: "bharatcart's ninth", retry: "provider", provider: "bharatcart", number: 4, failedInRow: 8,
            state: .failed),
        Case(
            name: "bharatcart's tenth, not ended", retry: "provider", provider: "bharatcart", number: 3, failedInRow: 9,
            state: .pending, wait: 3_600_000),
        Case(
            name: "a list switches nothing off", retry: "1s", provider: "bharatcart", number: 2, failedInRow: 9,
            state: .failed),
        Case(
            name: "410", retry: "provider", provider: "bharatcart", status: 410, state: .failed,
            switchesOff: "it answered 410 Gone"),
        Case(name: "410 with a list", provider: "bharatcart", status: 410, state: .pending, wait: 1000),
        Case(
            name: "omnisales 3 of 5", retry: "provider,attempts=5", provider: "omnisales", number: 3, state: .pending,
            wait: 4000),
        Case(
            name: "omnisales 4 of 5", retry: "provider,attempts=5", provider: "omnisales", number: 4, state: .pending,
            wait: 8000),
        Case(
            name: "omnisales 5 of 5", retry: "provider,attempts=5", provider: "omnisales", number: 5, state: .failed),
        Case(
            name: "omnisales waits at most 60 s", retry: "provider,attempts=50", provider: "omnisales", number: 40,
            state: .pending, wait: 60_000),
        Case(
            name: "omnisales 2 of 2", retry: "provider,attempts=2", provider: "omnisales", number: 2, state: .failed),
        Case(
            name: "bharatcart 4 of 6 waits as before", retry: "provider,attempts=6", provider: "bharatcart", number: 4,
            state: .pending, wait: 3_600_000),
        Case(name: "exponential 1", retry: "exponential,jitter=0", state: .pending, wait: 1000),
        Case(name: "exponential 4", retry: "exponential,jitter=0%", number: 4, state: .pending, wait: 8000),
        Case(name: "exponential 8", retry: "exponential", number: 8, state: .failed),
        Case(
            name: "exponential at its longest", retry: "exponential,attempts=99,max=1m", number: 98, state: .pending,
            wait: 60_000),
        Case(
            name: "exponential by its own numbers", retry: "exponential,first=200ms,factor=1.5,max=1h,attempts=4",
            number: 3, state: .pending, wait: 450),
        Case(name: "jitter shortens", retry: "exponential", number: 2, chance: -1, state: .pending, wait: 1600),
        Case(
            name: "jitter lengthens", retry: "exponential,jitter=50%", number: 2, chance: 1, state: .pending, wait: 3000
        ),
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
        let headers = test.retryAfter.map { [HeaderLine(name: "retry-after", value: $0)] } ?? []
        let attempt = DeliveryAttempt(
            number: test.number, startedAt: Timestamp(milliseconds: 0), took: .zero, status: test.status,
            error: test.status == nil ? "reset" : nil, headers: headers)
        let rules = ForwardRules(retry: try #require(RetryPolicy(test.retry)), timeScale: test.scale)
        let document = try test.provider.map { try #require(TestCatalog.get().document($0)) }
        let verdict = AttemptVerdict(
            attempt, endedAt: Timestamp(milliseconds: 0), rules, document?.delivery,
            leavesRetrying: test.leavesRetrying, failedInRow: test.failedInRow, chance: test.chance)
        #expect(verdict.switchesOff == test.switchesOff)
        #expect(verdict.state == test.state)
        #expect(verdict.dueAt?.milliseconds == test.wait)
    }

    @Test(arguments: [
        "", "1", "1s,", "-1s", "1s;2s", "soon", "None", "none,1s", "provider,attempts=0", "provider,attempts",
        "provider,1s", "exponential,first=0", "exponential,speed=2", "exponential,jitter=101%",
        "exponential,factor=0.5",
    ])
    func refuses(_ text: String) {
        #expect(RetryPolicy(text) == nil)
    }
}
