import HookFormat
import HookInspector
import HookModel
import JSONText
import NIOCore
import Testing

/// `GET /refused`: what HTTP itself refused, as it came, and harmless.
struct RefusedTests {
    private static func refused(_ bytes: [UInt8], reason: String = "bad_target", status: Int = 400) -> RefusedRequest {
        RefusedRequest(
            reason: reason, explanation: "The request target is empty or holds a control character.", status: status,
            refusedAt: Timestamp(milliseconds: 1_763_634_600_123), remote: RemoteAddress(text: "127.0.0.1:52344"),
            firstBytes: ByteBuffer(bytes: bytes))
    }

    private static func with(
        _ requests: [RefusedRequest], total: Int? = nil, use: (RunningInspector) async throws -> Void
    ) async throws {
        let page = RefusedPage(requests: requests, total: total ?? requests.count)
        try await RunningInspector.with(receiver: TestReceiver(refused: page), use: use)
    }

    @Test func inJSON() async throws {
        let text = Self.refused(Array("GET /\u{1B}[31m\u{202E} HTTP/1.1\r\nAuthorization: Bearer abc\r\n".utf8))
        let hello = Self.refused([0x16, 3, 1, 0xFF], reason: "tls_handshake")
        try await Self.with([text, hello], total: 120) { inspector async throws in
            let answer = try await inspector.get("/refused")
            #expect(answer["Content-Type"] == "application/json")
            // Whoever shows the answer as it stands sees escapes.
            #expect(answer.body.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) })
            let json = try answer.json
            #expect(json["total"]?.int == 120)
            let first = json["refused"]?[0]
            #expect(first?["refused_at"]?.string == "2025-11-20T10:30:00.123Z")
            #expect(first?["remote_address"]?.string == "127.0.0.1:52344")
            #expect(first?["reason"]?.string == "bad_target")
            #expect(first?["status"]?.int == 400)
            #expect(first?["first_bytes"]?["size"]?.int == text.firstBytes.readableBytes)
            #expect(first?["first_bytes"]?["text"]?.string == String(buffer: text.firstBytes))
            #expect(json["refused"]?[1]?["first_bytes"]?["base64"]?.string == "FgMB/w==")
        }
    }

    @Test func inText() async throws {
        let requests = [
            Self.refused(Array("GET /\u{1B}]52;c;eA==\u{7} HTTP/1.1\r\nHost: x\nX-A: \u{202E}b\r\n\r\n".utf8)),
            Self.refused([0x16, 3, 1, 0, 2, 1, 0, 0xFF], reason: "tls_handshake"),
        ]
        try await Self.with(requests, total: 102) { inspector async throws in
            let text = try await inspector.get("/refused.txt").text
            #expect(
                text == """
                    2025-11-20T10:30:00.123Z  127.0.0.1:52344  400  bad_target
                      The request target is empty or holds a control character.
                        GET /\\u{1b}]52;c;eA==\\u{7} HTTP/1.1
                        Host: x
                        X-A: \\u{202e}b

                    2025-11-20T10:30:00.123Z  127.0.0.1:52344  400  tls_handshake
                      The request target is empty or holds a control character.
                        00000000  16 03 01 00 02 01 00 ff                          ........

                    … and 100 more, no longer kept

                    """)
        }
    }

    @Test func nothingWasRefused() async throws {
        try await RunningInspector.with { inspector async throws in
            #expect(try await inspector.get("/refused.txt").text == "no request was refused\n")
            #expect(try await inspector.get("/refused").text == "{\"refused\":[],\"total\":0}\n")
        }
    }

    static let hiding: [(name: String, lines: String)] = [
        ("a good header", "Authorization: Bearer s3cret-x"),
        ("white space before the colon", "Authorization : Bearer s3cret-x"),
        ("no colon", "Authorization Bearer s3cret-x"),
        ("a byte in the name", "Auth\u{1}orization: Bearer s3cret-x"),
        ("a folded line", "X-Api-Key:\r\n s3cret-x"),
        ("two folded lines", "Cookie: a=1;\r\n\ts3cret-x;\r\n s3cret-x"),
        ("line feeds alone", "A: b\nX-Gitlab-Token: s3cret-x\nC: d"),
        ("carriage returns alone", "A: b\rX-Gitlab-Token: s3cret-x\rC: d"),
        ("white space in front", "  Authorization: s3cret-x"),
        ("other case", "PROXY-AUTHORIZATION:Basic s3cret-x"),
    ]

    @Test("Credentials are hidden in text, however the line is broken", arguments: hiding)
    func hides(name: String, lines: String) async throws {
        let request = Self.refused(Array("GET / HTTP/1.1\r\n\(lines)\r\n\r\n".utf8))
        try await Self.with([request]) { inspector async throws in
            let text = try await inspector.get("/refused.txt").text
            #expect(!text.contains("s3cret-x"), "\(text)")
            #expect(text.contains("hidden, "))
        }
        let page = RefusedPage(requests: [request], total: 1)
        let settings = InspectorSettings(port: 0, showsCredentials: true)
        try await RunningInspector.with(settings, receiver: TestReceiver(refused: page)) { inspector async throws in
            #expect(try await inspector.get("/refused.txt").text.contains("s3cret-x"))
        }
    }
}
