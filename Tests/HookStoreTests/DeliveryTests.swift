import GRDB
import HookModel
import NIOCore
import TestSupport
import Testing

@testable import HookStore

/// Deliveries, from their capture's transaction to their end.
@Suite struct DeliveryTests {
    private static func captures() throws -> [NewCapture] {
        [
            try .of(body: Array("one".utf8), targets: ["a", "b"]), try .of(targets: ["b"]), try .of(),
            try .of(body: [UInt8](repeating: 4, count: 300_000), targets: ["a"]),
        ]
    }

    @Test func areMadeWithTheirCaptures() async throws {
        let store = try TemporaryStore()
        try await store.write(DeliveryTests.captures())
        let a = try await store.store.firstAttempts(to: "a", after: 0, limit: 10).compactMap(\.due)
        #expect(a.map(\.delivery.capture) == [1, 4])
        #expect(a.map(\.delivery.id) == [1, 4])
        #expect(a.map(\.request.body.readableBytes) == [3, 300_000])
        #expect(try await store.store.firstAttempts(to: "a", after: 1, limit: 10).map(\.due?.delivery.capture) == [4])
        #expect(try await store.store.firstAttempts(to: "b", after: 0, limit: 1).map(\.due?.delivery.capture) == [1])
        #expect(try await store.store.firstAttempts(to: "c", after: 0, limit: 10).isEmpty)
        #expect(try await store.store.capture(1)?.deliveries.map(\.target) == ["a", "b"])
        #expect(try await store.store.captures(limit: 10).captures.map(\.deliveries.count) == [1, 0, 1, 2])
    }

    @Test func remembersAttempts() async throws {
        let store = try TemporaryStore()
        try await store.write(DeliveryTests.captures())
        let attempt = DeliveryAttempt(
            number: 1, startedAt: Timestamp(milliseconds: 5), took: .milliseconds(7),
            url: "http://localhost:3000/a", status: 503, error: "its body did not end within 2s",
            headers: [HeaderLine(name: "Retry-After", value: "\"9\"")], body: ByteBuffer(bytes: [0, 255]),
            bodySize: 9)
        let due = Timestamp(milliseconds: 1000)
        let writer = store.writer
        try await writer.record([
            .step(DeliveryStep(delivery: 1, attempt: attempt, state: .pending, dueAt: due, reason: "status 503"))
        ])
        #expect(try await store.store.firstAttempts(to: "a", after: 0, limit: 9).map(\.id) == [4])
        #expect(try await store.store.retries(to: "a", dueBy: Timestamp(milliseconds: 999), limit: 9).isEmpty)
        #expect(try await store.store.nextRetry(to: "a", after: Timestamp(milliseconds: 0)) == due)
        let retry = try #require(try await store.store.retries(to: "a", dueBy: due, limit: 9).first?.due)
        #expect(retry.delivery.attempts == 1 && retry.delivery.reason == "status 503" && retry.delivery.dueAt == due)
        #expect(try await store.store.oldestPending(to: "a")?.id == 1)
        #expect(try await store.store.attempts(of: 1) == [attempt])
        try await writer.record([
            .step(DeliveryStep(delivery: 1, attempt: nil, state: .failed, reason: "no more"))
        ])
        #expect(try await store.store.oldestPending(to: "a")?.id == 4)
        #expect(try await store.store.delivery(1)?.attempts == 1)
        #expect(try await store.store.deliveries(DeliveryFilter(state: .failed), limit: 9).deliveries.map(\.id) == [1])
        #expect(try await store.store.deliveryCounts()["a"] == [.failed: 1, .pending: 1])
    }

    @Test("5.7: the delivery of a sender that was answered without it ends, unless an attempt was made")
    func areWithdrawn() async throws {
        let store = try TemporaryStore()
        try await store.write(DeliveryTests.captures())
        let writer = store.writer
        let attempt = DeliveryAttempt(number: 1, startedAt: Timestamp(milliseconds: 5), took: .zero, status: 503)
        try await writer.record([
            .withdrawn(capture: 1, target: "a", reason: "down"),
            .step(DeliveryStep(delivery: 2, attempt: attempt, state: .pending, reason: "status 503")),
            .withdrawn(capture: 1, target: "b", reason: "down"),
            .withdrawn(capture: 9, target: "a", reason: "down"),
        ])
        let deliveries = try #require(try await store.store.capture(1)).deliveries
        #expect(deliveries.map(\.state) == [.failed, .pending])
        #expect(deliveries.map(\.reason) == ["down", "status 503"])
        #expect(try await store.store.deliveryCounts()["a"] == [.failed: 1, .pending: 1])
    }

    @Test("A4: where a retry is asked for during an attempt, the reason tells of no other wait")
    func heedsWhoAsks() async throws {
        let store = try TemporaryStore()
        try await store.write(DeliveryTests.captures())
        let writer = store.writer
        let asked = Timestamp(milliseconds: 50)
        let attempt = DeliveryAttempt(number: 1, startedAt: Timestamp(milliseconds: 5), took: .zero, status: 503)
        try await writer.record([
            .step(DeliveryStep(delivery: 1, attempt: nil, state: .pending, dueAt: asked, reason: "asked for by hand")),
            .step(
                DeliveryStep(
                    delivery: 1, attempt: attempt, state: .pending, dueAt: Timestamp(milliseconds: 600_000),
                    reason: "status 503; retry 2/6 in 10 min", outcome: "status 503")),
        ])
        let delivery = try #require(try await store.store.delivery(1))
        #expect(delivery.reason == "status 503; asked for by hand" && delivery.dueAt == asked)
    }

    @Test func areListedInPages() async throws {
        let store = try TemporaryStore()
        try await store.write(DeliveryTests.captures())
        let first = try await store.store.deliveries(limit: 3)
        #expect(first.deliveries.map(\.id) == [4, 3, 2])
        #expect(first.next == 2)
        let second = try await store.store.deliveries(limit: 3, before: first.next)
        #expect(second.deliveries.map(\.id) == [1])
        #expect(second.next == nil)
        #expect(try await store.store.deliveries(DeliveryFilter(target: "b"), limit: 3).deliveries.map(\.id) == [3, 2])
    }

    @Test("What is remembered of a target is what was known last, in whatever order it is stored")
    func healthInAnyOrder() async throws {
        let store = try TemporaryStore()
        let writer = store.writer
        let first = ContinuousClock.now
        let off = TargetHealth(
            off: ["": TargetHealth.Off(since: Timestamp(milliseconds: 5), reason: "a \"reason\"")],
            failedInRow: ["bharatcart": 3])
        try await writer.record([.health(off, target: "a", at: first + .seconds(1))])
        try await writer.record([.health(TargetHealth(), target: "a", at: first)])
        #expect(try await store.store.health(of: "a") == off)
        try await writer.record([.health(TargetHealth(), target: "a", at: first + .seconds(2))])
        #expect(try await store.store.health(of: "a") == TargetHealth())
        #expect(try await store.store.health(of: "unknown") == TargetHealth())
    }

    @Test("Replays have a body of their own; counts follow every change, and a failed commit changes none")
    func replays() async throws {
        let store = try TemporaryStore()
        try await store.write(DeliveryTests.captures())
        let writer = store.writer
        let ids = try await writer.record([
            .add(NewDelivery(capture: 1, target: "a", body: ByteBuffer(string: "other"), resigns: true)),
            .step(DeliveryStep(delivery: 1, attempt: nil, state: .delivered)),
            .add(NewDelivery(capture: 2, target: "new")),
        ])
        #expect(ids == [5, 6])
        let due = try await store.store.firstAttempts(to: "a", after: 0, limit: 9).compactMap(\.due)
        #expect(due.map(\.delivery.id) == [4, 5])
        #expect(due.last.map { String(buffer: $0.request.body) } == "other")
        #expect(due.last?.delivery.kind == .replay && due.last?.delivery.resigns == true)
        let counts = try await store.store.deliveryCounts()
        #expect(counts == ["a": [.delivered: 1, .pending: 2], "b": [.pending: 2], "new": [.pending: 1]])
        // A delivery that is not there changes nothing.
        try await writer.record([.step(DeliveryStep(delivery: 99, attempt: nil, state: .failed))])
        #expect(try await store.store.deliveryCounts() == counts)
        #expect(try await store.store.captures(CaptureFilter(delivery: .delivered), limit: 9).captures.map(\.id) == [1])
        #expect(
            try await store.store.captures(CaptureFilter(delivery: .pending), limit: 9).captures.map(\.id) == [4, 2, 1])
        let page = try await store.store.captures(CaptureFilter(method: "PUT", delivery: .pending), limit: 9)
        #expect(page.captures.isEmpty)
    }
}
