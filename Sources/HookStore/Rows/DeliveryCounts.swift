internal import GRDB
internal import HookModel

/// Counts deliveries by target, provider and state: what one group of the writer changes is written once, before its commit.
final class DeliveryCounts {
    private struct Key: Hashable {
        let target: String
        let provider: String
        let state: String
    }

    private var changes: [Key: Int64] = [:]
    private let add: PreparedStatement

    init(_ db: Database) throws {
        add = try PreparedStatement(
            db,
            """
            INSERT INTO delivery_counts (target, provider, state, count) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (target, provider, state) DO UPDATE SET count = count + ?4
            """)
    }

    /// One delivery more stands so, or one less; the empty provider stands for none.
    func note(_ target: String, _ provider: String, _ state: String, by change: Int64) {
        changes[Key(target: target, provider: provider, state: state), default: 0] += change
    }

    /// Writes what has changed.
    func write() throws {
        for (key, change) in changes where change != 0 {
            add.bind(1, key.target)
            add.bind(2, key.provider)
            add.bind(3, key.state)
            add.bind(4, change)
            try add.run()
        }
        changes.removeAll(keepingCapacity: true)
    }

    /// Forgets what was not committed.
    func reset() { changes.removeAll(keepingCapacity: true) }

    func close() { add.finalize() }
}
