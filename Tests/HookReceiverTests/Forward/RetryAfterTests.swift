import HookModel
import TestSupport
import Testing

@testable import HookReceiver

/// `Retry-After` (RFC 9110, sections 10.2.3 and 5.6.7), hostile values among them.
@Suite struct RetryAfterTests {
    /// 2026-11-20T10:00:00Z.
    private static let now = Timestamp(milliseconds: 1_795_168_800_000)

    /// Values, and the wait that follows in seconds; 1 where they are not believed.
    static let cases: [(values: [String], wait: Int64)] = [
        (["120"], 120), ([" 120"], 120), (["120 "], 120), (["\t120\t "], 120), (["0120"], 120), (["0"], 1),
        (["86400"], 86_400), (["86401"], 86_400), (["99999999999999999999999999"], 86_400),
        (["9223372036854775807"], 86_400), (["9223372036854775"], 86_400),
        (["+120"], 1), (["-1"], 1), (["1.5"], 1), (["1e3"], 1), (["0x10"], 1), (["1_000"], 1), (["12 0"], 1),
        (["120s"], 1), (["120,120"], 1), (["120;"], 1), (["\u{0661}\u{0662}"], 1), ([""], 1), ([" "], 1), (["soon"], 1),
        (["120", "240"], 1), (["120", ""], 1), (["120", "120"], 1),
        (["Fri, 20 Nov 2026 10:01:00 GMT"], 60), (["  Fri, 20 Nov 2026 10:01:00 GMT "], 60),
        (["Friday, 20-Nov-26 10:01:00 GMT"], 60), (["Fri Nov 20 10:01:00 2026"], 60),
        // The weekday need not fit; a date that has passed asks for nothing.
        (["Mon, 20 Nov 2026 10:01:00 GMT"], 60), (["Thu, 19 Nov 2026 10:01:00 GMT"], 1),
        (["Sun, 06 Nov 1994 08:49:37 GMT"], 1), (["Sunday, 06-Nov-94 08:49:37 GMT"], 1),
        (["Sun Nov  6 08:49:37 1994"], 1),
        (["Wednesday, 21-Oct-37 07:28:00 GMT"], 86_400), (["Wed Oct 21 07:28:00 2037"], 86_400),
        (["Wed, 21 Oct 9999 07:28:00 GMT"], 86_400),
        // 2076 is not more than fifty years away, 1977 is what 77 means.
        (["Friday, 20-Nov-76 09:00:00 GMT"], 86_400), (["Sunday, 20-Nov-77 10:00:00 GMT"], 1),
        (["Fri, 20 Nov 2026 10:01:00 UTC"], 1), (["Fri, 20 Nov 2026 10:01:00 +0000"], 1),
        (["fri, 20 nov 2026 10:01:00 gmt"], 1), (["Fri, 20 Nov 2026 10:01:00"], 1), (["20 Nov 2026 10:01:00 GMT"], 1),
        (["Fri, 31 Feb 2026 10:01:00 GMT"], 1), (["Fri, 20 Nov 2026 25:01:00 GMT"], 1),
        (["Fri, 20 Nov 2026 10:1:00 GMT"], 1), (["Xxx, 20 Nov 2026 10:01:00 GMT"], 1),
        (["Friday, 20-Nov-2026 10:01:00 GMT"], 1), (["Fri, 20-Nov-26 10:01:00 GMT"], 1),
        (["Fri Nov 20 10:01:00 26"], 1), (["Fri Nov 6 10:01:00 2026"], 1), (["2026-11-20T10:01:00Z"], 1),
    ]

    @Test("Field 9: each form of Retry-After, and what is none", arguments: cases)
    func waits(values: [String], wait: Int64) {
        let headers = values.map { HeaderLine(name: "Retry-After", value: $0) }
        let attempt = DeliveryAttempt(
            number: 1, startedAt: Self.now, took: .zero, status: 503, headers: headers)
        let verdict = AttemptVerdict(
            attempt, endedAt: Self.now, ForwardRules(retry: .waits([.seconds(1)])), nil)
        #expect(verdict.dueAt.map { $0.milliseconds - Self.now.milliseconds } == wait * 1000)
    }
}
