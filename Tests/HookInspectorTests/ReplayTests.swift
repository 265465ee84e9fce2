import HookInspector
import HookModel
import HookStore
import JSONText
import NIOCore
import Testing

/// Asking for a capture again.
@Suite struct ReplayTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var path = "/captures/1/replay"
        let body: String
        let status: Int
        let words: String

        init(_ name: String, path: String = "/captures/1/replay", _ body: String, _ status: Int, _ words: String) {
            testDescription = name
            self.path = path
            self.body = body
            self.status = status
            self.words = words
        }
    }

    private static let total = #"{"data":{"total":1.0}}"#

    /// One whole capture, one that was cut, and two targets, of which the filter of the first fits.
    private static func with(use: (RunningInspector) async throws -> Void) async throws {
        try await RunningInspector.with(
            captures: [
                Samples.capture(body: total.utf8), Samples.capture(incompleteness: .closed),
                Samples.capture(findings: Samples.findings),
            ],
            targets: ["name=app,signature=unknown 3000", "name=other,event=nothing 3001"], use: use)
    }

    private static func post(
        _ inspector: RunningInspector, _ path: String, _ body: String
    ) async throws -> RawResponse {
        try await inspector.send(
            "POST \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
                + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
    }

    static let refused = [
        Case("an unknown target", #"{"to":"nobody"}"#, 404, "the configured ones are app, other"),
        Case("a URL is no target", #"{"to":"http://localhost:9"}"#, 404, "Targets come from --forward"),
        Case("no capture", path: "/captures/9/replay", "{}", 404, "no capture 9"),
        Case("a capture that was cut", path: "/captures/2/replay", "{}", 409, "did not arrive whole"),
        Case("nothing fits", path: "/captures/3/replay", "{}", 409, "app, other"),
        Case("nobody can sign", #"{"resign":true}"#, 409, "its provider is not known"),
        Case("no JSON", "{", 400, "the body is not JSON"),
        Case("no object", "[]", 422, "the body is array"),
        Case("an unknown member", #"{"too":"app"}"#, 422, "no member"),
        Case("a member of another kind", #"{"resign":"yes"}"#, 422, "is not true or false"),
        Case("an edit without a value", #"{"edit":["/data/total"]}"#, 422, "/data/total=5"),
        Case("an edit of what is not there", #"{"edit":["/nothing/total=5"]}"#, 409, "/nothing"),
    ]

    @Test(arguments: refused) func isRefused(_ test: Case) async throws {
        try await Self.with { inspector in
            let answer = try await Self.post(inspector, test.path, test.body)
            #expect(answer.status == test.status)
            #expect(answer.text.contains(test.words), "\(answer.text)")
            #expect(try await inspector.store.deliveries(limit: 9).deliveries.isEmpty)
        }
    }

    @Test("A replay is a new delivery, with its own body where it was edited; all who watch hear of it")
    func isStored() async throws {
        try await Self.with { inspector in
            let changes = inspector.writer.feed.subscribe()
            let plain = try await Self.post(inspector, "/captures/1/replay", "")
            #expect(plain.status == 202)
            let made = try #require(try plain.json["deliveries"]?.elements.first)
            #expect(made["target"]?.string == "app" && made["kind"]?.string == "replay")
            #expect(made["edited"]?.bool == false && made["resigned"]?.bool == false)
            let edited = try await Self.post(
                inspector, "/captures/latest/replay.txt",
                #"{"to":"other","edit":["/id=evt_9"]}"#)
            #expect(edited.status == 409, "the body of capture 3 is empty: \(edited.text)")
            let order = #"{"to":"other","edit":["/data/total=5.00","/data/new=x"]}"#
            #expect(try await Self.post(inspector, "/captures/1/replay.txt", order).text.contains("(replay, edited)"))
            let due = try await inspector.store.firstAttempts(to: "other", after: 0, limit: 9).compactMap(\.due)
            #expect(due.map { String(buffer: $0.request.body) } == [#"{"data":{"total":5.00,"new":"x"}}"#])
            #expect(try await inspector.store.capture(1).map { String(buffer: $0.request.body) } == Self.total)
            var heard: [String] = []
            while case .event(.delivery(let delivery, nil))? = changes.nextNow() { heard.append(delivery.target) }
            #expect(heard == ["app", "other"])
        }
    }

    @Test("A dry run says what would be sent, and makes no delivery")
    func dryRun() async throws {
        try await Self.with { inspector in
            let answer = try await Self.post(
                inspector, "/captures/1/replay", #"{"dry_run":true,"edit":["/data/total=555"]}"#)
            #expect(answer.status == 200)
            let would = try #require(try answer.json["would_send"]?.elements.first)
            #expect(would["target"]?.string == "app" && would["url"]?.string == "http://localhost:3000")
            #expect(would["method"]?.string == "POST" && would["request_target"]?.string == "/hook")
            #expect(would["size"]?.int == Self.total.utf8.count && would["edited"]?.bool == true)
            #expect(try await inspector.store.deliveries(limit: 9).deliveries.isEmpty)
        }
    }

    @Test("A target that was switched off is enabled; an unknown one is not")
    func enables() async throws {
        try await Self.with { inspector in
            let off = TargetHealth(
                off: ["bharatcart": TargetHealth.Off(since: Samples.moment, reason: "it answered 410 Gone")],
                failedInRow: ["bharatcart": 3])
            try await inspector.writer.record([.health(off, target: "app", at: .now)])
            #expect(try await inspector.store.health(of: "app") == off)
            let answer = try await Self.post(inspector, "/targets/app/enable", "")
            #expect(try answer.json["was_off"]?.bool == true)
            #expect(try await inspector.store.health(of: "app") == TargetHealth())
            #expect(try await Self.post(inspector, "/targets/nobody/enable", "").status == 404)
        }
    }

    @Test("All dead letters of a target are attempted once more")
    func retriesMany() async throws {
        try await Self.with { inspector in
            for _ in 1...3 { _ = try await Self.post(inspector, "/captures/1/replay", #"{"to":"app"}"#) }
            _ = try await Self.post(inspector, "/captures/1/replay", #"{"to":"other"}"#)
            let failed = (1...4).map { DeliveryStep(delivery: $0, attempt: nil, state: .failed, reason: "no") }
            try await inspector.writer.record(failed.map { .step($0) })
            #expect(try await inspector.get("/captures?delivery=failed").json["captures"]?.elements.count == 1)
            #expect(try await inspector.get("/captures?delivery=pending").json["captures"]?.elements.isEmpty == true)
            let answer = try await Self.post(inspector, "/deliveries/retry?target=app", "")
            #expect(answer.status == 202)
            #expect(try answer.json["retried"]?.int == 3)
            #expect(
                try await inspector.store.deliveries(DeliveryFilter(state: .pending), limit: 9).deliveries.map(\.id)
                    == [3, 2, 1])
            #expect(try await inspector.store.deliveryCounts() == ["app": [.pending: 3], "other": [.failed: 1]])
            #expect(try await Self.post(inspector, "/deliveries/retry?target=nobody", "").status == 404)
        }
    }
}
