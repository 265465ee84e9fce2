import Foundation
import GRDB
import HookModel
import TestSupport
import Testing

@testable import HookStore

/// A disk that refuses is said once when it begins, and once when it is over.
@Suite struct StoreHealthTests {
    @Test("A full disk is said once, and once when it is over; nothing in between is lost or promised")
    func full() async throws {
        let log = LogLines()
        let store = try TemporaryStore(logger: log.logger)
        let large = try NewCapture.of(body: [UInt8](repeating: 7, count: 400_000))
        try await store.write([.of()])
        #expect(await store.writer.health() == .good)
        try await store.limitPages()
        for _ in 0..<20 { #expect(await store.outcomes([large]).map(\.code) == [.failed]) }
        guard case .failing(let problem) = await store.writer.health(tryingAfter: .seconds(3600)) else {
            Issue.record("the store does not know that it cannot be written")
            return
        }
        #expect(problem.contains("disk is full") && problem.contains(store.path))
        #expect(log.lines == ["error: \(problem); senders are answered 503 meanwhile"])
        try await store.limitPages(to: 1_000_000)
        try await store.write([large])
        #expect(await store.writer.health() == .good)
        #expect(log.lines.count == 2)
        #expect(
            log.lines.last
                == "warning: the store \(store.path) is written again; meanwhile 20 requests were answered 503")
        #expect(try await store.store.count() == 2)
    }

    @Test("Asking how the store does writes to it: it is known to be well again without a request")
    func asking() async throws {
        let log = LogLines()
        let store = try TemporaryStore(logger: log.logger)
        try await store.limitPages()
        _ = await store.outcomes([try .of(body: [UInt8](repeating: 7, count: 400_000))])
        try await store.limitPages(to: 1_000_000)
        #expect(await store.writer.health(tryingAfter: .zero) == .good)
        #expect(log.lines.count == 2)
        #expect(try await store.store.count() == 0)
    }

    @Test("A disk with room for some captures and not for others is not said with each of them")
    func changing() {
        let log = LogLines()
        let condition = StoreCondition("s", log.logger)
        let start = ContinuousClock.now
        // Every second one capture is refused, for an hour, in several words; every other is stored.
        for second in 0..<3600 {
            let now = start + .seconds(second)
            condition.note(.failing("the disk is full \(second % 3)"), refused: 1, at: now)
            #expect(condition.health != .good)
            condition.note(.good, at: now + .milliseconds(500))
            #expect(condition.health == .good)
        }
        #expect((2...720).contains(log.lines.count), "\(log.lines.count) lines")
        // "warning: the store s is written again; meanwhile 11 requests were answered 503"
        let refused = log.lines.compactMap { line in
            line.split(separator: " ").drop { $0 != "meanwhile" }.dropFirst().first.flatMap { Int($0) }
        }
        #expect(refused.reduce(0, +) >= 3590)
    }
}
