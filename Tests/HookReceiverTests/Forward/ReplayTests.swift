import HookModel
import HookProviders
import HookReceiver
import HookStore
import HookTransport
import NIOCore
import TestSupport
import Testing

/// What an app gets of a replay.
@Suite(.timeLimit(.minutes(3))) struct ReplayTests {
    /// A signed request as its provider sends it, captured once; its delivery is waited for.
    private static func capture(_ running: RunningForwarding, _ provider: String, _ file: String) async throws {
        let body = try ProjectFiles.bytes("Samples/\(file)")
        let text = String(decoding: body, as: UTF8.self)
        let signature = try TestSecrets.sign(body, TestSecrets.texts[provider] ?? "")
        // An old timestamp: the provider has sent it long ago.
        try await running.post(
            "/webhooks/\(provider == "omnisales" ? "omni" : provider)",
            [
                "Content-Type: application/json", "X-Webhook-Signature: \(signature)", "x-webhook-timestamp: 1",
                "X-Webhook-ID: wh_1",
            ], body: text)
        _ = try await running.ended(1)
    }

    private static func verdict(_ got: FakeApp.Received, _ provider: String) throws -> SignatureFinding {
        let document = try #require(try TestCatalog.get().document(provider))
        let verifier = try SignatureVerifier(document.signatures, secrets: TestSecrets.all[provider] ?? [])
        let lines = got.head.split(separator: "\r\n").map(String.init)
        let request = try ReceivedRequest.of(
            lines.first ?? "", Array(lines.dropFirst()), body: got.body.unicodeScalars.map { UInt8($0.value) })
        return request.body.withUnsafeReadableBytes {
            verifier.verify(request.head, body: $0, now: WallClock.system.now())
        }
    }

    @Test("Signed anew, a changed body and an old timestamp are right again; marked with the capture that it is of")
    func signedAnew() async throws {
        let app = FakeApp()
        let port = try await app.start()
        try await withForwarding(to: ["name=app \(port)"]) { running in
            try await Self.capture(running, "omnisales", "omnisales/order.created.json")
            let body = ByteBuffer(string: #"{"changed":true}"#)
            try await running.writer.record([
                .add(NewDelivery(capture: 1, target: "app")),
                .add(NewDelivery(capture: 1, target: "app", body: body)),
                .add(NewDelivery(capture: 1, target: "app", body: body, resigns: true)),
            ])
            #expect(try await running.ended(4).map(\.state) == Array(repeating: .delivered, count: 4))
        }
        let got = app.received
        #expect(got.map { $0.header("X-Hooksight-Replay") } == [nil, "1", "1", "1"])
        #expect(got.map { $0.header("X-Hooksight-Capture") } == ["1", "1", "1", "1"])
        #expect(got[1].body == got[0].body && got[2].body == #"{"changed":true}"#)
        let findings = try got.map { try Self.verdict($0, "omnisales") }
        #expect(findings.map(\.verdict) == [.failed, .failed, .failed, .verified])
        #expect(findings.map(\.reason) == [.stale, .stale, .mismatch, nil])
        // Each name stands once, in the place and the case in which it came.
        let names = got[3].head.split(separator: "\r\n").dropFirst().map { $0.prefix { $0 != ":" } }
        #expect(names.filter { $0.lowercased() == "x-webhook-timestamp" } == ["x-webhook-timestamp"])
        #expect(
            names.prefix(6) == [
                "Host", "Content-Length", "Content-Type", "X-Webhook-Signature", "x-webhook-timestamp", "X-Webhook-ID",
            ])
    }

    @Test("A retry of a signed replay is signed with its own time")
    func eachAttempt() async throws {
        let app = FakeApp { _, number in number == 1 ? .answer(500) : .answer(200) }
        let port = try await app.start()
        let rules = ForwardRules(retry: .waits([.milliseconds(1100)]))
        try await withForwarding(to: ["name=app \(port)"], rules: rules) { running in
            try await Self.capture(running, "omnisales", "omnisales/order.created.json")
            try await running.writer.record([.add(NewDelivery(capture: 1, target: "app", resigns: true))])
            _ = try await running.ended(2)
        }
        let times = app.received.dropFirst().compactMap { $0.header("X-Webhook-Timestamp").flatMap { Int($0) } }
        #expect(times.count == 2 && times[1] > times[0], "\(times)")
    }

    @Test("Header lines of a target are added and removed; the other target gets what came")
    func headerEdits() async throws {
        let apps = (FakeApp(), FakeApp())
        let ports = (try await apps.0.start(), try await apps.1.start())
        try await withForwarding(
            to: ["name=a \(ports.0)", "name=b \(ports.1)"],
            edits: ["a": HeaderEdits(removed: ["Cookie"], added: [HeaderLine(name: "X-Env", value: "dev")])]
        ) { running in
            try await running.post("/", ["Cookie: 1"])
            _ = try await running.ended(2)
        }
        #expect(apps.0.received.map { $0.header("Cookie") } == [nil])
        #expect(apps.0.received.map { $0.header("X-Env") } == ["dev"])
        #expect(apps.1.received.map { $0.header("Cookie") } == ["1"])
        #expect(apps.1.received.map { $0.header("X-Env") } == [nil])
    }
}
