import HookModel
import HookProviders
import TestSupport
import Testing

/// Which URL the sender addressed.
@Suite struct SenderURLTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var line = "POST /in?a=1 HTTP/1.1"
        var headers: [String] = []
        var publicURL: String?
        var remote = "127.0.0.1"
        let url: String
    }

    static let cases = [
        Case(testDescription: "the host as asked", url: "http://localhost/in?a=1"),
        Case(
            testDescription: "a tunnel on this machine",
            headers: ["X-Forwarded-Proto: https", "X-Forwarded-Host: abc.example"], url: "https://abc.example/in?a=1"),
        Case(
            testDescription: "the first of a list",
            headers: ["X-Forwarded-Proto: HTTPS, http", "X-Forwarded-Host: abc.example:8443 , b"],
            url: "https://abc.example:8443/in?a=1"),
        Case(
            testDescription: "Forwarded",
            headers: [#"Forwarded: for=192.0.2.1;Proto=https; host="abc.example:8443", for=b;host=c"#],
            url: "https://abc.example:8443/in?a=1"),
        Case(
            testDescription: "a Forwarded that is none", headers: [#"Forwarded: ;;=="";,"#],
            url: "http://localhost/in?a=1"),
        Case(
            testDescription: "the scheme alone is told", headers: ["X-Forwarded-Proto: https"],
            url: "https://localhost/in?a=1"),
        Case(
            testDescription: "a trusted proxy", headers: ["X-Forwarded-Host: abc.example"], remote: "192.0.2.1",
            url: "http://abc.example/in?a=1"),
        Case(
            testDescription: "anybody else is not believed", headers: ["X-Forwarded-Host: abc.example"],
            remote: "192.0.2.2", url: "http://localhost/in?a=1"),
        Case(
            testDescription: "what the user says comes first", headers: ["X-Forwarded-Host: abc.example"],
            publicURL: "https://own.example", url: "https://own.example/in?a=1"),
        Case(
            testDescription: "a base path", publicURL: "https://own.example/base/",
            url: "https://own.example/base/in?a=1"),
        Case(
            testDescription: "a whole URL, whose path the request has", publicURL: "https://own.example/in",
            url: "https://own.example/in?a=1"),
        Case(
            testDescription: "a path that only begins alike", publicURL: "https://own.example/i",
            url: "https://own.example/i/in?a=1"),
        Case(
            testDescription: "an absolute target", line: "POST http://other.example/in?a=1 HTTP/1.1",
            url: "http://localhost/in?a=1"),
    ]

    @Test("A request and its URL", arguments: cases)
    func url(_ test: Case) throws {
        let rule = SenderURLRule(
            publicURL: try test.publicURL.map { try #require(PublicURL($0)) },
            trustedProxies: [try #require(AddressRange("192.0.2.1/32"))])
        let request = try ReceivedRequest.of(test.line, test.headers, remote: test.remote)
        let url = try #require(rule.url(of: request.head, from: request.remote.address))
        #expect(String(decoding: url.bytes, as: UTF8.self) == test.url)
    }

    @Test(
        "What is no public URL",
        arguments: [
            "", "abc.example", "ftp://a", "https://", "https:///x", "https://:80", "https://a?b", "https://a#b",
            "https://u@a", "https://a b", "https://é",
        ])
    func refused(text: String) {
        #expect(PublicURL(text) == nil)
    }
}
