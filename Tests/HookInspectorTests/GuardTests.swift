import HookInspector
import JSONText
import Testing

/// Each way in that the inspector closes, with its attack.
struct GuardTests {
    struct Attack: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var request: String
        var settings = InspectorSettings(port: 0)
        let status: Int
        let code: String

        init(
            _ name: String, _ request: String, token: String? = nil, proxy: Bool = false, names: [String] = [],
            _ status: Int, _ code: String
        ) {
            testDescription = name
            self.request = request
            settings = InspectorSettings(port: 0, hostNames: names, token: token, allowsProxy: proxy)
            self.status = status
            self.code = code
        }
    }

    /// Header lines are separated with `|`.
    static func request(_ line: String, _ fields: String) -> String {
        let lines = ["\(line) HTTP/1.1"] + fields.split(separator: "|").map(String.init) + ["Connection: close"]
        return lines.map { $0 + "\r\n" }.joined() + "\r\n"
    }

    static let attacks: [Attack] = [
        Attack(
            "a script of another page reads", request("GET /captures", "Host: localhost|Origin: https://evil.example"),
            403, "foreign_origin"),
        Attack(
            "an EventSource of another page",
            request("GET /captures/stream", "Host: localhost|Origin: null|Accept: text/event-stream"), 403,
            "foreign_origin"),
        Attack(
            "an EventSource of another page, as browsers say it",
            request("GET /captures/stream", "Host: localhost|Sec-Fetch-Site: same-site|Sec-Fetch-Mode: cors"), 403,
            "foreign_page"),
        Attack(
            "a form that deletes", request("DELETE /captures?confirm=all", "Host: localhost|Content-Type: text/plain"),
            403, "unmarked_change"),
        Attack(
            "a form that sets a mark",
            request("POST /marks", "Host: localhost|Content-Type: application/x-www-form-urlencoded"), 403,
            "unmarked_change"),
        Attack("a wait through a tunnel", request("GET /captures/wait", "Host: localhost|CF-Ray: 1"), 403, "proxied"),
        Attack(
            "metrics without the token", request("GET /metrics", "Host: localhost"), token: "abc", 401,
            "token_missing"),
        Attack(
            "the API's description without the token", request("GET /openapi.json", "Host: localhost"), token: "abc",
            401, "token_missing"),
        Attack(
            "another token beside the right one",
            request("GET /captures", "Host: localhost|X-Hooksight-Token: abc|Authorization: Bearer b"), token: "abc",
            401, "token_wrong"),
        Attack(
            "a stream with another token", request("GET /captures/stream", "Host: localhost|X-Hooksight-Token: b"),
            token: "abc", 401, "token_wrong"),
        Attack("DNS rebinding", request("GET /captures", "Host: evil.example"), 403, "foreign_host"),
        Attack("rebinding with our port", request("GET /captures", "Host: evil.example:4101"), 403, "foreign_host"),
        Attack(
            "a foreign authority in the target, which counts before Host",
            request("GET http://evil.example/captures", "Host: localhost"), 403, "foreign_host"),
        Attack(
            "a foreign authority without a path", request("GET HTTP://evil.example?x", "Host: localhost"), 403,
            "foreign_host"),
        Attack(
            "a user's name that looks like ours in the target",
            request("GET http://localhost@evil.example/captures", "Host: localhost"), 400, "unclear_host"),
        Attack(
            "another scheme with a foreign authority", request("GET ftp://evil.example/captures", "Host: localhost"),
            403, "foreign_host"),
        Attack("rebinding to health", request("GET /health", "Host: evil.example"), 403, "foreign_host"),
        Attack("rebinding to what is not there", request("GET /nope", "Host: evil.example"), 403, "foreign_host"),
        Attack("rebinding with a broken path", request("GET /%zz", "Host: evil.example"), 403, "foreign_host"),
        Attack(
            "rebinding behind an encoded path", request("GET /%63aptures", "Host: evil.example"), 403, "foreign_host"),
        Attack("rebinding behind two slashes", request("GET //captures", "Host: evil.example"), 403, "foreign_host"),
        Attack("rebinding behind dots", request("GET /health/../captures", "Host: evil.example"), 403, "foreign_host"),
        Attack(
            "localhost as a subdomain's parent", request("GET /", "Host: localhost.evil.example"), 403, "foreign_host"),
        Attack("a name that ends in localhost", request("GET /", "Host: evil.localhost"), 403, "foreign_host"),
        Attack(
            "a name that begins like loopback", request("GET /", "Host: 127.0.0.1.evil.example"), 403, "foreign_host"),
        Attack("loopback in octal", request("GET /", "Host: 0177.0.0.1"), 403, "foreign_host"),
        Attack("any address", request("GET /", "Host: 0.0.0.0"), 403, "foreign_host"),
        Attack("a private address", request("GET /", "Host: 192.168.1.5:4101"), 403, "foreign_host"),
        Attack("another IPv6 address", request("GET /", "Host: [fe80::1]:4101"), 403, "foreign_host"),
        Attack(
            "a name beside the allowed one", request("GET /", "Host: b.test"), names: ["a.test"], 403, "foreign_host"),
        Attack("no Host", request("GET /captures", "X: y"), 400, "unclear_host"),
        Attack("empty Host", request("GET /captures", "Host:"), 400, "unclear_host"),
        Attack("two Hosts", request("GET /captures", "Host: localhost|Host: evil.example"), 400, "unclear_host"),
        Attack("two Hosts, foreign first", request("GET /", "Host: evil.example|Host: localhost"), 400, "unclear_host"),
        Attack("the same Host twice", request("GET /captures", "Host: localhost|host: localhost"), 400, "unclear_host"),
        Attack("user information in Host", request("GET /", "Host: localhost@evil.example"), 400, "unclear_host"),
        Attack("a path in Host", request("GET /", "Host: evil.example/localhost"), 400, "unclear_host"),
        Attack("two ports in Host", request("GET /", "Host: localhost:1:2"), 400, "unclear_host"),
        Attack("a port that is no number", request("GET /", "Host: localhost:x"), 400, "unclear_host"),
        Attack("Forwarded", request("GET /captures", "Host: localhost|Forwarded: for=1.2.3.4"), 403, "proxied"),
        Attack("X-Forwarded-For", request("GET /", "Host: localhost|X-Forwarded-For: 1.2.3.4"), 403, "proxied"),
        Attack("x-forwarded-host", request("GET /", "Host: localhost|x-forwarded-host: a.test"), 403, "proxied"),
        Attack("X-FORWARDED-PROTO", request("GET /", "Host: localhost|X-FORWARDED-PROTO: https"), 403, "proxied"),
        Attack("X-Real-IP", request("GET /", "Host: localhost|X-Real-IP: 1.2.3.4"), 403, "proxied"),
        Attack("CF-Connecting-IP", request("GET /", "Host: localhost|CF-Connecting-IP: 1.2.3.4"), 403, "proxied"),
        Attack("Via", request("GET /", "Host: localhost|Via: 1.1 tunnel"), 403, "proxied"),
        Attack("a proxy before health", request("GET /health", "Host: localhost|Via: 1.1 tunnel"), 403, "proxied"),
        Attack(
            "our own forwarder", request("GET /captures", "Host: localhost|X-Hooksight-Via: abc"), proxy: true, 403,
            "forwarded"),
        Attack(
            "a form of another page", request("POST /marks", "Host: localhost|Origin: https://evil.example"), 403,
            "foreign_origin"),
        Attack(
            "JSON from another page",
            request("POST /marks", "Host: localhost|Origin: https://evil.example|Content-Type: application/json"),
            403, "foreign_origin"),
        Attack(
            "marked, from another page",
            request("DELETE /captures/1", "Host: localhost|Origin: https://evil.example|X-Hooksight: 1"), 403,
            "foreign_origin"),
        Attack(
            "from a page without origin",
            request("POST /marks", "Host: localhost|Origin: null|X-Hooksight: 1"), 403, "foreign_origin"),
        Attack(
            "from a page on another port",
            request("POST /marks", "Host: localhost:4101|Origin: http://localhost:3000|X-Hooksight: 1"), 403,
            "foreign_origin"),
        Attack(
            "from a page that names ours first",
            request(
                "POST /marks", "Host: localhost|Origin: http://localhost|Origin: http://evil.example|X-Hooksight: 1"),
            403,
            "foreign_origin"),
        Attack("a change without a mark", request("DELETE /captures", "Host: localhost"), 403, "unmarked_change"),
        Attack(
            "a web form", request("POST /marks", "Host: localhost|Content-Type: application/x-www-form-urlencoded"),
            403, "unmarked_change"),
        Attack(
            "JSON as text", request("POST /marks", "Host: localhost|Content-Type: text/plain; application/json"),
            403,
            "unmarked_change"),
        Attack(
            "an unknown method without a mark", request("PURGE /captures", "Host: localhost"), 405,
            "method_not_allowed"),
        Attack(
            "a script of another site", request("GET /captures", "Host: localhost|Sec-Fetch-Site: cross-site"), 403,
            "foreign_page"),
        Attack(
            "a script of another port",
            request("GET /captures", "Host: localhost|Sec-Fetch-Site: same-site|Sec-Fetch-Mode: cors"), 403,
            "foreign_page"),
        Attack(
            "a frame of another site",
            request(
                "GET /captures",
                "Host: localhost|Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: navigate|Sec-Fetch-Dest: iframe"), 403,
            "foreign_page"),
        Attack(
            "a change from another site",
            request(
                "DELETE /captures",
                "Host: localhost|Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: navigate|Sec-Fetch-Dest: document|X-Hooksight: 1"
            ),
            403, "foreign_page"),
        Attack("no token", request("GET /captures", "Host: localhost"), token: "abc", 401, "token_missing"),
        Attack("no token for health", request("GET /health", "Host: localhost"), token: "abc", 401, "token_missing"),
        Attack(
            "another token", request("GET /captures", "Host: localhost|Authorization: Bearer abd"), token: "abc", 401,
            "token_wrong"),
        Attack(
            "the start of the token", request("GET /", "Host: localhost|Authorization: Bearer ab"), token: "abc", 401,
            "token_wrong"),
        Attack(
            "an empty token", request("GET /", "Host: localhost|X-Hooksight-Token:"), token: "abc", 401, "token_wrong"),
        Attack(
            "the token as a password", request("GET /", "Host: localhost|Authorization: Basic abc"), token: "abc", 401,
            "token_missing"),
        Attack(
            "the token in the query", request("GET /captures?token=abc", "Host: localhost"), token: "abc", 401,
            "token_missing"),
        Attack(
            "two tokens", request("GET /", "Host: localhost|X-Hooksight-Token: x|X-Hooksight-Token: abc"), token: "abc",
            401, "token_wrong"),
    ]

    @Test(arguments: attacks) func refuses(_ attack: Attack) async throws {
        try await RunningInspector.with(attack.settings, captures: [Samples.order()]) { inspector async throws in
            let answer = try await inspector.send(attack.request)
            #expect(answer.status == attack.status)
            #expect(try answer.json["type"]?.string == "urn:hooksight:problem:\(attack.code)")
            #expect(try answer.json["status"]?.int == attack.status)
            #expect(!answer.text.contains("evt_123"))
            #expect(answer.fields.allSatisfy { !$0.name.hasPrefix("access-control-") })
            #expect((answer["WWW-Authenticate"] != nil) == (attack.status == 401))
        }
    }

    static let welcome: [Attack] = [
        Attack("localhost", request("GET /health", "Host: localhost"), 200, ""),
        Attack(
            "a script of our own page", request("GET /health", "Host: localhost:4101|Origin: http://localhost:4101"),
            200, ""),
        Attack("localhost with a port", request("GET /health", "Host: LocalHost:9"), 200, ""),
        Attack(
            "our own authority in the target, which counts before Host",
            request("GET http://localhost:4101/health", "Host: evil.example"), 200, ""),
        Attack("localhost as an absolute name", request("GET /health", "Host: localhost.:4101"), 200, ""),
        Attack("127.0.0.1", request("GET /health", "Host: 127.0.0.1:4101"), 200, ""),
        Attack("127.1.2.3", request("GET /health", "Host: 127.1.2.3"), 200, ""),
        Attack("[::1]", request("GET /health", "Host: [::1]:4101"), 200, ""),
        Attack("[0:0:0:0:0:0:0:1]", request("GET /health", "Host: [0:0:0:0:0:0:0:1]"), 200, ""),
        Attack("a configured name", request("GET /health", "Host: Dev.Test:80"), names: ["dev.test"], 200, ""),
        Attack("a configured address", request("GET /health", "Host: [FE80::0:1]"), names: ["fe80::1"], 200, ""),
        Attack("a proxy that is allowed", request("GET /health", "Host: localhost|Via: 1.1 x"), proxy: true, 200, ""),
        Attack(
            "a link on another site",
            request(
                "GET /health",
                "Host: localhost|Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: navigate|Sec-Fetch-Dest: document"), 200, ""
        ),
        Attack("our own page", request("GET /health", "Host: localhost|Sec-Fetch-Site: same-origin"), 200, ""),
        Attack("the address bar", request("GET /health", "Host: localhost|Sec-Fetch-Site: none"), 200, ""),
        Attack(
            "the token", request("GET /health", "Host: localhost|Authorization: bearer abc"), token: "abc", 200, ""),
        Attack(
            "the token in our header", request("GET /health", "Host: localhost|X-Hooksight-Token: abc"), token: "abc",
            200,
            ""),
        // A change that is let in finds no route for its method yet.
        Attack("a marked change", request("DELETE /captures", "Host: localhost|X-Hooksight: 1"), 409, ""),
        Attack(
            "a change in JSON",
            request("POST /captures", "Host: localhost|Content-Type: Application/JSON; charset=utf-8"), 405, ""),
        Attack(
            "a change from our own page",
            request("POST /captures", "Host: localhost:4101|Origin: http://localhost:4101|X-Hooksight: 1"), 405, ""),
    ]

    @Test(arguments: welcome) func letsIn(_ visit: Attack) async throws {
        try await RunningInspector.with(visit.settings) { inspector async throws in
            let answer = try await inspector.send(visit.request)
            #expect(answer.status == visit.status)
        }
    }

    @Test func saysWhatToDoAboutAForeignHost() async throws {
        try await RunningInspector.with { inspector async throws in
            let answer = try await inspector.send(Self.request("GET /captures.txt", "Host: evil.example"))
            #expect(
                answer.text == """
                    403 Host not allowed
                    the Host header names "evil.example", which is not a loopback name; ask at http://localhost and the \
                    port, or allow the name with --inspect-host-name

                    """)
        }
    }
}
