import HookInspector
import HookModel
import Testing

struct CaptureTextTests {
    @Test func hasSections() async throws {
        try await RunningInspector.with(captures: [Samples.order()]) { inspector async throws in
            let text = try await inspector.get("/captures/latest.txt").text
            #expect(
                text.replacing(/\(\d[^)]* ago\)/, with: "(AGO)") == """
                    #1  POST /webhooks/omni?x=1 HTTP/1.1   2026-11-20 10:30:00Z (AGO)   answered 200
                    omnisales  order.created  evt_123  created 2025-01-16 10:30:00Z (AGO)
                               identified by user agent OmniSales-Webhook/1.0
                               from 127.0.0.1:52344

                    signature  failed: mismatch
                               hmac-sha256-hex in X-Webhook-Signature
                    payload    invalid: 1 error      (1 member beyond the document: /data/big)
                               1:57 /data/total: expected string, found number; perhaps quote it
                    header     X-Event is a, the payload has b

                    headers
                      Content-Type: application/json
                      Authorization: Bearer (hidden, 6 bytes; --show-credentials shows it)

                    body (84 bytes, sha256 e3c224d58d56dbf132123061b12bf79ef4432b92def0de649f2680c2d83bf6b8)
                    {
                      "id": "evt_123",
                      "event": "order.created",
                      "data": {
                        "total": 1.0,
                        "big": 9007199254740993
                      }
                    }

                    """)
        }
    }

    @Test func showsHandshakesWithTheirAnswers() async throws {
        try await RunningInspector.with(captures: [Samples.handshake()]) {
            inspector async throws in
            let text = try await inspector.get("/captures/1.txt").text
            let answer = """

                handshake  url_validation: answered
                response   Content-Type: application/json
                           X-Content-Type-Options: nosniff
                           {"plainToken":"abc"}

                """
            #expect(text.contains(answer), "\(text)")
        }
    }

    @Test func listsALineForEach() async throws {
        let captures = try [Samples.capture("GET /a-longer-path HTTP/1.1\r\n\r\n"), Samples.order()]
        try await RunningInspector.with(captures: captures) { inspector async throws in
            #expect(
                try await inspector.get("/captures.txt").text == """
                    2  2026-11-20T10:30:00.123Z  POST  /webhooks/omni  omnisales  order.created  \
                    signature=failed:mismatch  payload=invalid      84B  200
                    1  2026-11-20T10:30:00.123Z  GET   /a-longer-path  -          -              \
                    signature=unknown          payload=not_checked  0B   200

                    """)
        }
    }

    static let bodies: [(name: String, body: [UInt8], text: String)] = [
        ("numbers as sent", Array("[1.0,1E400,-0]".utf8), "[\n  1.0,\n  1E400,\n  -0\n]\n"),
        ("escapes as sent", Array(#"["\/\u00e9"]"#.utf8), "[\n  \"\\/\\u00e9\"\n]\n"),
        ("not JSON", Array("{\"a\":}".utf8), "{\"a\":}\n"),
        ("lines", Array("a=1\nb=2\n".utf8), "a=1\nb=2\n"),
        ("carriage returns", Array("a\r\nb".utf8), "a\\u{d}\nb\n"),
        (
            "bytes", [0, 0xFF] + Array("abcdefghijklmnop".utf8),
            """
            00000000  00 ff 61 62 63 64 65 66 67 68 69 6a 6b 6c 6d 6e  ..abcdefghijklmn
            00000010  6f 70                                            op

            """
        ),
        ("nothing", [], ""),
        (
            "deep nesting as sent", Array((String(repeating: "[", count: 40) + String(repeating: "]", count: 40)).utf8),
            String(repeating: "[", count: 40) + String(repeating: "]", count: 40) + "\n"
        ),
    ]

    @Test(arguments: bodies) func showsBodies(_ sample: (name: String, body: [UInt8], text: String)) async throws {
        try await RunningInspector.with(captures: [Samples.capture(body: sample.body)]) { inspector async throws in
            let text = try await inspector.get("/captures/1.txt").text
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            let title = try #require(lines.firstIndex { $0.hasPrefix("body (") })
            #expect(lines[(title + 1)...].joined(separator: "\n") == sample.text)
        }
    }

    @Test func shortensLongBodiesAndSaysSo() async throws {
        let bytes = [UInt8](repeating: 0xFF, count: 5000)
        let text = [UInt8](repeating: 0x61, count: 1_048_577)
        let captures = try [Samples.capture(body: bytes), Samples.capture(body: text)]
        try await RunningInspector.with(captures: captures) { inspector async throws in
            let dump = try await inspector.get("/captures/1.txt").text
            #expect(dump.hasSuffix("\n… and 904 bytes more at /captures/1/body\n"))
            #expect(dump.contains("\n00000ff0  ff"))
            #expect(
                try await inspector.get("/captures/2.txt").text.hasSuffix("a\n… and 1 bytes more at /captures/2/body\n")
            )
        }
    }

    static let credentials = [
        ("Authorization: Basic dXNlcjpwYXNz", "Authorization: Basic (hidden, 12 bytes; --show-credentials shows it)"),
        ("authorization: opaque", "authorization: (hidden, 6 bytes; --show-credentials shows it)"),
        ("Authorization: odd s3cret", "Authorization: (hidden, 10 bytes; --show-credentials shows it)"),
        ("Proxy-Authorization: Bearer x", "Proxy-Authorization: Bearer (hidden, 1 bytes; --show-credentials shows it)"),
        ("COOKIE: a=1; b=2", "COOKIE: (hidden, 8 bytes; --show-credentials shows it)"),
        ("X-Api-Key: k", "X-Api-Key: (hidden, 1 bytes; --show-credentials shows it)"),
        ("X-Webhook-Signature: abc", "X-Webhook-Signature: abc"),
        ("X-Webhook-Timestamp: 1", "X-Webhook-Timestamp: 1"),
    ]

    @Test(arguments: credentials) func hidesCredentials(_ sent: String, _ shown: String) async throws {
        let capture = try Samples.capture("POST / HTTP/1.1\r\n\(sent)\r\n\r\n", trailers: "\(sent)\r\n\r\n")
        try await RunningInspector.with(captures: [capture]) { inspector async throws in
            let text = try await inspector.get("/captures/1.txt").text
            #expect(text.contains("\nheaders\n  \(shown)\n\ntrailers\n  \(shown)\n"))
        }
        let open = InspectorSettings(port: 0, showsCredentials: true)
        try await RunningInspector.with(open, captures: [capture]) { inspector async throws in
            #expect(try await inspector.get("/captures/1.txt").text.contains("\nheaders\n  \(sent)\n"))
        }
    }
}
