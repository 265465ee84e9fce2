import HookModel
import HookReceiver
import HookStore
import NIOCore
import TestSupport
import Testing

/// What can be done by hand about deliveries, with a listener and without one.
@Suite(.timeLimit(.minutes(3))) struct DeliveryControllerTests {
    /// Whatever an attempt that is open comes to, what was done by hand meanwhile counts.
    static let meanwhile: [(name: String, change: StoreChange, state: DeliveryState, reason: String)] = [
        (
            "retried", .retry(delivery: 1, at: Timestamp(milliseconds: 9)), .pending, "500; asked for by hand"
        ),
        ("cancelled", .cancel(delivery: 1), .failed, "500; cancelled by hand"),
    ]

    @Test("What is asked for while an attempt is open counts when it ends", arguments: meanwhile.indices)
    func whileOpen(_ index: Int) async throws {
        let (_, change, state, reason) = Self.meanwhile[index]
        try await withForwarding(to: ["name=app 1"]) { running async throws in
            try await running.post()
            try await running.writer.record([change])
            let attempt = DeliveryAttempt(
                number: 1, startedAt: Timestamp(milliseconds: 5), took: .zero, status: 500, headers: [], body: .init(),
                bodySize: 0)
            try await running.writer.record([
                .step(
                    DeliveryStep(
                        delivery: 1, attempt: attempt, state: .pending, dueAt: Timestamp(milliseconds: 99),
                        reason: "500; again in 1s", outcome: "500"))
            ])
            let delivery = try #require(try await running.store.delivery(1))
            #expect(delivery.state == state && delivery.reason == reason)
            #expect(try await running.store.attempts(of: 1).count == 1)
        }
    }

    @Test("A cancelled delivery that waits for its first attempt is never made; the next one is")
    func cancelledBeforeItsAttempt() async throws {
        let app = FakeApp { _, number in number == 0 ? .hang : .answer(200) }
        let port = try await app.start()
        let rules = ForwardRules(retry: .waits([]), deadline: .seconds(6))
        try await withForwarding(to: ["name=app \(port)"], rules: rules) { running async throws in
            try await running.post("/slow")
            await app.wait(for: 1)
            try await running.post("/cancelled")
            try await running.post("/last")
            #expect(try await running.control.cancel(2).reason == Delivery.cancelled)
            let ended = try await running.ended(3)
            #expect(ended.map(\.state) == [.failed, .failed, .delivered])
            #expect(app.received.map { $0.header("X-Hooksight-Capture") } == ["1", "3"])
        }
    }
}
