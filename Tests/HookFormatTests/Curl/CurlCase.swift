import HookModel
import TestSupport

extension RawCase {
    /// A POST with this body.
    static func posting(_ name: String, _ body: [UInt8], _ headers: [String] = []) -> RawCase {
        RawCase(
            name, "POST /hook HTTP/1.1", ["Host: example.com", "Content-Length: \(body.count)"] + headers, body: body)
    }

    static func posting(_ name: String, _ body: String, _ headers: [String] = []) -> RawCase {
        posting(name, Array(body.utf8), headers)
    }

    static let bodies: [RawCase] = [
        .posting("JSON", #"{"a":1,"b":"it's"}"#, ["Content-Type: application/json"]),
        .posting("single quotes", "''a'b''"),
        .posting("double quotes, dollar, backquote", "\"$HOME\" `id` $(id) ${x} $1"),
        .posting("exclamation marks", "!! !x \"!$\" '!'"),
        .posting("backslashes", #"\ \\ \n \0 \' \101 \x41 \c end\"#),
        .posting("percent signs", "% %% %s %d %b %n 100%"),
        .posting("newlines", "a\nb\n\n"),
        .posting("newline alone", "\n"),
        .posting("CRLF and tabs", "a\r\n\tb\r"),
        .posting("NUL", [0, 97, 0, 0, 49, 0]),
        .posting("every byte", Array(0...255)),
        .posting("every byte before a digit", (0...255).flatMap { [UInt8($0), UInt8(ascii: "7")] }),
        .posting("invalid UTF-8", [0xE9, 0xFF, 0xC3, 0x28, 0xED, 0xA0, 0x80, 0xF0, 0x9F]),
        .posting("unicode", "caf\u{E9} e\u{301} \u{1F600} \u{4F60}\u{597D}"),
        .posting("invisible characters", "a\u{200B}b\u{202E}c\u{FEFF}d\u{85}e"),
        .posting("escape sequences", "\u{1B}]52;c;aGk=\u{7}\u{1B}[2J"),
        .posting("at sign first", "@/etc/passwd"),
        .posting("at sign and NUL", [UInt8(ascii: "@"), 0]),
        .posting("dash first", "--data\u{0}"),
        .posting("dash first, text", "-X DELETE"),
        .posting("comment", "# no comment\n# none"),
        .posting("empty", ""),
        .posting("heredoc", "EOF\n<<EOF\n$(id)\nEOF\n"),
        .posting("64 KiB", [UInt8](repeating: UInt8(ascii: "x"), count: 65_536)),
        .posting("over 64 KiB", (0..<70_000).map { UInt8(truncatingIfNeeded: $0 * 7) }),
        .posting("over 1 MiB", [UInt8](repeating: UInt8(ascii: "y"), count: 1_100_000)),
    ]

    static let heads: [RawCase] = [
        RawCase("GET", "GET / HTTP/1.1", ["Host: a"]),
        RawCase("no host", "GET / HTTP/1.0", []),
        RawCase("HTTP/1.0 with body", "POST /x HTTP/1.0", ["Content-Length: 2"], body: [1, 2]),
        RawCase("POST without a body", "POST / HTTP/1.1", ["Host: a"]),
        RawCase("GET with a body", "GET /?a=1 HTTP/1.1", ["Host: a", "Content-Length: 3"], body: [97, 98, 99]),
        RawCase("GET with an empty body", "GET /?a=1 HTTP/1.1", ["Host: a", "Content-Length: 0"]),
        RawCase("HEAD", "HEAD /x HTTP/1.1", ["Host: a"]),
        RawCase("HEAD with a body", "HEAD /x HTTP/1.1", ["Host: a", "Content-Length: 1"], body: [97]),
        RawCase("DELETE", "DELETE /x/1 HTTP/1.1", ["Host: a"]),
        RawCase("odd method", "!#$%&'*+-.^_`|~1a /x HTTP/1.1", ["Host: a"]),
        RawCase("dash method", "-X /x HTTP/1.1", ["Host: a"]),
        RawCase("asterisk", "OPTIONS * HTTP/1.1", ["Host: a"]),
        RawCase("absolute form", "GET http://example.com/a?b HTTP/1.1", ["Host: example.com"]),
        RawCase("dots", "GET /a/../b/./c/.. HTTP/1.1", ["Host: a"]),
        RawCase("slashes", "GET //a//b/ HTTP/1.1", ["Host: a"]),
        RawCase("brackets and braces", "GET /x[1-3]/{a,b}?q[]=1&r={} HTTP/1.1", ["Host: a"]),
        RawCase("percent", "GET /%7E%zz%?x=%&y=%41 HTTP/1.1", ["Host: a"]),
        RawCase("fragment", "GET /a#b?c HTTP/1.1", ["Host: a"]),
        RawCase("empty query", "GET /a? HTTP/1.1", ["Host: a"]),
        RawCase("question marks", "GET /a??b?c=? HTTP/1.1", ["Host: a"]),
        RawCase("quotes in the target", "GET /'a'\"b\"$(id)`id`!x\\ HTTP/1.1", ["Host: a"]),
        RawCase("at and colon", "GET /a@b:80/c;d=e,f HTTP/1.1", ["Host: a"]),
        RawCase("unicode target", "GET /caf\u{E9}/\u{202E} HTTP/1.1", ["Host: a"]),
        RawCase("query of another URL", "GET /?to=http://u:p@h/x HTTP/1.1", ["Host: a"]),
        RawCase("host last", "GET / HTTP/1.1", ["X-A: 1", "Host: a:81", "X-B: 2"]),
        RawCase("host in lower case", "GET / HTTP/1.1", ["host: a", "accept: */*", "user-agent: x"]),
        RawCase("host empty", "GET / HTTP/1.1", ["Host:"]),
        RawCase("empty values", "POST / HTTP/1.1", ["Host: a", "X-E:", "User-Agent:", "Accept:", "Content-Length: 0"]),
        RawCase(
            "case and repetitions", "GET / HTTP/1.1",
            ["Host: a", "x-A: 1", "X-a: 2", "X-A: 1", "Accept: a", "Accept: b"]),
        RawCase("white space", "GET / HTTP/1.1", ["Host: a", "X-A:1", "X-B:   2  ", "X-C:\t3\t"]),
        RawCase("semicolons", "GET / HTTP/1.1", ["Host: a", "X-A: ;", "X-B: a;", "X-C;"].filter { $0 != "X-C;" }),
        RawCase("at value", "GET / HTTP/1.1", ["Host: a", "X-A: @file", "X-B: -d x"]),
        RawCase("quotes in values", "GET / HTTP/1.1", ["Host: a", "X-A: 'a' \"b\" $(id) `id` \\ !x %s $'\\n'"]),
        RawCase("unicode values", "GET / HTTP/1.1", ["Host: a", "X-A: \u{E9}\u{200B}\u{1F600}"]),
        RawCase("control characters", "GET / HTTP/1.1", ["Host: a", "X-A: \u{1}\u{1B}[31m\u{7F}z"]),
        RawCase(
            "cookies and credentials", "GET / HTTP/1.1",
            [
                "Host: a", "Cookie: a=b; c=d", "Authorization: Bearer t", "Referer: http://x/", "Range: bytes=0-1",
                "Connection: close", "TE: trailers", "Accept-Encoding: gzip", "If-Match: \"x\"", "Upgrade: h2c",
            ]),
        RawCase("expect", "POST / HTTP/1.1", ["Host: a", "Expect: 100-continue", "Content-Length: 1"], body: [97]),
        RawCase(
            "content types", "POST / HTTP/1.1",
            [
                "Host: a", "Content-Type: a/b", "content-type: c/d", "Content-Length: 1",
            ], body: [97]),
        RawCase(
            "chunked", "POST / HTTP/1.1", ["Host: a", "Transfer-Encoding: chunked"],
            body: Array("3\r\nabc\r\n0\r\n\r\n".utf8)),
        RawCase(
            "chunked, other case, between lines", "PUT /x HTTP/1.1",
            [
                "Host: a", "transfer-encoding: Chunked", "X-Last: 1",
            ], body: Array("2\r\na\u{0}\r\n1\r\n@\r\n0\r\n\r\n".utf8)),
        RawCase(
            "chunked and empty", "POST / HTTP/1.1", ["Host: a", "Transfer-Encoding: chunked"],
            body: Array("0\r\n\r\n".utf8)),
        RawCase(
            "chunked GET", "GET / HTTP/1.1", ["Host: a", "Transfer-Encoding: chunked"],
            body: Array("1\r\na\r\n0\r\n\r\n".utf8)),
    ]

    /// Requests made by a seeded generator: each byte that a header line or a body may hold comes often.
    static let random: [RawCase] = {
        var seeded = Seeded(0x4855_4B53)
        let token = Array("ABCxyz019!#$%&'*+-.^_`|~".utf8)
        let value = Array(1...8) + Array(14...255) + [9] + Array("'\"\\$`!%;@#(){}[]|&<>*?~ ".utf8)
        let target = Array(33...126) + Array(128...255) + Array("'\"\\$`!%;@#(){}[]|&<>*?~/..".utf8)
        let hostile = Array(0...255) + Array("'\"\\$`!%;@#(){}[]|&<>*?~ \n\r\t-0123456789".utf8)
        return (0..<200).compactMap { number in
            var bytes = Array("POST /".utf8) + seeded.bytes(Int.random(in: 0...20, using: &seeded), from: target)
            bytes += Array(" HTTP/1.1\r\nHost: a\r\n".utf8)
            for _ in 0..<Int.random(in: 0...5, using: &seeded) {
                bytes += Array("X-".utf8) + seeded.bytes(Int.random(in: 0...6, using: &seeded), from: token)
                bytes += [58, 32] + seeded.bytes(Int.random(in: 0...40, using: &seeded), from: value) + [13, 10]
            }
            let body = seeded.bytes(
                Int.random(in: 0...300, using: &seeded), from: number % 2 == 0 ? hostile : Array(32..<127))
            bytes += Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
            return RawCase("random \(number)", bytes: bytes)
        }
    }()
}
