import Foundation
import HookModel
import HookProviders
import HookReceiver
import HookStore
import JSONText
import NIOCore
import TestSupport
import Testing

/// Senders from end to end: identified, verified, judged, forwarded by a filter, found, and replayed with a change and a
/// signature of now.
@Suite(.timeLimit(.minutes(3))) struct SenderTests {
    @Test("A sender by its real form", arguments: SenderCase.all)
    func wholeWay(_ example: SenderCase) async throws {
        let (app, other) = (FakeApp(), FakeApp())
        let (port, otherPort) = (try await app.start(), try await other.start())
        let targets = ["name=app,event=\(example.event) \(port)", "name=other,event=another.event \(otherPort)"]
        try await withForwarding(to: targets) { running in
            let sent = try example.sent(now: Int64(Date().timeIntervalSince1970))
            try await Self.send(example, sent, to: running.port)
            let capture = try #require(try await running.store.capture(1, bodyLimit: .max))
            Self.check(example, capture)
            _ = try await running.ended(1)
            #expect(app.received.map(\.body) == [sent.body])
            try await Self.find(example, running.store)
            try await Self.replay(example, running)
        }
        #expect(other.received.isEmpty)
        try Self.checkReplay(example, app.received, port: port)
        try await app.stop()
        try await other.stop()
    }

    private static func send(_ example: SenderCase, _ sent: SenderCase.Sent, to port: Int) async throws {
        let client = try await RawClient.connect(port: port)
        defer { client.close() }
        let length = sent.body.isEmpty ? [] : ["Content-Length: \(sent.body.utf8.count)"]
        let lines = ["\(example.method) \(example.target) HTTP/1.1", "Host: h"] + length + sent.headers
        try await client.send(lines.joined(separator: "\r\n") + "\r\n\r\n" + sent.body)
        #expect(await client.receive(answers: 1).first?.status == 200)
    }

    private static func check(_ example: SenderCase, _ capture: Capture) {
        let findings = capture.findings
        #expect(findings.provider == example.provider)
        #expect(findings.signature.verdict == (example.sign == nil ? .notSigned : .verified))
        #expect(findings.signature.notes == [])
        #expect(findings.event?.type == example.event)
        #expect(findings.payload.verdict == example.payload, "\(findings.payload)")
    }

    private static func find(_ example: SenderCase, _ store: Store) async throws {
        let filters = [
            CaptureFilter(event: example.event), CaptureFilter(text: example.word.uppercased()),
            CaptureFilter(provider: example.provider, event: example.event, text: example.word),
            CaptureFilter(event: example.event.prefix(3) + "*"),
        ]
        for filter in filters {
            #expect(try await store.captures(CaptureSearch(filter.root), limit: 9).captures.map(\.id) == [1], "\(filter)")
        }
        for filter in [CaptureFilter(event: "another.event"), CaptureFilter(text: example.word + "?")] {
            #expect(try await store.captures(CaptureSearch(filter.root), limit: 9).captures.isEmpty, "\(filter)")
        }
    }

    private static func replay(_ example: SenderCase, _ running: RunningForwarding) async throws {
        let edits = try example.edit.map { [try JSONEdit($0)] } ?? []
        let anew = ReplayRequest(target: "app", resigns: true, edits: edits)
        if example.sign == nil {
            await #expect(throws: DeliveryControlError.self) { try await running.control.plan(anew, of: [1]) }
        }
        let request = ReplayRequest(target: "app", resigns: example.sign != nil, edits: edits)
        let plans = try await running.control.plan(request, of: [1])
        _ = try await running.control.carryOut(plans)
        let ended = try await running.ended(2)
        #expect(ended.map(\.state) == [.delivered, .delivered], "\(ended.map(\.reason))")
    }

    private static func checkReplay(_ example: SenderCase, _ received: [FakeApp.Received], port: Int) throws {
        let got = try #require(received.last)
        #expect(received.count == 2 && got.header("X-Hooksight-Replay") == "1")
        #expect(got.body.contains(example.edited) || example.edited.isEmpty, "\(got.body)")
        guard example.sign != nil, let document = try TestCatalog.get().document(example.provider) else { return }
        let verifier = try SignatureVerifier(document.signatures, secrets: TestSecrets.all[example.provider] ?? [])
        let lines = got.head.split(separator: "\r\n").map(String.init)
        let request = try ReceivedRequest.of(
            lines.first ?? "", Array(lines.dropFirst()), body: got.body.unicodeScalars.map { UInt8($0.value) })
        let finding = request.body.withUnsafeReadableBytes {
            verifier.verify(
                request.head, body: $0, url: SenderURL("http://localhost:\(port)" + request.head.target),
                now: WallClock.system.now())
        }
        #expect(finding.verdict == .verified, "\(finding)")
    }
}
