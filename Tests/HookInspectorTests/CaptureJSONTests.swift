import HookModel
import JSONText
import Testing

struct CaptureJSONTests {
    @Test func hasTheDesignsShape() async throws {
        try await RunningInspector.with(captures: [Samples.order()]) { inspector async throws in
            let answer = try await inspector.get("/captures/1")
            #expect(answer.text == Self.whole + "\n")
            let list = try await inspector.get("/captures")
            #expect(
                list.text == "{\"captures\":[\(Self.listed)],\"next\":null,\"complete\":true,\"searched_to\":null}\n")
        }
    }

    private static let start = #"""
        {"id":1,"received_at":"2026-11-20T10:30:00.123Z","remote_address":"127.0.0.1:52344","client_address":null,\#
        "method":"POST","target":"/webhooks/omni?x=1","path":"/webhooks/omni","http_version":"1.1",
        """#
    private static let digest = "e3c224d58d56dbf132123061b12bf79ef4432b92def0de649f2680c2d83bf6b8"
    private static let end = #"""
        "provider":{"id":"omnisales","because":["user agent OmniSales-Webhook/1.0"]},\#
        "event":{"type":"order.created","id":"evt_123","created_at":"2025-01-16T10:30:00Z"},\#
        "signature":{"verdict":"failed","reason":"mismatch","scheme":"hmac-sha256-hex",\#
        "header":"X-Webhook-Signature","notes":[],"secret":null,"diagnosis":null},\#
        "handshake":null,\#
        "payload":{"verdict":"invalid","read_as":null,"notes":[],"errors":[{"instanceLocation":"/data/total",\#
        "keywordLocation":"/properties/total/type","error":"expected string, found number","line":1,"column":57,\#
        "hint":"perhaps quote it"}],"omitted_errors":0,"undocumented_count":1,\#

        """#
    private static let rest = #"""
        "duplicate_keys":[]},\#
        "header_checks":[{"header":"X-Event","value":"a","expected":"b","verdict":"differs"}],\#
        "source_address":"not_documented","duplicate_of":null,"response":{"status":200},\#
        "deliveries":[]}
        """#
    private static let whole =
        start + #"""
            "headers":[["Content-Type","application/json"],["Authorization","Bearer s3cret"]],"trailers":[],\#
            "body":{"size":84,"sha256":"\#(digest)","complete":true,"truncated":false,"text":"{\"id\":\"evt_123\",\#
            \"event\":\"order.created\",\"data\":{\"total\":1.0,\"big\":9007199254740993}}"},
            """# + end + #""undocumented":["/data/big"],"# + rest
    private static let listed =
        start + #""body":{"size":84,"sha256":"\#(digest)","complete":true,"truncated":false},"# + end + rest

    @Test func saysNullWhereNothingIsKnown() async throws {
        try await RunningInspector.with(captures: [Samples.capture()]) { inspector async throws in
            let json = try await inspector.get("/captures/latest").json
            for name in ["provider", "event", "client_address", "duplicate_of"] { #expect(json[name]?.isNull == true) }
            #expect(json["deliveries"]?.text == "[]")
            #expect(json["signature"]?["verdict"]?.string == "unknown")
            #expect(json["body"]?["text"]?.string == "")
            #expect(json["body"]?["size"]?.int == 0)
        }
    }

    @Test func showsHandshakesWithTheirAnswers() async throws {
        let captures = try [
            Samples.handshake(),
            Samples.capture(
                findings: Findings(
                    handshake: HandshakeFinding(kind: "hub_challenge", outcome: .verifyTokenDiffers))),
        ]
        try await RunningInspector.with(captures: captures) { inspector async throws in
            let answered = try await inspector.get("/captures/1").json
            #expect(
                answered["handshake"]?.text == #"{"kind":"url_validation","outcome":"answered","token":"abc"}"#)
            #expect(
                answered["response"]?.text == #"""
                    {"status":200,"headers":[["Content-Type","application/json"],\#
                    ["X-Content-Type-Options","nosniff"]],"body":"{\"plainToken\":\"abc\"}"}
                    """#)
            let other = try await inspector.get("/captures/2").json
            #expect(
                other["handshake"]?.text
                    == #"{"kind":"hub_challenge","outcome":"verify_token_differs","token":null}"#)
            #expect(other["response"]?.text == #"{"status":200}"#)
        }
    }

    @Test func linksRepeatedEvents() async throws {
        let captures = try [Samples.order(), Samples.capture(), Samples.order()]
        try await RunningInspector.with(captures: captures) { inspector async throws in
            #expect(try await inspector.get("/captures/3").json["duplicate_of"]?.int == 1)
            #expect(try await inspector.get("/captures/3.txt").text.contains("duplicate of #1\n"))
        }
    }

    @Test func keepsHeadersAsTheyCame() async throws {
        let head =
            Array("POST /h\u{E9}%20?\u{E9} HTTP/1.0\r\nx-One:a\r\nX-ONE:  b \t\r\nEmpty:\r\nBytes: ".utf8) + [
                0xE9, 0x21,
            ]
            + Array("\r\n\r\n".utf8)
        let capture = try Samples.capture(head: head, trailers: Array("T: 1\r\nT:  2\r\n\r\n".utf8))
        try await RunningInspector.with(captures: [capture]) { inspector async throws in
            let json = try await inspector.get("/captures/1").json
            #expect(
                json["headers"]?.text
                    == #"[["x-One","a"],["X-ONE"," b \t"],["Empty",""],["Bytes","�!",{"base64":"6SE="}]]"#)
            #expect(json["trailers"]?.text == #"[["T","1"],["T"," 2"]]"#)
            #expect(json["http_version"]?.string == "1.0")
            #expect(json["path"]?.string == "/h\u{E9}%20")
            #expect(json["target_base64"] == nil)
        }
    }

    @Test func showsATargetThatIsNotUTF8() async throws {
        let head = Array("POST /a".utf8) + [0xFF] + Array("?b HTTP/1.1\r\n\r\n".utf8)
        try await RunningInspector.with(captures: [Samples.capture(head: head)]) { inspector async throws in
            let json = try await inspector.get("/captures/1").json
            #expect(json["target"]?.string == "/a\u{FFFD}?b")
            #expect(json["target_base64"]?.string == "L2H/P2I=")
            #expect(json["path"]?.string == "/a\u{FFFD}")
            #expect(json["path_base64"]?.string == "L2H/")
        }
    }

    struct Body: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let bytes: [UInt8]
        var text: String?
        var base64: String?
        var isTruncated = false
    }

    static let mebibyte = 1_048_576

    static let bodies: [Body] = [
        Body(testDescription: "text", bytes: Array("a\u{E9}\n".utf8), text: "a\u{E9}\n"),
        Body(testDescription: "one byte", bytes: [0xFF], base64: "/w=="),
        Body(testDescription: "two bytes", bytes: [0xFF, 0], base64: "/wA="),
        Body(testDescription: "three bytes", bytes: [0xFF, 0, 0x10], base64: "/wAQ"),
        Body(testDescription: "NUL is text", bytes: [0x61, 0], text: "a\u{0}"),
        Body(
            testDescription: "exactly 1 MiB", bytes: Array(repeating: 0x61, count: mebibyte),
            text: String(repeating: "a", count: mebibyte)),
        Body(
            testDescription: "1 MiB and a byte", bytes: Array(repeating: 0x61, count: mebibyte + 1),
            text: String(repeating: "a", count: mebibyte), isTruncated: true),
        Body(
            testDescription: "a character across the limit",
            bytes: Array(repeating: 0x61, count: mebibyte - 1) + Array("\u{20AC}".utf8),
            text: String(repeating: "a", count: mebibyte - 1), isTruncated: true),
        Body(
            testDescription: "bytes beyond the limit do not matter",
            bytes: Array(repeating: 0x61, count: mebibyte) + [0xFF], text: String(repeating: "a", count: mebibyte),
            isTruncated: true),
    ]

    @Test(arguments: bodies) func showsBodies(_ body: Body) async throws {
        try await RunningInspector.with(captures: [Samples.capture(body: body.bytes)]) { inspector async throws in
            let shown = try #require(try await inspector.get("/captures/1").json["body"])
            #expect(shown["text"]?.string == body.text)
            #expect(shown["base64"]?.string == body.base64)
            #expect(shown["truncated"]?.bool == body.isTruncated)
            #expect(shown["size"]?.int == body.bytes.count)
        }
    }

    @Test func saysThatABodyIsIncomplete() async throws {
        let capture = try Samples.capture(body: "ab".utf8, incompleteness: .tooLarge, status: 413)
        try await RunningInspector.with(captures: [capture]) { inspector async throws in
            #expect(try await inspector.get("/captures/1").json["body"]?["complete"]?.bool == false)
            let text = try await inspector.get("/captures/1.txt").text
            #expect(text.contains("\nbody (2 bytes, incomplete: longer than --max-body, sha256 "))
            #expect(try await inspector.get("/captures.txt").text.hasSuffix("  2B:incomplete  413\n"))
        }
    }
}
