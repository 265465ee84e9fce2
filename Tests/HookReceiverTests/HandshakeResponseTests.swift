import Foundation
import HookModel
import HookProviders
import HookReceiver
import HookStore
import NIOCore
import TestSupport
import Testing

/// Handshakes over real sockets: what leaves, what is kept, and what is not handed on.
@Suite(.timeLimit(.minutes(5))) struct HandshakeResponseTests {
    /// The answer to a HEAD has no body though it tells its length, which the tests' client does not know.
    static let all = (HandshakeCase.signed + HandshakeCase.unsigned).filter { !$0.description.hasSuffix("HEAD") }

    private static func text(_ test: HandshakeCase) throws -> String {
        let parts = try test.parts()
        let lines = [parts.line, "Host: h", "Content-Length: \(parts.body.count)"] + parts.headers
        return lines.joined(separator: "\r\n") + "\r\n\r\n" + latin1(.init(bytes: parts.body))
    }

    private static func ask(_ test: HandshakeCase, port: Int) async throws -> RawResponse {
        let client = try await RawClient.connect(port: port)
        defer { client.close() }
        try await client.send(text(test))
        return try #require(await client.next())
    }

    @Test("Every sender, good and bad, is answered and captured", arguments: [false, true])
    func answers(enforces: Bool) async throws {
        try await withReceiver(enforces: enforces, verifyTokens: HandshakeCase.verifyTokens) { running in
            for (index, test) in Self.all.enumerated() {
                let answer = try await Self.ask(test, port: running.port)
                let capture = try #require(try await running.store.capture(Int64(index + 1)))
                #expect(capture.status == answer.status, "\(test)")
                #expect(capture.findings.handshake?.kind == test.kind, "\(test)")
                #expect(capture.findings.handshake?.outcome == test.outcome, "\(test)")
                if test.outcome == .answered {
                    Self.checkAnswered(test, answer, capture)
                } else {
                    Self.checkReceipt(test, answer, capture, enforces: enforces)
                }
            }
        }
    }

    private static func checkAnswered(_ test: HandshakeCase, _ answer: RawResponse, _ capture: Capture) {
        let expected = test.expected
        #expect(answer.status == expected.status, "\(test)")
        #expect(answer.body == expected.body, "\(test)")
        #expect(answer.header("Content-Type") == expected.type, "\(test)")
        #expect(answer.header("X-Content-Type-Options") == "nosniff", "\(test)")
        for line in expected.headers { #expect(answer.headers.contains(line), "\(test): \(line)") }
        let shown = capture.response
        #expect(shown?.status == expected.status && shown?.contentType == expected.type, "\(test)")
        #expect(
            shown.map { String(buffer: $0.body) } == (test.provider == "zoom" ? zoomShown : expected.body), "\(test)")
    }

    private static let zoomShown = #"{"plainToken":"qgg8vlvZRS6UYooatFL8Aw","encryptedToken":"(not kept)"}"#

    private static func checkReceipt(
        _ test: HandshakeCase, _ answer: RawResponse, _ capture: Capture, enforces: Bool
    ) {
        if !enforces { #expect(answer.status == test.expected.status, "\(test)") }
        let isGood = answer.status < 300
        let receipt = "{\"received\":\(isGood),\"id\":\(capture.id)}"
        #expect(answer.body == receipt, "\(test)")
        #expect(capture.response == nil && capture.findings.handshake?.token == nil, "\(test)")
        let line = answer.headers.joined(separator: "\n") + answer.body
        if let secret = test.secretText { #expect(!line.contains(secret), "\(test)") }
        #expect(answer.header("WebHook-Allowed-Origin") == nil && answer.header("Set-Cookie") == nil, "\(test)")
    }

    @Test("Zoom's HMAC is nowhere in the store")
    func nowhere() async throws {
        let folder = try TemporaryFolder()
        let good = try #require(HandshakeCase.signed.first { $0.description == "Zoom: good" })
        try await withReceiver(folder: folder) { running in
            let answer = try await Self.ask(good, port: running.port)
            #expect(answer.body == good.expected.body)
            #expect(try await running.captures().count == 1)
        }
        let code = Array(try #require(good.secretText).utf8)
        for name in ["captures.sqlite", "captures.sqlite-wal"] {
            guard let file = FileManager.default.contents(atPath: folder.file(name)) else { continue }
            #expect(file.range(of: Data(code)) == nil, "\(name)")
        }
    }

    @Test("What we answered is not handed on; what we did not answer is")
    func notHandedOn() async throws {
        let app = FakeApp()
        let port = try await app.start()
        try await withForwarding(
            to: ["name=app \(port)"], answerFrom: "app", verifyTokens: HandshakeCase.verifyTokens
        ) { running in
            let good = try #require(HandshakeCase.unsigned.first)
            #expect(try await Self.ask(good, port: running.port).body == good.expected.body)
            let wrong = try #require(HandshakeCase.unsigned.first { $0.outcome == .verifyTokenDiffers })
            #expect(try await Self.ask(wrong, port: running.port).status == 200)
            let deliveries = try await running.ended(1)
            #expect(deliveries.map(\.capture) == [2])
            #expect(try await running.store.capture(1)?.deliveries.isEmpty == true)
        }
    }

    @Test("Several handshakes and others on one connection are answered in their order")
    func pipelined() async throws {
        try await withReceiver(verifyTokens: HandshakeCase.verifyTokens) { running in
            let client = try await running.connect()
            defer { client.close() }
            let tests = Self.all.filter { $0.outcome == .answered }
            let other = "POST /x HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n{}"
            try await client.send(tests.map { try Self.text($0) + other }.joined())
            let answers = await client.receive(answers: tests.count * 2)
            for (index, test) in tests.enumerated() {
                #expect(answers[index * 2].body == test.expected.body)
                #expect(answers[index * 2 + 1].body == "{\"received\":true,\"id\":\(index * 2 + 2)}")
            }
        }
    }
}
