import HookModel
import NIOCore
import Synchronization
import TestSupport
import Testing

@testable import HookStore

/// What is stored is told to all who watch, in the order of the commits; who is too slow is told what it missed.
@Suite(.timeLimit(.minutes(3))) struct CaptureFeedTests {
    /// A word for each event.
    private static func word(_ item: FeedItem) -> String {
        switch item {
        case .missed(let count): "missed \(count)"
        case .event(.captured(let stored)): "captured \(stored.id)"
        case .event(.answered(let capture, let status)): "answered \(capture) \(status)"
        case .event(.diagnosed(let capture, let entries)): "diagnosed \(capture) \(entries.count)"
        case .event(.delivery(let delivery, let attempt)):
            "delivery \(delivery.id) \(delivery.state) \(delivery.attempts) \(attempt?.number ?? 0)"
        case .event(.target(let name, _)): "target \(name)"
        case .event(.deliveriesDeleted(let count, let target)): "deleted \(count) of \(target)"
        case .event(.deleted(let captures)): "deleted \(captures)"
        }
    }

    /// What waits now: all that was committed before.
    private static func words(_ changes: FeedSubscription, _ store: TemporaryStore) async throws -> [String] {
        try await store.writer.record([])
        var words: [String] = []
        while let item = changes.nextNow() { words.append(word(item)) }
        return words
    }

    private static let attempt = DeliveryAttempt(
        number: 1, startedAt: Timestamp(milliseconds: 5), took: .zero, status: 500, headers: [], body: .init(),
        bodySize: 0)

    @Test("Every kind of change, in its order, once")
    func kinds() async throws {
        let store = try TemporaryStore()
        let changes = store.writer.feed.subscribe()
        try await store.write([.of(targets: ["a"]), .of(targets: ["b"]), .of()])
        let diagnosis = Diagnosis(cause: .jsonReserialised, explanation: "", remedy: "")
        try await store.writer.record([
            .answered(capture: 1, status: 502), .diagnosed(capture: 2, [diagnosis]),
            .step(
                DeliveryStep(
                    delivery: 1, attempt: CaptureFeedTests.attempt, state: .pending, dueAt: Timestamp(milliseconds: 9))),
            .add(NewDelivery(capture: 3, target: "a")), .retry(delivery: 1, at: Timestamp(milliseconds: 7)),
            .cancel(delivery: 2), .health(TargetHealth(), target: "a", at: .now),
        ])
        #expect(
            try await CaptureFeedTests.words(changes, store) == [
                "captured 1", "captured 2", "captured 3", "answered 1 502", "diagnosed 2 1", "delivery 1 pending 1 1",
                "delivery 3 pending 0 0", "delivery 1 pending 1 0", "delivery 2 failed 0 0", "target a",
            ])
        try await store.writer.record([.delete(captures: [1, 2]), .deleteDeliveries([3, 99]), .forget(target: "b")])
        #expect(
            try await CaptureFeedTests.words(changes, store) == ["deleted 1 of a", "target b", "deleted 1...2"])
    }

    @Test("What is not stored is not told, and what stands beside it is")
    func refused() async throws {
        let store = try TemporaryStore()
        let changes = store.writer.feed.subscribe()
        let bad = NewCapture(
            request: try .of("POST / HTTP/1.1"), bodyDigest: [1], findings: Findings(),
            decision: Decision(response: .receipt(status: 200)))
        let outcomes = await store.outcomes([try .of(), bad, try .of()])
        #expect(outcomes.map { (try? $0.get()) != nil } == [true, false, true])
        #expect(try await CaptureFeedTests.words(changes, store).count == 2)
    }

    @Test("A slow subscriber keeps the newest, and is told how many it missed; others miss nothing")
    func slow() async throws {
        let store = try TemporaryStore()
        let slow = store.writer.feed.subscribe(limit: 3)
        let large = store.writer.feed.subscribe(bytes: 5000)
        let quick = store.writer.feed.subscribe()
        for _ in 0..<10 { try await store.write([.of(body: [UInt8](repeating: 1, count: 1000))]) }
        #expect(
            try await CaptureFeedTests.words(slow, store) == ["missed 7", "captured 8", "captured 9", "captured 10"])
        #expect(try await CaptureFeedTests.words(large, store) == ["missed 8", "captured 9", "captured 10"])
        #expect(try await CaptureFeedTests.words(quick, store).count == 10)
    }

    @Test("Only what is wanted waits")
    func filter() async throws {
        let store = try TemporaryStore()
        let changes = store.writer.feed.subscribe { event in
            if case .delivery(let delivery, _) = event { delivery.id == 2 } else { false }
        }
        try await store.write([.of(targets: ["a"]), .of(targets: ["a"])])
        try await store.writer.record([.cancel(delivery: 1), .cancel(delivery: 2)])
        #expect(try await CaptureFeedTests.words(changes, store) == ["delivery 2 failed 0 0"])
    }

    @Test("Iteration gives what comes, and ends with the store or with its task")
    func ends() async throws {
        let store = try TemporaryStore()
        let changes = store.writer.feed.subscribe()
        let reading = Task {
            var count = 0
            for await _ in changes { count += 1 }
            return count
        }
        let other = store.writer.feed.subscribe()
        let cancelled = Task { for await _ in other {} }
        for _ in 0..<3 { try await store.write([.of()]) }
        cancelled.cancel()
        await cancelled.value
        try store.writer.close()
        #expect(await reading.value == 3)
    }

    @Test("Who lets a subscription go is told nothing any more")
    func letGo() async throws {
        let store = try TemporaryStore()
        do {
            let changes = store.writer.feed.subscribe()
            #expect(store.writer.feed.isWatched)
            withExtendedLifetime(changes) {}
        }
        #expect(!store.writer.feed.isWatched)
    }
}
