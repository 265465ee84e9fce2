internal import Foundation
internal import GRDB
public import HookModel
internal import NIOCore

extension Store {
    /// The next deliveries to a target whose first attempt is due, in the order of their captures.
    ///
    /// - Parameters:
    ///   - target: The target's name.
    ///   - last: Only deliveries with a greater id.
    ///   - off: Without those of captures of these providers; the empty name stands for no provider.
    ///   - limit: At most so many.
    /// - Returns: The deliveries with what is to be sent; fewer when their bodies are long.
    /// - Throws: `StoreError` when the store cannot be read.
    public func firstAttempts(
        to target: String, after last: Int64, without off: Set<String> = [], limit: Int
    ) async throws(StoreError) -> [DueDelivery] {
        try await due(
            "target = ? AND due_at IS NULL AND state = 'pending' AND id > ?", [target, last], without: off,
            "ORDER BY id LIMIT ?", [limit])
    }

    /// The deliveries to a target whose next attempt is due by now, the longest due first.
    ///
    /// - Parameters:
    ///   - target: The target's name.
    ///   - now: The moment.
    ///   - off: Without those of captures of these providers; the empty name stands for no provider.
    ///   - known: Without these deliveries, which are open, or wait in their order.
    ///   - limit: At most so many.
    /// - Returns: The deliveries with what is to be sent; fewer when their bodies are long, none only when none is due.
    /// - Throws: `StoreError` when the store cannot be read.
    public func retries(
        to target: String, dueBy now: Timestamp, without off: Set<String> = [], except known: Set<Int64> = [],
        limit: Int
    ) async throws(StoreError) -> [DueDelivery] {
        try await due(
            """
            target = ? AND due_at <= ? AND state = 'pending' AND id NOT IN (SELECT value FROM json_each(?))
            """, [target, now.milliseconds, "[\(known.map(String.init).joined(separator: ","))]"], without: off,
            "ORDER BY due_at, id LIMIT ?", [limit])
    }

    /// The oldest delivery to a target that has not ended, due or not; nil when there is none.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    public func oldestPending(
        to target: String, without off: Set<String> = []
    ) async throws(StoreError) -> DueDelivery? {
        try await due("target = ? AND state = 'pending'", [target], without: off, "ORDER BY id LIMIT 1", []).first
    }

    /// When the next retry is due at a target after a moment; nil when none waits.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    public func nextRetry(to target: String, after moment: Timestamp) async throws(StoreError) -> Timestamp? {
        try await read { db in
            let sql = "SELECT min(due_at) FROM deliveries WHERE target = ? AND state = 'pending' AND due_at > ?"
            let found = try Int64.fetchOne(db, sql: sql, arguments: [target, moment.milliseconds])
            return found.map { Timestamp(milliseconds: $0) }
        }
    }

    /// A delivery; nil when there is none of that id.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    public func delivery(_ id: Int64) async throws(StoreError) -> Delivery? {
        try await read { db in
            let sql = "SELECT \(DeliveryRow.columns) FROM deliveries WHERE id = ?"
            return try Row.fetchOne(db, sql: sql, arguments: [id]).map(DeliveryRow.delivery)
        }
    }

    /// A delivery's attempts, in order.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    public func attempts(of delivery: Int64) async throws(StoreError) -> [DeliveryAttempt] {
        try await read { db in
            let sql = "SELECT * FROM attempts WHERE delivery_id = ? ORDER BY number"
            return try Row.fetchAll(db, sql: sql, arguments: [delivery]).map(DeliveryRow.attempt)
        }
    }

    /// A page of deliveries, newest first.
    ///
    /// - Parameters:
    ///   - filter: Which deliveries.
    ///   - limit: At most so many, from 1 up.
    ///   - before: Only deliveries with a smaller id; nil starts at the newest.
    /// - Returns: The page, and where the next one begins.
    /// - Throws: `StoreError` when the store cannot be read.
    public func deliveries(
        _ filter: DeliveryFilter = DeliveryFilter(), limit: Int, before: Int64? = nil
    ) async throws(StoreError) -> DeliveryPage {
        try await read { db in
            let given: [(condition: String, value: String?)] = [
                ("state = ?", filter.state?.rawValue), ("target = ?", filter.target),
                ("ifnull(provider, '') = ?", filter.provider),
            ]
            let wanted = given.filter { $0.value != nil }
            let conditions = (["id < ?"] + wanted.map(\.condition)).joined(separator: " AND ")
            let sql = "SELECT \(DeliveryRow.columns) FROM deliveries WHERE \(conditions) ORDER BY id DESC LIMIT ?"
            let arguments =
                StatementArguments([before ?? Int64.max]) + StatementArguments(wanted.map(\.value))
                + StatementArguments([limit + 1])
            // One more than asked for tells whether there is a next page.
            var found = try Row.fetchAll(db, sql: sql, arguments: arguments).map(DeliveryRow.delivery)
            guard found.count > limit else { return DeliveryPage(deliveries: found, next: nil) }
            found.removeLast()
            return DeliveryPage(deliveries: found, next: found.last?.id)
        }
    }

    /// So many bytes of bodies are held for one target's due deliveries, beside the first of them.
    private static let bytesAtOnce = 8_388_608

    private func due(
        _ condition: String, _ arguments: StatementArguments, without off: Set<String>, _ order: String,
        _ limit: StatementArguments
    ) async throws(StoreError) -> [DueDelivery] {
        try await read { db in
            let places = off.map { _ in "?" }.joined(separator: ", ")
            let others = off.isEmpty ? "" : "AND ifnull(provider, '') NOT IN (\(places))"
            let statement = try db.cachedStatement(
                sql: "SELECT \(DeliveryRow.columns) FROM deliveries WHERE \(condition) \(others) \(order)")
            let arguments = arguments + StatementArguments(off.sorted()) + limit
            let capture = try db.cachedStatement(
                sql: """
                    SELECT received_at, incompleteness, remote_address, head, body, body_size,
                        (SELECT provider FROM facets WHERE facets.id = facet_id) AS provider
                    FROM captures WHERE id = ?
                    """)
            var due: [DueDelivery] = []
            var bytes = 0
            for row in try Row.fetchAll(statement, arguments: arguments) {
                let delivery = try DeliveryRow.delivery(row)
                guard let row = try Row.fetchOne(capture, arguments: [delivery.capture]) else { continue }
                let own = try Store.ownBody(of: delivery, db)
                bytes += own?.readableBytes ?? row["body_size"] as Int
                guard due.isEmpty || bytes <= Store.bytesAtOnce else { break }
                let whole = own ?? (row["body"] as Data?).map { ByteBuffer(bytes: $0) }
                let body = try whole ?? Store.body(of: delivery.capture, limit: .max, db)
                let request = try CaptureRow.request(row, of: delivery.capture, body: body)
                due.append(DueDelivery(delivery: delivery, request: request, provider: row["provider"]))
            }
            return due
        }
    }

    private static func ownBody(of delivery: Delivery, _ db: Database) throws -> ByteBuffer? {
        guard delivery.isEdited else { return nil }
        let sql = "SELECT body FROM delivery_bodies WHERE delivery_id = ?"
        return try Data.fetchOne(db, sql: sql, arguments: [delivery.id]).map { ByteBuffer(bytes: $0) }
    }
}
