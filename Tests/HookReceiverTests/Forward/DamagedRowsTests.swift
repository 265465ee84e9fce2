import GRDB
import HookModel
import HookReceiver
import HookStore
import TestSupport
import Testing

/// A store in which rows are damaged, as a broken disk or another tool leaves it.
@Suite(.timeLimit(.minutes(3))) struct DamagedRowsTests {
    /// What damages one delivery each, and the reason that it then has.
    private static let damages = [
        ("DELETE FROM captures WHERE id = 1", "its capture #1 is not in the store any more"),
        ("UPDATE deliveries SET kind = 'strange' WHERE id = 2", "its row in the store is damaged"),
        ("UPDATE captures SET head = x'00' WHERE id = 3", "the head of its capture #3 is damaged"),
    ]

    @Test("5.2: damaged rows and orphans fail their own deliveries, and no others", arguments: [false, true])
    func damaged(isStrict: Bool) async throws {
        let folder = try TemporaryFolder()
        let socket = folder.file("app.sock")
        // The app is down, so that all deliveries wait.
        try await withForwarding(to: ["name=app unix:\(socket)"], folder: folder) { running in
            for _ in 1...5 { try await running.post() }
        }
        try damage(folder.file("captures.sqlite"))
        let app = FakeApp()
        try await app.start(at: socket)
        let rules = ForwardRules(isStrictlyOrdered: isStrict)
        try await withForwarding(to: ["name=app unix:\(socket)"], rules: rules, folder: folder) { running in
            try await until("no delivery is pending") {
                try await running.store.deliveryCounts()["app"]?[.pending] ?? 0 == 0
            }
            let counts = try await running.store.deliveryCounts()["app"]
            #expect(counts?[.failed] == 3 && counts?[.delivered] == 2)
        }
        #expect(app.received.map { $0.header("X-Hooksight-Capture") } == ["4", "5"])
        #expect(try reasons(folder.file("captures.sqlite")) == Self.damages.map(\.1))
    }

    private func damage(_ path: String) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let database = try DatabaseQueue(path: path, configuration: configuration)
        try database.write { db in
            for (sql, _) in Self.damages { try db.execute(sql: sql) }
        }
        try database.close()
    }

    private func reasons(_ path: String) throws -> [String] {
        let database = try DatabaseQueue(path: path)
        defer { try? database.close() }
        return try database.read { db in
            try String.fetchAll(db, sql: "SELECT reason FROM deliveries WHERE state = 'failed' ORDER BY id")
        }
    }
}
