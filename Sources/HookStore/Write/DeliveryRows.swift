internal import GRDB
internal import HookModel
internal import JSONSchema
internal import NIOCore

/// Writes the rows of deliveries and their attempts.
final class DeliveryRows {
    private let add: PreparedStatement
    private let step: PreparedStatement
    private let attempt: PreparedStatement

    init(_ db: Database) throws {
        add = try PreparedStatement(
            db,
            """
            INSERT INTO deliveries (capture_id, target, kind, state, attempts) VALUES (?, ?, 'forward', 'pending', 0)
            """)
        step = try PreparedStatement(
            db, "UPDATE deliveries SET state = ?, due_at = ?, reason = ?, attempts = max(attempts, ?) WHERE id = ?")
        // Nothing is lost where an attempt is recorded twice: the later record stands.
        attempt = try PreparedStatement(
            db,
            """
            INSERT OR REPLACE INTO attempts (delivery_id, number, started_at, took, status, error, headers, body, body_size)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
    }

    /// A delivery whose first attempt is due at once.
    func add(_ capture: Int64, to target: String) throws {
        add.bind(1, capture)
        add.bind(2, target)
        try add.run()
    }

    func apply(_ change: DeliveryStep) throws {
        step.bind(1, change.state.rawValue)
        step.bind(2, change.dueAt?.milliseconds)
        step.bind(3, change.reason)
        step.bind(4, Int64(change.attempt?.number ?? 0))
        step.bind(5, change.delivery)
        try step.run()
        guard let made = change.attempt else { return }
        attempt.bind(1, change.delivery)
        attempt.bind(2, Int64(made.number))
        attempt.bind(3, made.startedAt.milliseconds)
        attempt.bind(4, made.took.wholeMilliseconds)
        attempt.bind(5, made.status.map(Int64.init))
        attempt.bind(6, made.error)
        attempt.bind(7, DeliveryRow.encode(made.headers))
        attempt.bind(9, Int64(made.bodySize))
        try made.body.withUnsafeReadableBytes { body in
            attempt.bindBlob(8, body)
            try attempt.run()
        }
    }

    func close() {
        for statement in [add, step, attempt] { statement.finalize() }
    }
}
