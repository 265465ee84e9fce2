import HookModel
import Testing

@testable import HookTransport

/// Bytes that are one or more good requests, and what they are.
struct AcceptedCase: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let input: String
    let requests: [SeenRequest]

    init(_ name: String, _ input: String, _ requests: SeenRequest...) {
        testDescription = name
        self.input = input
        self.requests = requests
    }

    static let all: [AcceptedCase] =
        [
            AcceptedCase(
                "bodyless", "GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n",
                SeenRequest(method: "GET", target: "/a?b=c", headers: [["Host", "x"]])
            ),
            AcceptedCase(
                "body with a length", "POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello",
                SeenRequest(
                    method: "POST", target: "/x", headers: [["Host", "x"], ["Content-Length", "5"]], body: "hello")
            ),
            AcceptedCase(
                "length with leading zeros", "POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 0005\r\n\r\nhello",
                SeenRequest(method: "POST", target: "/x", body: "hello")
            ),
            AcceptedCase(
                "chunks",
                "POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n",
                SeenRequest(method: "POST", target: "/x", body: "hello world")
            ),
            AcceptedCase(
                "chunks with extensions, odd case and leading zeros",
                "POST /x HTTP/1.1\r\nHost: x\r\ntransfer-encoding: CHUNKED\r\n\r\n"
                    + "000A;a;b=c ; d = \"q;\\\" x\";e=\"\"\r\n0123456789\r\n0;z\r\n\r\n",
                SeenRequest(method: "POST", target: "/x", body: "0123456789")
            ),
            AcceptedCase(
                "trailers",
                "POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX-Sum: \u{E9} 1 \r\nx-sum:2\r\n\r\n",
                SeenRequest(
                    method: "POST", target: "/x", body: "a", trailers: [["X-Sum", "\u{E9} 1"], ["x-sum", "2"]])
            ),
            AcceptedCase(
                "pipelined",
                "GET /1 HTTP/1.1\r\nHost: x\r\n\r\nPOST /2 HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi"
                    + "POST /3 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /4 HTTP/1.1\r\nHost: x\r\n\r\n",
                SeenRequest(method: "GET", target: "/1"), SeenRequest(method: "POST", target: "/2", body: "hi"),
                SeenRequest(method: "POST", target: "/3"), SeenRequest(method: "GET", target: "/4")
            ),
            AcceptedCase(
                "any token is a method", "!#$%&'*+-.^_`|~aZ9 / HTTP/1.1\r\nHost: x\r\n\r\n",
                SeenRequest(method: "!#$%&'*+-.^_`|~aZ9", target: "/")
            ),
            AcceptedCase(
                "any visible byte in a target", "GET /\u{80}\u{E9}\u{FF}\"<>[]{}|\\^`%zz#f HTTP/1.1\r\nHost: x\r\n\r\n",
                SeenRequest(method: "GET", target: "/\u{80}\u{E9}\u{FF}\"<>[]{}|\\^`%zz#f")
            ),
            AcceptedCase(
                "absolute form", "GET http://h:1/p HTTP/1.1\r\nHost: x\r\n\r\n",
                SeenRequest(method: "GET", target: "http://h:1/p")
            ),
            AcceptedCase(
                "asterisk", "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", SeenRequest(method: "OPTIONS", target: "*")
            ),
            AcceptedCase(
                "header bytes, case, white space and duplicates",
                "GET / HTTP/1.1\r\nhOsT:x\r\nX-A:\t \u{E9}\tb  \r\nX-A:\r\nx-a: 2\r\n_under_: 1\r\n\r\n",
                SeenRequest(
                    method: "GET", target: "/",
                    headers: [["hOsT", "x"], ["X-A", "\u{E9}\tb"], ["X-A", ""], ["x-a", "2"], ["_under_", "1"]]
                )
            ),
            AcceptedCase(
                "upgrade is ignored",
                "GET /1 HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n\r\n"
                    + "GET /2 HTTP/1.1\r\nHost: x\r\n\r\n",
                SeenRequest(method: "GET", target: "/1"), SeenRequest(method: "GET", target: "/2")
            ),
            AcceptedCase(
                "HTTP/1.0 closes", "GET / HTTP/1.0\r\n\r\nGET /2 HTTP/1.0\r\n\r\n",
                SeenRequest(method: "GET", target: "/", version: "1.0", headers: [], staysOpen: false)
            ),
            AcceptedCase(
                "HTTP/1.0 stays when asked", "GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n",
                SeenRequest(method: "GET", target: "/", version: "1.0")
            ),
            AcceptedCase(
                "HTTP/1.0 cannot expect", "POST / HTTP/1.0\r\nExpect: x\r\nContent-Length: 1\r\n\r\na",
                SeenRequest(method: "POST", target: "/", version: "1.0", body: "a", staysOpen: false)
            ),
            AcceptedCase(
                "a higher minor version", "GET / HTTP/1.2\r\nHost: x\r\n\r\n", SeenRequest(method: "GET", target: "/")
            ),
            AcceptedCase(
                "nothing behind Connection: close",
                "GET /1 HTTP/1.1\r\nHost: x\r\nConnection: x , CLOSE\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\n",
                SeenRequest(method: "GET", target: "/1", staysOpen: false)
            ),
            AcceptedCase(
                "nothing behind CONNECT", "CONNECT h:1 HTTP/1.1\r\nHost: h:1\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\n",
                SeenRequest(method: "CONNECT", target: "h:1", staysOpen: false)
            ),
            AcceptedCase(
                "two empty lines before each request",
                "\r\n\r\nGET /1 HTTP/1.1\r\nHost: x\r\n\r\n\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\n",
                SeenRequest(method: "GET", target: "/1"), SeenRequest(method: "GET", target: "/2")
            ),
            AcceptedCase(
                "expectation", "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-Continue\r\nContent-Length: 1\r\n\r\na",
                SeenRequest(method: "POST", target: "/", body: "a")
            ),
            AcceptedCase(
                "a body that looks like a request",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 28\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\n",
                SeenRequest(method: "POST", target: "/", body: "GET /2 HTTP/1.1\r\nHost: x\r\n\r\n")
            ),
            AcceptedCase(
                "binary body", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\n\r\n\u{0}\r\n\u{FF}\u{80}\n",
                SeenRequest(method: "POST", target: "/", body: "\u{0}\r\n\u{FF}\u{80}\n")
            ),
        ] + hosts

    private static let hosts = ["", "a", "a.b:80", "a:", "127.0.0.1:4100", "[::1]:4100", "[v1.a:b]", "a_b", "a%2Fb"].map
    {
        AcceptedCase(
            "host '\($0)'", "GET / HTTP/1.1\r\nHost: \($0)\r\n\r\n", SeenRequest(method: "GET", target: "/")
        )
    }
}
