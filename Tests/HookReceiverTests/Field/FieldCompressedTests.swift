import HookModel
import HookProviders
import HookReceiver
import HookStore
import JSONText
import NIOCore
import TestSupport
import Testing

/// Kind 2, from end to end: a compressed body keeps its bytes, and is otherwise its text.
@Suite(.timeLimit(.minutes(3))) struct FieldCompressedTests {
    private static let text =
        #"{"event":"order.delivered","timestamp":"2024-01-01T00:00:00Z","#
        + #""data":{"orderId":"1","deliveredAt":"2024-01-05T00:00:00Z"}}"#
    private static let plain = Array(text.utf8)

    /// What the test's own writer makes of the text.
    static let codings: [(name: String, body: [UInt8])] = [
        ("gzip", Gzip.stored(plain)), ("X-Gzip", Gzip.stored(plain)),
        ("gzip, gzip", Gzip.stored(Gzip.stored(plain))),
        ("deflate", [1, UInt8(plain.count), 0, ~UInt8(plain.count), 0xFF] + plain),
    ]

    private static func lines(_ coding: String, _ body: [UInt8]) throws -> [String] {
        let signature = try TestSecrets.sign(body, TestSecrets.texts["bharatcart"] ?? "")
        return [
            "Content-Type: application/json", "Content-Encoding: \(coding)", "X-Webhook-Signature: \(signature)",
        ]
    }

    private static func findings(_ got: FakeApp.Received) throws -> Findings {
        let lines = got.head.split(separator: "\r\n").map(String.init)
        let request = try ReceivedRequest.of(lines.first ?? "", Array(lines.dropFirst()), body: Array(got.bodyView))
        return try RequestEvaluator(catalog: TestCatalog.get(), secrets: TestSecrets.all).evaluate(request)
    }

    @Test("F24: stored and forwarded byte for byte, found by its event, replayed with a change", arguments: codings)
    func wholeWay(_ coding: (name: String, body: [UInt8])) async throws {
        let app = FakeApp()
        let port = try await app.start()
        try await withForwarding(to: ["name=app,event=order.delivered \(port)", "name=other,event=order.paid 9"]) {
            running in
            let lines = try Self.lines(coding.name, coding.body)
            try await running.post("/webhooks/bharatcart", lines, body: latin1(ByteBuffer(bytes: coding.body)))
            _ = try await running.ended(1)
            let capture = try #require(try await running.store.capture(1, bodyLimit: .max))
            #expect(Array(capture.request.body.readableBytesView) == coding.body)
            #expect(capture.findings.signature.verdict == .verified)
            #expect(capture.findings.payload.verdict == .valid)
            let page = try await running.store.captures(CaptureSearch(CaptureFilter(event: "order.delivered").root), limit: 9)
            #expect(page.captures.map(\.id) == [1])
            let request = ReplayRequest(
                target: "app", resigns: true, edits: [try JSONEdit("/data/orderId=edited-order")])
            _ = try await running.control.carryOut(try await running.control.plan(request, of: [1]))
            #expect(try await running.ended(2).map(\.state) == [.delivered, .delivered])
        }
        #expect(app.received.map { $0.header("Content-Encoding") } == [coding.name, coding.name])
        #expect(app.received.first.map { Array($0.bodyView) } == coding.body)
        let replayed = try Self.findings(try #require(app.received.last))
        #expect(replayed.signature.verdict == .verified && replayed.payload.verdict == .valid)
        #expect(app.received.last.map { Array($0.bodyView) } != coding.body)
        try await app.stop()
    }

    @Test(
        "F24: what cannot be read is forwarded as it came, and not changed",
        arguments: [
            ("br", [0x8B, 0x02, 0x80], "the content coding br is not known"),
            ("zstd, gzip", Gzip.stored([0x28, 0xB5]), "the content coding zstd is not known"),
            ("gzip", plain, "Content-Encoding says gzip and the body is not"),
        ] as [(String, [UInt8], String)])
    func notChanged(_ name: String, _ body: [UInt8], _ words: String) async throws {
        let app = FakeApp()
        let port = try await app.start()
        try await withForwarding(to: ["name=app \(port)"]) { running in
            let lines = try Self.lines(name, body)
            try await running.post("/webhooks/bharatcart", lines, body: latin1(ByteBuffer(bytes: body)))
            _ = try await running.ended(1)
            let change = ReplayRequest(target: "app", edits: [try JSONEdit("/a=1")])
            let error = await #expect(throws: DeliveryControlError.self) {
                try await running.control.plan(change, of: [1])
            }
            #expect("\(try #require(error))".contains(words))
            let anew = try await running.control.plan(ReplayRequest(target: "app", resigns: true), of: [1])
            _ = try await running.control.carryOut(anew)
            #expect(try await running.ended(2).map(\.state) == [.delivered, .delivered])
        }
        #expect(app.received.map { Array($0.bodyView) } == [body, body])
        #expect(try Self.findings(try #require(app.received.last)).signature.verdict == .verified)
        try await app.stop()
    }
}
