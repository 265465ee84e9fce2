internal import GRDB
internal import HookModel

/// Counts deliveries by target and state: what one group of the writer changes is written once, before its commit.
final class DeliveryCounts {
    private struct Key: Hashable {
        let target: String
        let state: String
    }

    private var changes: [Key: Int64] = [:]
    private let add: PreparedStatement

    init(_ db: Database) throws {
        add = try PreparedStatement(
            db,
            """
            INSERT INTO delivery_counts (target, state, count) VALUES (?1, ?2, ?3)
            ON CONFLICT (target, state) DO UPDATE SET count = count + ?3
            """)
    }

    /// One delivery more stands so, or one less.
    func note(_ target: String, _ state: String, by change: Int64) {
        changes[Key(target: target, state: state), default: 0] += change
    }

    /// Writes what has changed.
    func write() throws {
        for (key, change) in changes where change != 0 {
            add.bind(1, key.target)
            add.bind(2, key.state)
            add.bind(3, change)
            try add.run()
        }
        changes.removeAll(keepingCapacity: true)
    }

    /// Forgets what was not committed.
    func reset() { changes.removeAll(keepingCapacity: true) }

    func close() { add.finalize() }
}
