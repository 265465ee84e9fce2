import GRDB
import HookModel
import TestSupport
import Testing

@testable import HookStore

extension TemporaryStore {
    /// Runs the retention service beside something.
    func withRetention(
        _ time: WallClock, onEvent: @escaping @Sendable (RetentionEvent) -> Void = { _ in },
        _ body: () async throws -> Void
    ) async throws {
        let service = Task { await Retention(writer, time: time, onEvent: onEvent).run() }
        defer { service.cancel() }
        try await body()
    }

    /// Waits until the captures are as expected, and nothing more happens.
    ///
    /// Retention has nothing to be awaited by, as nobody waits for it.
    func waitUntil(_ isRight: ([Int64]) -> Bool) async throws {
        try await until("the captures are as expected", within: .seconds(20)) {
            // Behind what the writer's thread is doing.
            isRight(try onWriter { db in try Int64.fetchAll(db, sql: "SELECT id FROM captures ORDER BY id") })
        }
    }
}
