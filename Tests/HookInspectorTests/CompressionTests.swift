import HookBody
import HookInspector
import TestSupport
import Testing

/// Answers are compressed for those who take `gzip`.
@Suite struct CompressionTests {
    static let cases: [(path: String, accepts: String, isCoded: Bool)] = [
        ("/openapi.json", "gzip", true),
        ("/openapi.json", "br, GZIP;q=0.5", true),
        ("/openapi.json", "*", true),
        ("/openapi.json", "gzip;q=0, *", false),
        ("/openapi.json", "identity", false),
        ("/providers.txt", "gzip, deflate", true),
        ("/health", "gzip", false),
        ("/captures/1/body", "gzip", false),
        ("/captures/1/raw", "gzip", false),
    ]

    @Test("What is compressed, and that it is the same", arguments: cases)
    func compressed(_ test: (path: String, accepts: String, isCoded: Bool)) async throws {
        let capture = try Samples.capture(body: String(repeating: "long enough ", count: 200).utf8)
        try await RunningInspector.with(captures: [capture]) { inspector async throws in
            let plain = try await inspector.get(test.path)
            #expect(plain["Content-Encoding"] == nil)
            let bytes = try await ByteClient.send(
                Array(
                    ("GET \(test.path) HTTP/1.1\r\nHost: localhost:\(inspector.port)\r\nConnection: close\r\n"
                        + "Accept-Encoding: \(test.accepts)\r\n\r\n").utf8),
                port: inspector.port)
            #expect(bytes["Content-Encoding"] == (test.isCoded ? "gzip" : nil))
            guard test.isCoded else { return #expect(bytes.body == plain.body) }
            #expect(bytes.body.count < plain.body.count / 2)
            #expect(bytes["Content-Length"] == "\(bytes.body.count)")
            guard case .decoded(let decoded) = bytes.body.withUnsafeBytes({ ContentCodings(["gzip"]).undo($0) }) else {
                Issue.record("no gzip")
                return
            }
            #expect(decoded == plain.body)
        }
    }
}
