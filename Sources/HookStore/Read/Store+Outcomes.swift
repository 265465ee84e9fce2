internal import GRDB
package import HookModel

extension Store {
    /// What came of deliveries since an attempt, in the order in which the attempts were stored.
    ///
    /// - Parameters:
    ///   - place: The attempt's place, as an earlier call gave it; nil gives nothing but where to begin.
    ///   - limit: At most so many, from 1 up.
    /// - Returns: Deliveries as they are now, each with the attempt, and where to go on.
    /// - Throws: `StoreError` when the store cannot be read.
    package func outcomes(
        after place: Int64?, limit: Int
    ) async throws(StoreError) -> (outcomes: [(delivery: Delivery, attempt: DeliveryAttempt)], reached: Int64) {
        try await read { db in
            let newest = try Int64.fetchOne(db, sql: "SELECT max(rowid) FROM attempts") ?? 0
            // Where the newest were deleted, their places are taken again.
            guard let place, place < newest else { return ([], newest) }
            let sql = "SELECT rowid AS place, * FROM attempts WHERE rowid > ? ORDER BY rowid LIMIT ?"
            let delivery = try db.cachedStatement(sql: "SELECT \(DeliveryRow.columns) FROM deliveries WHERE id = ?")
            var outcomes: [(delivery: Delivery, attempt: DeliveryAttempt)] = []
            var reached = place
            for row in try Row.fetchAll(db, sql: sql, arguments: [place, limit]) {
                reached = row["place"]
                guard let owner = try Row.fetchOne(delivery, arguments: [row["delivery_id"] as Int64]),
                    let found = try? (DeliveryRow.delivery(owner), DeliveryRow.attempt(row))
                else { continue }
                outcomes.append(found)
            }
            return (outcomes, reached)
        }
    }
}
