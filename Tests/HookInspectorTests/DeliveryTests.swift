import HookFormat
import HookInspector
import HookModel
import HookStore
import JSONText
import NIOCore
import Testing

/// Deliveries and targets, as the inspector shows them.
@Suite struct DeliveryTests {
    private static let marked = ["X-Hooksight: 1"]

    private static func capture(to targets: [String]) throws -> NewCapture {
        let sample = try Samples.capture()
        return NewCapture(
            request: sample.request, bodyDigest: sample.bodyDigest, findings: sample.findings, status: sample.status,
            targets: targets)
    }

    /// Two captures: the first to a target that is known and to one that is not, the second to the known one.
    private static func with(use: (RunningInspector) async throws -> Void) async throws {
        try await RunningInspector.with(
            captures: [capture(to: ["app", "gone\u{1B}"]), capture(to: ["app"])],
            targets: ["name=app,event=order.* 3000"]
        ) { inspector in
            let attempt = DeliveryAttempt(
                number: 1, startedAt: Samples.moment, took: .milliseconds(12),
                url: "http://localhost:3000/a", status: 500, error: "its body did not end within 2s",
                headers: [HeaderLine(name: "X-App", value: "\u{1B}[31m")], body: ByteBuffer(string: "no\u{1B}"),
                bodySize: 3)
            try await inspector.writer.record([
                .step(
                    DeliveryStep(
                        delivery: 1, attempt: attempt, state: .failed, reason: "status 500; dead letter after 1 attempt"
                    ))
            ])
            try await use(inspector)
        }
    }

    @Test("The list takes state, target, limit and cursor")
    func lists() async throws {
        try await Self.with { inspector in
            let all = try await inspector.get("/deliveries").json
            #expect(all["deliveries"]?.elements.compactMap { $0["id"]?.int } == [3, 2, 1])
            let failed = try await inspector.get("/deliveries?state=failed").json["deliveries"]?.elements.first
            #expect(failed?["capture"]?.int == 1)
            #expect(failed?["reason"]?.string == "status 500; dead letter after 1 attempt")
            let first = try await inspector.get("/deliveries?target=app&limit=1").json
            #expect(first["deliveries"]?.elements.first?["id"]?.int == 3)
            let cursor = try #require(first["next"]?.string)
            let second = try await inspector.get("/deliveries?target=app&limit=1&cursor=\(cursor)").json
            #expect(second["deliveries"]?.elements.first?["id"]?.int == 1)
            #expect(second["next"]?.isNull == true)
            let bad = try await inspector.get("/deliveries?state=lost")
            #expect(bad.status == 400)
            #expect(bad.text.contains("one of pending, delivered, failed"))
        }
    }

    @Test("One delivery shows its attempts; captures show their deliveries")
    func shows() async throws {
        try await Self.with { inspector in
            let delivery = try await inspector.get("/deliveries/1").json
            let attempt = try #require(delivery["history"]?.elements.first)
            #expect(attempt["status"]?.int == 500)
            #expect(attempt["url"]?.string == "http://localhost:3000/a")
            #expect(attempt["error"]?.string == "its body did not end within 2s")
            #expect(attempt["took_ms"]?.int == 12)
            #expect(attempt["body"]?["text"]?.string == "no\u{1B}")
            let capture = try await inspector.get("/captures/1").json
            #expect(capture["deliveries"]?.elements.compactMap { $0["state"]?.string } == ["failed", "pending"])
            let text = try await inspector.get("/deliveries/1.txt").text
            #expect(text.contains("attempt 1  500; its body did not end within 2s  12 ms  2026-11-20 10:30:00Z"))
            #expect(text.contains("\n  called http://localhost:3000/a\n"))
            #expect(!text.contains("\u{1B}"))
            #expect(!(try await inspector.get("/targets.txt").text.contains("\u{1B}")))
            for (path, status) in [("/deliveries/9", 404), ("/deliveries/x", 400), ("/deliveries/01", 400)] {
                #expect(try await inspector.get(path).status == status, "\(path)")
            }
        }
    }

    @Test("Targets are listed with counts; those that only deliveries know are unconfigured")
    func targets() async throws {
        try await Self.with { inspector in
            let targets = try #require(try await inspector.get("/targets").json["targets"]).elements
            #expect(targets.compactMap { $0["name"]?.string } == ["app", "gone\u{1B}"])
            #expect(targets.compactMap { $0["state"]?.string } == ["unknown", "unconfigured"])
            #expect(targets.first?["deliveries"]?["failed"]?.int == 1)
            #expect(targets.first?["deliveries"]?["pending"]?.int == 1)
        }
    }

    @Test("A7: what targets count is said: deliveries in the store, attempts since the start")
    func counts() async throws {
        var status = TargetStatus(name: "app", url: "http://localhost:3000", filter: "")
        let counts: [String: [DeliveryState: Int]] = [
            "app": [.delivered: 41, .failed: 11, .pending: 1], "old": [.failed: 1],
        ]
        let name = "app  unknown       41 delivered, 11 dead letters, 1 pending  attempts since start: "
        let cases: [(ok: Int, failed: Int, text: String)] = [
            (0, 0, "0"), (0, 46, "46, 0 % ok, 3 retries, median 3 ms"), (1, 999, "1000, < 1 % ok"),
            (999, 1, "1000, > 99 % ok"), (46, 0, "46, 100 % ok"), (4, 7, "11, 36 % ok"),
        ]
        for (succeeded, failed, text) in cases {
            (status.succeeded, status.failed, status.retries) = (succeeded, failed, 3)
            status.medianTime = .milliseconds(3)
            let lines = TargetText.lines([status], counts)
            #expect(lines.first?.hasPrefix(name + text) == true, "\(lines)")
            #expect(lines.last?.hasSuffix("unconfigured  0 delivered, 1 dead letter, 0 pending") == true, "\(lines)")
        }
        var writer = JSONWriter()
        TargetObject.write([status], counts, to: &writer)
        let target = try #require(try JSONDocument(writer.bytes).root["targets"]?.elements.first)
        #expect(target["deliveries"]?["failed"]?.int == 11)
        let attempts = try #require(target["attempts_since_start"])
        #expect(attempts["total"]?.int == 11 && attempts["succeeded"]?.int == 4 && attempts["failed"]?.int == 7)
        #expect(attempts["retries"]?.int == 3 && attempts["median_ms"]?.int == 3)
    }

    @Test("A retry makes a delivery due now, and all who watch hear of it; it needs a mark and a known target")
    func retries() async throws {
        try await Self.with { inspector in
            let changes = inspector.writer.feed.subscribe()
            #expect(try await inspector.get("/deliveries/1/retry", method: "POST").status == 403)
            #expect(try await inspector.store.delivery(1)?.state == .failed)
            let answer = try await inspector.get("/deliveries/1/retry", Self.marked, method: "POST")
            #expect(answer.status == 202)
            #expect(try answer.json["state"]?.string == "pending")
            #expect(try await inspector.store.delivery(1)?.dueAt == Samples.moment)
            guard case .event(.delivery(let heard, nil))? = changes.nextNow() else {
                Issue.record("nobody heard of it")
                return
            }
            #expect(heard.id == 1 && heard.state == .pending && heard.dueAt == Samples.moment)
            #expect(changes.nextNow().map { _ in 1 } == nil)
            let unknown = try await inspector.get("/deliveries/2/retry", Self.marked, method: "POST")
            #expect(unknown.status == 409)
            #expect(unknown.text.contains("--forward"))
        }
    }

    @Test("A delivery that waits is cancelled; one that has ended stays as it is")
    func cancels() async throws {
        try await Self.with { inspector in
            #expect(try await inspector.get("/deliveries/3", method: "DELETE").status == 403)
            let cancelled = try await inspector.get("/deliveries/3", Self.marked, method: "DELETE")
            #expect(cancelled.status == 200)
            #expect(try cancelled.json["state"]?.string == "failed")
            #expect(try cancelled.json["reason"]?.string == "cancelled by hand")
            let ended = try await inspector.get("/deliveries/1", Self.marked, method: "DELETE")
            #expect(try ended.json["reason"]?.string == "status 500; dead letter after 1 attempt")
            #expect(try await inspector.get("/deliveries/9", Self.marked, method: "DELETE").status == 404)
            #expect(try await inspector.store.deliveryCounts()["app"]?[.failed] == 2)
        }
    }

    @Test("A target that is not configured is forgotten with its deliveries; one that is, is not")
    func forgets() async throws {
        try await Self.with { inspector in
            let refused = try await inspector.get("/targets/app", Self.marked, method: "DELETE")
            #expect(refused.status == 409 && refused.text.contains("is a target of this run"))
            let unknown = try await inspector.get("/targets/nobody", Self.marked, method: "DELETE")
            #expect(unknown.status == 404)
            // A name that no path can have comes from the store alone.
            try await inspector.writer.record([
                .add(NewDelivery(capture: 1, target: "old")), .add(NewDelivery(capture: 2, target: "old")),
                .health(TargetHealth(failedInRow: ["": 2]), target: "old", at: .now),
            ])
            let gone = try await inspector.get("/targets/old", Self.marked, method: "DELETE")
            #expect(gone.status == 200)
            #expect(try gone.json["deliveries"]?.int == 2)
            #expect(try await inspector.store.deliveryCounts().keys.sorted() == ["app", "gone\u{1B}"])
            #expect(try await inspector.store.delivery(4) == nil)
            #expect(try await inspector.get("/targets").text.contains("old") == false)
            #expect(try await inspector.get("/targets/old", Self.marked, method: "DELETE").status == 404)
        }
    }

    @Test("Who waits for a delivery hears of its next attempt and of its end, and of nothing else")
    func waits() async throws {
        try await Self.with { inspector in
            // What has ended, or has had that attempt, is answered at once.
            #expect(try await inspector.get("/deliveries/1?wait=30s").json["state"]?.string == "failed")
            async let first = inspector.get("/deliveries/3?wait=30s&attempts=0")
            async let second = inspector.get("/deliveries/3?wait=30s&attempts=1")
            let attempt = DeliveryAttempt(
                number: 1, startedAt: Samples.moment, took: .zero, status: 500, headers: [], body: ByteBuffer(),
                bodySize: 0)
            try await inspector.writer.record([
                .step(
                    DeliveryStep(delivery: 3, attempt: attempt, state: .pending, dueAt: Samples.moment, reason: "500"))
            ])
            #expect(try await first.json["reason"]?.string == "500")
            try await inspector.writer.record([.cancel(delivery: 3)])
            #expect(try await second.json["state"]?.string == "failed")
            let none = try await inspector.get("/deliveries/2?wait=1ms")
            #expect(try none.json["state"]?.string == "pending")
            for query in ["wait=1h", "wait=soon", "wait=1s&attempts=-1"] {
                #expect(try await inspector.get("/deliveries/2?\(query)").status == 400, "\(query)")
            }
        }
    }
}
