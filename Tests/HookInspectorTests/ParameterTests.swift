import TestSupport
import Testing

/// Wrong addresses and parameters, with the whole message that each earns.
struct ParameterTests {
    static let signatures = "unknown, not_signed, missing, failed, no_secret, verified"
    static let known =
        "q, provider, event, signature, payload, method, path, delivery, since, until, order, after, limit, cursor"
    static let time = "expected a time such as 2026-11-20T10:30:00Z, or how long ago such as 10m"
    static let limits = "expected a number from 1 to 500; the field next leads to further captures"

    static let cases: [(path: String, status: Int, code: String, detail: String)] = [
        (
            "/captures?delivery=lost", 400, "bad_parameter",
            "delivery is \"lost\"; expected one of pending, delivered, failed"
        ),
        (
            "/captures?Provider=x", 400, "unknown_parameter",
            "no parameter \"Provider\" here; the known ones are \(known)"
        ),
        (
            "/captures?limit=5&limit=6", 400, "repeated_parameter",
            "the parameter \"limit\" is given more than once; give it once"
        ),
        ("/captures?limit=501", 400, "bad_parameter", "limit is \"501\"; \(limits)"),
        ("/captures?limit=0", 400, "bad_parameter", "limit is \"0\"; \(limits)"),
        ("/captures?limit=-1", 400, "bad_parameter", "limit is \"-1\"; \(limits)"),
        ("/captures?limit=", 400, "bad_parameter", "limit is \"\"; \(limits)"),
        ("/captures?limit=99999999999999999999", 400, "bad_parameter", "limit is \"99999999999999999999\"; \(limits)"),
        ("/captures?signature=bad", 400, "bad_parameter", "signature is \"bad\"; expected one of \(signatures)"),
        (
            "/captures?payload=", 400, "bad_parameter",
            "payload is \"\"; expected one of valid, invalid, unknown_event, not_json, not_described, not_checked"
        ),
        ("/captures?since=yesterday", 400, "bad_parameter", "since is \"yesterday\"; \(time)"),
        ("/captures?since=2026-02-30", 400, "bad_parameter", "since is \"2026-02-30\"; \(time)"),
        ("/captures?until=99999999999999999h", 400, "bad_parameter", "until is \"99999999999999999h\"; \(time)"),
        (
            "/captures?cursor=5", 400, "bad_parameter",
            "cursor is \"5\"; expected the value of next from a list of captures"
        ),
        (
            "/captures?cursor=b-1", 400, "bad_parameter",
            "cursor is \"b-1\"; expected the value of next from a list of captures"
        ),
        (
            "/captures?q=%zz", 400, "unreadable_query",
            "the query has broken percent-encoding, or is not UTF-8; write a percent sign as %25"
        ),
        (
            "/captures?q=%ff", 400, "unreadable_query",
            "the query has broken percent-encoding, or is not UTF-8; write a percent sign as %25"
        ),
        (
            "/%zz", 400, "unreadable_path",
            "the path has broken percent-encoding, control characters, or is not UTF-8; GET / lists the routes"
        ),
        ("/captures/abc", 400, "bad_capture_id", "the id is \"abc\"; expected a number such as 42, or latest"),
        ("/captures/0", 400, "bad_capture_id", "the id is \"0\"; expected a number such as 42, or latest"),
        ("/captures/-1", 400, "bad_capture_id", "the id is \"-1\"; expected a number such as 42, or latest"),
        ("/captures/007", 400, "bad_capture_id", "the id is \"007\"; expected a number such as 42, or latest"),
        (
            "/captures/..%2f..%2fetc%2fpasswd/body", 400, "bad_capture_id",
            "the id is \"../../etc/passwd\"; expected a number such as 42, or latest"
        ),
        (
            "/captures/9223372036854775808", 400, "bad_capture_id",
            "the id is \"9223372036854775808\"; expected a number such as 42, or latest"
        ),
        ("/captures/7", 404, "no_capture", "no capture 7, or not any more; GET /captures lists them"),
        (
            "/captures/7/raw", 404, "no_capture",
            "no capture 7, or not any more; GET /captures lists them"
        ),
        (
            "/captures/latest", 404, "no_captures",
            "nothing has been captured yet; send a request to the receiver first"
        ),
        (
            "/providers/Omnisales", 404, "no_provider",
            "no provider \"Omnisales\"; the known ones are \(KnownProviders.listed)"
        ),
        (
            "/providers/omnisales/events/order%22created", 404, "no_event",
            "omnisales has no event \"order\"created\"; GET /providers/omnisales lists its events"
        ),
        ("/providers/omnisales/events", 404, "unknown_path", "no route has this path; GET / lists the routes"),
        ("/index.html", 404, "unknown_path", "no route has this path; GET / lists the routes"),
    ]

    @Test(arguments: cases)
    func isTold(_ wrong: (path: String, status: Int, code: String, detail: String)) async throws {
        try await RunningInspector.with { inspector async throws in
            let answer = try await inspector.get(wrong.path)
            #expect(answer.status == wrong.status)
            RouteTests.expectProblem(answer, wrong.code, wrong.detail)
            let text = try await inspector.get(wrong.path, ["Accept: text/plain"]).text
            #expect(text.split(separator: "\n").last.map(String.init) == wrong.detail)
        }
    }
}
