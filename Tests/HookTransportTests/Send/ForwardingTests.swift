import HookModel
import NIOCore
import TestSupport
import Testing

@testable import HookTransport

/// What becomes of a captured request, to the byte.
@Suite struct ForwardingTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var captured: String
        var body = ""
        var url = "localhost:3000"
        var keepsHost = false
        var endToEnd: [HeaderName] = []
        var edits: HeaderEdits
        var sent: String

        init(
            _ name: String, _ captured: String, body: String = "", url: String = "localhost:3000",
            keepsHost: Bool = false, endToEnd: [HeaderName] = [], removed: [HeaderName] = [],
            replaced: [[String]] = [], added: [[String]] = [], sent: String
        ) {
            testDescription = name
            self.captured = captured
            self.body = body
            self.url = url
            self.keepsHost = keepsHost
            self.endToEnd = endToEnd
            edits = HeaderEdits(
                removed: removed, replaced: replaced.map { HeaderLine(name: $0[0], value: $0[1]) },
                added: added.map { HeaderLine(name: $0[0], value: $0[1]) })
            self.sent = sent
        }
    }

    static let cases = [
        Case(
            "order, case, white space, duplicates and bytes stay",
            "pOsT~ /a%7E[1]\u{E9}?x=[1]&z=%7E#f HTTP/1.1\r\nx-B:  two \u{E9}\t\r\nHOST: me\r\nX-a:1\r\nX-A: 2\r\nx-B:\r\n\r\n",
            sent: "pOsT~ /a%7E[1]\u{E9}?x=[1]&z=%7E#f HTTP/1.1\r\n"
                + "x-B:  two \u{E9}\t\r\nHOST: localhost:3000\r\nX-a:1\r\nX-A: 2\r\nx-B:\r\n\r\n"),
        Case(
            "the host is kept", "GET / HTTP/1.1\r\nHost:  a.example \r\n\r\n", keepsHost: true,
            sent: "GET / HTTP/1.1\r\nHost:  a.example \r\n\r\n"),
        Case(
            "a missing host comes first", "GET / HTTP/1.0\r\nA: b\r\n\r\n", keepsHost: true,
            sent: "GET / HTTP/1.1\r\nHost: localhost:3000\r\nA: b\r\n\r\n"),
        Case(
            "the scheme's own port is not told", "GET / HTTP/1.1\r\nHost: me\r\n\r\n", url: "https://h",
            sent: "GET / HTTP/1.1\r\nHost: h\r\n\r\n"),
        Case(
            "what is for one connection goes",
            "GET / HTTP/1.1\r\nHost: a\r\nConnection: Keep-Alive, X-Hop\r\nconnection:x-two ,, TE\r\nKeep-Alive: timeout=5\r\n"
                + "Proxy-Connection: close\r\nTE: trailers\r\nTrailer: X-T\r\nUpgrade: h2c\r\nExpect: 100-continue\r\n"
                + "x-hop: 1\r\nX-TWO: 2\r\nX-Three: 3\r\nX-Hop-Not: 4\r\n\r\n",
            sent: "GET / HTTP/1.1\r\nHost: localhost:3000\r\nX-Three: 3\r\nX-Hop-Not: 4\r\n\r\n"),
        Case(
            "Connection cannot take what is for everybody",
            "POST / HTTP/1.1\r\nHost: a\r\nConnection: host, content-type, content-length, x-signature, x-other\r\n"
                + "Content-Type: a/b\r\nContent-Length: 2\r\nX-Signature: s\r\nX-Other: o\r\n\r\n",
            body: "{}", endToEnd: ["X-Signature"],
            sent:
                "POST / HTTP/1.1\r\nHost: localhost:3000\r\nContent-Type: a/b\r\nContent-Length: 2\r\nX-Signature: s\r\n\r\n{}"
        ),
        Case(
            "our own lines are not taken from outside",
            "GET / HTTP/1.1\r\nHost: a\r\nX-Hooksight-Via: 1\r\nx-hooksight-capture: 2\r\nX_Hooksight_Replay: 3\r\n"
                + "X-Hooksighted: 4\r\nX-Hooksight: 5\r\n\r\n",
            added: [["X-Hooksight-Capture", "42"], ["X-Hooksight-Attempt", "1"]],
            sent: "GET / HTTP/1.1\r\nHost: localhost:3000\r\nX-Hooksighted: 4\r\nX-Hooksight: 5\r\n"
                + "X-Hooksight-Capture: 42\r\nX-Hooksight-Attempt: 1\r\n\r\n"),
        Case(
            "what we add cannot break a line",
            "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
            added: [["X-A", "1\r\nX-B: 2\u{0}"], ["X-C\r\nX-D", "3"], ["", "4"], ["X E", "5"]],
            sent: "GET / HTTP/1.1\r\nHost: localhost:3000\r\nX-A: 1  X-B: 2 \r\n\r\n"),
        Case(
            "lines are taken out by name, in any case, wherever they stand",
            "GET / HTTP/1.1\r\nHost: a\r\nCookie: 1\r\nX-A: 2\r\ncookie: 3\r\nContent-Type: b\r\n\r\n",
            removed: ["COOKIE", "content-type"],
            sent: "GET / HTTP/1.1\r\nHost: localhost:3000\r\nX-A: 2\r\n\r\n"),
        Case(
            "host and framing cannot be taken out", "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n",
            body: "b", removed: ["host", "content-length"],
            sent: "PUT / HTTP/1.1\r\nHost: localhost:3000\r\nContent-Length: 1\r\n\r\nb"),
        Case(
            "a new value takes the first place of its name, and further lines of it go",
            "GET / HTTP/1.1\r\nHost: a\r\nx-SIG: 1\r\nX-A: 2\r\nX-Sig: 3\r\n\r\n",
            replaced: [["X-Sig", "new\r\n"], ["X-Time", "9"]], added: [["X-Sig", "added"]],
            sent:
                "GET / HTTP/1.1\r\nHost: localhost:3000\r\nx-SIG: new  \r\nX-A: 2\r\nX-Time: 9\r\nX-Sig: added\r\n\r\n"
        ),
        Case(
            "a right length stays as it came", "PUT / HTTP/1.1\r\nHost: a\r\ncontent-length:  3 \r\nA: b\r\n\r\n",
            body: "abc",
            sent: "PUT / HTTP/1.1\r\nHost: localhost:3000\r\ncontent-length:  3 \r\nA: b\r\n\r\nabc"),
        Case(
            "another body has its own length", "PUT / HTTP/1.1\r\nHost: a\r\ncontent-LENGTH:  3 \r\nA: b\r\n\r\n",
            body: "ab\u{E9}d",
            sent: "PUT / HTTP/1.1\r\nHost: localhost:3000\r\ncontent-LENGTH: 4\r\nA: b\r\n\r\nab\u{E9}d"),
        Case(
            "chunks become a length", "PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nA: b\r\n\r\n",
            body: "abc",
            sent: "PUT / HTTP/1.1\r\nHost: localhost:3000\r\nContent-Length: 3\r\nA: b\r\n\r\nabc"),
        Case(
            "no chunks become no length but 0", "PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n",
            sent: "PUT / HTTP/1.1\r\nHost: localhost:3000\r\nContent-Length: 0\r\n\r\n"),
        Case(
            "a body that came without a length gets one", "PUT / HTTP/1.1\r\nHost: a\r\n\r\n", body: "abc",
            added: [["A", "b"]], sent: "PUT / HTTP/1.1\r\nHost: localhost:3000\r\nContent-Length: 3\r\nA: b\r\n\r\nabc"),
        Case(
            "no body has no length", "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
            sent: "GET / HTTP/1.1\r\nHost: localhost:3000\r\n\r\n"),
        Case(
            "the base path goes in front", "GET /x//y?z HTTP/1.1\r\nHost: a\r\n\r\n", url: "http://h:1/api/",
            sent: "GET /api/x//y?z HTTP/1.1\r\nHost: h:1\r\n\r\n"),
        Case(
            "absolute form", "GET http://u@h.example:8/x?y=http://z HTTP/1.1\r\nHost: a\r\n\r\n", url: "http://h:1/api",
            sent: "GET /api/x?y=http://z HTTP/1.1\r\nHost: h:1\r\n\r\n"),
        Case(
            "absolute form without a path", "GET HTTPS://h.example?q HTTP/1.1\r\nHost: a\r\n\r\n",
            url: "http://h:1/api",
            sent: "GET /api/?q HTTP/1.1\r\nHost: h:1\r\n\r\n"),
        Case(
            "absolute form of a host alone", "GET http://h.example HTTP/1.1\r\nHost: a\r\n\r\n",
            sent: "GET / HTTP/1.1\r\nHost: localhost:3000\r\n\r\n"),
        Case(
            "asterisk form", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", url: "http://h:1/api",
            sent: "OPTIONS * HTTP/1.1\r\nHost: h:1\r\n\r\n"),
        Case(
            "authority form", "CONNECT h.example:443 HTTP/1.1\r\nHost: a\r\n\r\n", url: "http://h:1/api",
            sent: "CONNECT h.example:443 HTTP/1.1\r\nHost: h:1\r\n\r\n"),
    ]

    @Test(arguments: cases) func isSent(_ expected: Case) throws {
        let head = try #require(RequestHead(stored: ByteBuffer(bytes: bytes(expected.captured))))
        let url = try TargetURL(expected.url)
        let request = OutgoingRequest(
            forwarding: head, body: ByteBuffer(bytes: bytes(expected.body)), to: url, keepsHost: expected.keepsHost,
            endToEnd: expected.endToEnd,
            edits: expected.edits)
        #expect(latin1(request.head(basePath: url.basePath)) + latin1(request.body) == expected.sent)
    }

    static let parts: [(method: String, target: String, line: String, isGood: Bool)] = [
        ("POST", "/", "A: b", true), ("p~", "*", "A:\u{E9}\tb", true), ("P", "/\u{E9} x", "A:", true),
        ("", "/", "A: b", false), ("PO ST", "/", "A: b", false), ("POST\r\n", "/", "A: b", false),
        ("POST", "", "A: b", false), ("POST", "/\r\nX: y", "A: b", false), ("POST", "/\u{0}", "A: b", false),
        ("POST", "/", "A: b\r\nC: d", false), ("POST", "/", "A: b\r", false), ("POST", "/", "A: b\u{0}", false),
        ("POST", "/", "A", false), ("POST", "/", ": b", false), ("POST", "/", "A : b", false), ("POST", "/", "", false),
    ]

    @Test(arguments: parts) func partsAreChecked(_ part: (method: String, target: String, line: String, isGood: Bool)) {
        let request = OutgoingRequest(
            method: ByteBuffer(bytes: bytes(part.method)), target: ByteBuffer(bytes: bytes(part.target)),
            lines: [ByteBuffer(bytes: bytes(part.line))], body: ByteBuffer())
        #expect((request != nil) == part.isGood)
    }
}
