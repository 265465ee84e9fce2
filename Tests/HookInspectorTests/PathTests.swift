import Testing

@testable import HookInspector

struct PathTests {
    static let spellings: [(target: String, path: String, form: ResponseForm?)] = [
        ("/captures", "/captures", nil),
        ("/captures/", "/captures", nil),
        ("//captures", "/captures", nil),
        ("/%63aptures", "/captures", nil),
        ("/%63%61ptures?x=/..", "/captures", nil),
        ("/./captures", "/captures", nil),
        ("/x/../captures", "/captures", nil),
        ("/x/%2e%2E/captures", "/captures", nil),
        ("/../../captures", "/captures", nil),
        ("/captures.txt", "/captures", .text),
        ("/captures%2Etxt", "/captures", .text),
        ("/captures/latest.json", "/captures/latest", .json),
        ("/.txt", "/", .text),
        ("/", "/", nil),
        ("", "/", nil),
        ("/providers/omnisales/events/order.created", "/providers/omnisales/events/order.created", nil),
        ("/providers/omnisales/events/order.created.txt", "/providers/omnisales/events/order.created", .text),
        ("/captures/..%2F..%2Fetc%2Fpasswd", "/captures/..%2F..%2Fetc%2Fpasswd", nil),
        ("/captures/%252e%252e", "/captures/%252e%252e", nil),
        ("/captures/a%3Fb%23c", "/captures/a%3Fb%23c", nil),
        ("/captures/é", "/captures/%C3%A9", nil),
        ("/captures/1#x", "/captures/1", nil),
    ]

    @Test(arguments: spellings) func hasOneForm(_ spelling: (target: String, path: String, form: ResponseForm?)) throws
    {
        let path = try #require(CanonicalPath(target: spelling.target))
        #expect(path.text == spelling.path)
        #expect(path.form == spelling.form)
    }

    @Test(arguments: ["/%", "/%4", "/%zz", "/%00", "/a%0d%0ab", "/%7f", "/%ff", "/%c0%ae"])
    func refusesBrokenPaths(_ target: String) {
        #expect(CanonicalPath(target: target) == nil)
    }

    static let reached: [(path: String, status: Int)] = [
        ("/%63aptures", 200), ("//captures", 200), ("/captures/../captures", 200), ("/captures/%31", 200),
        ("/captures/1/../1/body", 200), ("/captures%2F1", 404), ("/captures/%2e%2e/health", 200),
        ("/captures/%2563", 400), ("/%", 400), ("/a%00b", 400), ("/captures/..%2f..%2fetc%2fpasswd", 400),
        ("/captures/%2e%2e%5c%2e%2e", 400), ("/captures/1/body.txt", 404), ("/captures/1/raw.json", 404),
        ("/Captures", 404),
    ]

    @Test(arguments: reached) func isRoutedByThatForm(_ request: (path: String, status: Int)) async throws {
        try await RunningInspector.with(captures: [Samples.order()]) { inspector async throws in
            let answer = try await inspector.get(request.path)
            #expect(answer.status == request.status)
        }
    }
}
