internal import GRDB
public import HookModel

extension Store {
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
                ("provider = ?", filter.provider),
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
}
