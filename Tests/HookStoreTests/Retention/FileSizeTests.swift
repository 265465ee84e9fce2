import GRDB
import HookModel
import TestSupport
import Testing

@testable import HookStore

/// The file itself stays below its limit.
@Suite struct FileSizeTests {
    private static func body(_ size: Int) -> [UInt8] { [UInt8](repeating: 120, count: size) }

    @Test("The file with its log stays below its limit", arguments: [600, 20_000, 200_000, 1_000_000])
    func below(size: Int) async throws {
        let limit = 8_000_000
        let store = try TemporaryStore(keeping: RetentionLimits(bytes: limit))
        let batch = max(1, min(200, 400_000 / size))
        var most = 0
        for _ in 0..<(16_000_000 / (size * batch)) {
            try await store.write((0..<batch).map { _ in try .of(body: FileSizeTests.body(size)) })
            most = max(most, try store.size())
        }
        // What is being stored is in the log and in the file for a moment.
        #expect(most <= limit + 2 * batch * size, "the files had \(most) bytes")
        try await store.waitUntilSize { $0 <= limit }
        let left = try await store.store.count() * size
        #expect(left > limit / 2, "only \(left) bytes of bodies are left")
        #expect(try store.onWriter { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
    }

    @Test("A store that is beyond its limit when it is opened shrinks, and the disk gets the space back")
    func shrinks() async throws {
        let store = try TemporaryStore()
        for _ in 0..<100 {
            try await store.write([.of(body: FileSizeTests.body(200_000))] + (0..<100).map { _ in try .of() })
        }
        try store.writer.close()
        #expect(try store.size() > 20_000_000)
        let again = try TemporaryStore(folder: store.folder, keeping: RetentionLimits(bytes: 4_000_000))
        try await again.withRetention(.system) {
            try await again.waitUntilSize { $0 <= 4_000_000 }
        }
        #expect(try await again.store.latestID() == 10_100)
        #expect(try again.onWriter { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
        let tally = try again.tally()
        #expect(tally.uses == tally.usesCountedAnew)
        #expect(tally.rows["body_chunks"] == 0)
    }

    @Test("What is deleted by hand is given back, but for what may be needed soon")
    func givenBack() async throws {
        let store = try TemporaryStore()
        let ids = try await store.write((0..<60).map { _ in try .of(body: FileSizeTests.body(1_000_000)) })
        try await store.writer.record([.delete(captures: ids)])
        try await store.waitUntilSize { $0 < 40_000_000 }
        #expect(try await store.store.count() == 0)
    }
}

extension TemporaryStore {
    /// Waits until the database and its log take as much of the disk as expected.
    fileprivate func waitUntilSize(_ isRight: (Int) -> Bool) async throws {
        try await until("the files have the size", within: .seconds(20)) { isRight(try onWriter { _ in try size() }) }
    }
}
