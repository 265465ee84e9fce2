import HookBody
import HookModel
import NIOCore
import TestSupport
import Testing

/// A text is found in the bytes as sent, and in what decoding shows of them.
@Suite struct SearchedTextTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let line: String
        let headers: [String]
        let body: [UInt8]
        /// Texts that are there.
        let has: [String]
        /// Texts that are not.
        let lacks: [String]

        init(
            _ description: String, _ line: String = "POST / HTTP/1.1", _ headers: [String] = [], body: [UInt8] = [],
            has: [String], lacks: [String] = []
        ) {
            testDescription = description
            (self.line, self.headers, self.body) = (line, headers, body)
            (self.has, self.lacks) = (has, lacks)
        }
    }

    private static func text(_ text: String) -> [UInt8] { Array(text.utf8) }
    private static let form = "Content-Type: application/x-www-form-urlencoded"
    private static let gzip = "Content-Encoding: gzip"
    private static let parts = "Content-Type: multipart/form-data; boundary=b"

    static let json: [Case] = [
        Case(
            "escapes of letters", body: text(#"{"a":"caf\u00e9 au lait","b":"\u041a\u0410\u0417\u0410\u041d\u042c"}"#),
            has: ["café", "CAFÉ au", #"caf\u00e9"#, "казань", #""a":"café"#], lacks: ["cafe", "caféau", "казанъ"]),
        Case(
            "slashes", body: text(#"{"u":"https:\/\/x.example\/a\/b"}"#),
            has: ["https://x.example/a/b", #"https:\/\/x"#], lacks: ["https:/x", "example/b"]),
        Case(
            "line ends, tabs, quotes, backslashes", body: text(#"["one\ntwo\tthree \"four\" c:\\new\b\f\r"]"#),
            has: ["one\ntwo\tthree", "\"four\" c:\\new\u{8}\u{C}\r"], lacks: ["one two", "c:\new"]),
        Case(
            "surrogates", body: text(#"{"a":"\ud83d\ude00!","b":"x\ud83d","c":"\ude00y\ud83d\u0041"}"#),
            has: ["😀!", "x\u{FFFD}", "\u{FFFD}y\u{FFFD}A"], lacks: ["😁"]),
        Case(
            "white space and a byte order mark before it", body: [0xEF, 0xBB, 0xBF] + text(" \r\n\t[\"\\u0041b\"]"),
            has: ["Ab"]),
        Case("a string alone", body: text(#""\u0041b""#), has: ["ab"]),
        Case("JSON that is broken", body: text(#"{"a":"\u00e9\x\u12","b":'"#), has: [#"é\x\u12"#], lacks: ["\u{12}"]),
        Case("ends with a backslash", body: text(#"{"a":"\u00e9\"#), has: [#"é\"#]),
        Case(
            "no JSON", body: text(#"c:\new \u0041"#), has: [#"c:\new"#], lacks: ["c:\new"]),
        Case("no JSON, an escape of another language", body: text(#"x = "caf\u00e9""#), has: ["x = "], lacks: ["café"]),
    ]

    static let forms: [Case] = [
        Case(
            "a form", "POST / HTTP/1.1", [form], body: text("name=caf%C3%A9+au%20lait&b=1%262&c=%zz%4"),
            has: ["café au lait", "caf%C3%A9", "CAFÉ", "b=1&2", "lait&b=", "%zz%4"], lacks: ["café+au", "1%3"]),
        Case("no form", "POST / HTTP/1.1", [], body: text("name=caf%C3%A9+au"), has: ["%C3"], lacks: ["café", "9 au"]),
        Case(
            "JSON in a form", "POST / HTTP/1.1", [form],
            body: text("token=t&payload=%7B%22a%22%3A%22caf%5Cu00e9%22%2C%22u%22%3A%22x%5C%2Fy%22%7D"),
            has: [#"{"a":"café","#, "x/y", #"caf\u00e9"#, "token=t"], lacks: ["cafe"]),
        Case(
            "JSON in a form, unencoded", "POST / HTTP/1.1", [form], body: text(#"payload={"a":"caf\u00e9"}"#),
            has: ["café"]),
        Case(
            "a form that holds no JSON", "POST / HTTP/1.1", [form], body: text("path=c:%5Cnew"), has: [#"c:\new"#],
            lacks: ["c:\new"]),
        Case(
            "JSON that is called a form", "POST / HTTP/1.1", [form], body: text(#"{"a":"100%25 caf\u00e9"}"#),
            has: ["100%25", "café"], lacks: ["100% "]),
        Case(
            "a query", "GET /a%20b+c/%C3%A9?q=caf%C3%A9+au&j=%7B%22x%22%3A%22%5Cu00e9t%5Cu00e9%22%7D HTTP/1.1",
            has: ["/a b+c/é?q=café au", "q=CAFÉ", "été", "%C3%A9?q"], lacks: ["b c", "cafe"]),
        Case("a target of percent signs", "GET /%%%2 HTTP/1.1", has: ["/%%%2"]),
        Case("a header is no target", "GET / HTTP/1.1", ["X: caf%C3%A9"], has: ["caf%C3"], lacks: ["café"]),
    ]

    static let coded: [Case] = [
        Case(
            "gzip", "POST / HTTP/1.1", [gzip], body: Gzip.message, has: ["message.new", #"{"type""#],
            lacks: ["message.old"]),
        Case(
            "gzip, case aside, several lines", "POST / HTTP/1.1",
            ["CONTENT-encoding: GZIP", "Content-Encoding: identity"],
            body: Gzip.message, has: ["message.new"]),
        Case("gzip that nobody names", body: Gzip.message, has: [], lacks: ["message.new"]),
        Case(
            "named elsewhere", "POST / HTTP/1.1", ["X: content-encoding: gzip"], body: Gzip.message, has: [],
            lacks: ["message.new"]),
        Case(
            "escapes in gzip", "POST / HTTP/1.1", [gzip], body: Gzip.stored(text(#"{"a":"caf\u00e9"}"#)),
            has: ["café", #"caf\u00e9"#], lacks: ["cafe"]),
        Case(
            "a form in gzip in gzip", "POST / HTTP/1.1", ["Content-Encoding: gzip, gzip", form],
            body: Gzip.stored(Gzip.stored(text("payload=%7B%22a%22%3A%22caf%5Cu00e9%22%7D"))), has: ["café", #"{"a""#]),
        Case(
            "gzip that ends early", "POST / HTTP/1.1", [gzip],
            body: Array(Gzip.stored(text(#"{"a":"caf\u00e9"}"#)).dropLast(10)), has: ["café"]),
        Case(
            "a lie", "POST / HTTP/1.1", [gzip], body: text(#"{"a":"caf\u00e9"}"#), has: ["café"]),
        Case(
            "an unknown coding", "POST / HTTP/1.1", ["Content-Encoding: br"], body: text(#"{"a":"\u00e9"}"#), has: ["é"]
        ),
        Case(
            "JSON in a part", "POST / HTTP/1.1", [parts],
            body: text(
                "--b\r\nContent-Type: application/json\r\n\r\n{\"a\":\"caf\\u00e9\"}\r\n--b\r\n\r\nx\\ny\r\n--b--"),
            has: ["café", "x\\ny"], lacks: ["x\ny"]),
    ]

    @Test("What is found and what is not", arguments: json + forms + coded)
    func found(_ test: Case) throws {
        let request = try ReceivedRequest.of(test.line, test.headers, body: test.body)
        for text in test.has { #expect(try search(text).isIn(request), "\(text)") }
        for text in test.lacks { #expect(try !search(text).isIn(request), "\(text)") }
    }

    private func search(_ text: String) throws -> SearchedText { SearchedText(try #require(TextSearch(text))) }

    @Test("A few bytes that stand for very many are decoded up to the bounds of content codings") func bounds() throws {
        let plain = [UInt8](repeating: 0x20, count: 1 << 20) + Array("needle".utf8)
        let request = try ReceivedRequest.of("POST / HTTP/1.1", [Self.gzip], body: Gzip.stored(plain))
        #expect(try search("needle").isIn(request))
    }

    @Test(
        "Pieces of a body have signs that it is to be put together",
        arguments: [
            (#"{"a":"x"}"#, [], false), (#"{"a":"x\n"}"#, [], true), ("a=%20", [], false), ("a=%20", [form], true),
            ("a=+", [form], true), ("a=1", [form], false), (#"a=\"#, [form], true), ("x", [gzip], true),
        ] as [(String, [String], Bool)])
    func signs(_ body: String, _ headers: [String], _ areThere: Bool) throws {
        let head = try ReceivedRequest.of("POST / HTTP/1.1", headers, body: []).head
        head.block.bytes.withUnsafeReadableBytes { head in
            var signs = DecodingSigns(head: head)
            Array(body.utf8).withUnsafeBytes { signs.look(at: $0) }
            #expect(signs.areThere == areThere)
        }
    }

    @Test("Escapes at every distance from the ends of what is looked at at once", arguments: 0..<40)
    func places(_ place: Int) throws {
        let body =
            "[\"" + String(repeating: "x", count: place) + #"\u00e9\/"# + String(repeating: "y", count: 40 - place)
            + "\"]"
        let request = try ReceivedRequest.of("POST / HTTP/1.1", [], body: Array(body.utf8))
        #expect(try search(String(repeating: "x", count: place) + "É/y").isIn(request) == (place < 40))
    }
}
