internal import GRDB
package import HookModel

extension Store {
    /// A delivery; nil when there is none of that id.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    package func delivery(_ id: Int64) async throws(StoreError) -> Delivery? {
        try await read { db in
            let sql = "SELECT \(DeliveryRow.columns) FROM deliveries WHERE id = ?"
            return try Row.fetchOne(db, sql: sql, arguments: [id]).map(DeliveryRow.delivery)
        }
    }

    /// A delivery's attempts, in order.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    package func attempts(of delivery: Int64) async throws(StoreError) -> [DeliveryAttempt] {
        try await read { db in
            let sql = "SELECT * FROM attempts WHERE delivery_id = ? ORDER BY number"
            return try Row.fetchAll(db, sql: sql, arguments: [delivery]).map(DeliveryRow.attempt)
        }
    }

    /// A page of deliveries, newest first.
    ///
    /// Takes no longer with more deliveries, whatever is asked for. Damaged rows are left out.
    ///
    /// - Parameters:
    ///   - filter: Which deliveries.
    ///   - limit: At most so many, from 1 up.
    ///   - before: Only deliveries with a smaller id; nil starts at the newest.
    /// - Returns: The page, and where the next one begins.
    /// - Throws: `StoreError` when the store cannot be read.
    package func deliveries(
        _ filter: DeliveryFilter = DeliveryFilter(), limit: Int, before: Int64? = nil
    ) async throws(StoreError) -> DeliveryPage {
        try await read { db in
            // One more than asked for tells whether there is a next page.
            var ids = try Store.deliveryIDs(filter, limit: limit + 1, before: before ?? Int64.max, db)
            let isLast = ids.count <= limit
            if !isLast { ids.removeLast() }
            let statement = try db.cachedStatement(sql: "SELECT \(DeliveryRow.columns) FROM deliveries WHERE id = ?")
            let deliveries = try ids.compactMap { id in
                try Row.fetchOne(statement, arguments: [id]).flatMap { try? DeliveryRow.delivery($0) }
            }
            return DeliveryPage(deliveries: deliveries, next: isLast ? nil : ids.last)
        }
    }

    private static func deliveryIDs(
        _ filter: DeliveryFilter, limit: Int, before: Int64, _ db: Database
    ) throws -> [Int64] {
        guard filter != DeliveryFilter() else {
            return try Int64.fetchAll(db.cachedStatement(sql: DeliveryQuery.allIDs), arguments: [before, limit])
        }
        if let capture = filter.capture {
            return try Int64.fetchAll(
                db.cachedStatement(sql: DeliveryQuery.ofCapture),
                arguments: [capture, before, limit, filter.target, filter.provider, filter.state?.rawValue])
        }
        let heads = try PreparedStatement(db, DeliveryQuery.heads(filter))
        heads.bind(1, before)
        heads.bind(2, filter.target)
        heads.bind(3, filter.provider)
        heads.bind(4, filter.state?.rawValue)
        var found: [(source: DeliveryQuery.Source, id: Int64)] = []
        while try heads.step() {
            guard let target = heads.text(at: 0), let provider = heads.text(at: 1), let state = heads.text(at: 2),
                !heads.isNull(at: 3)
            else { continue }
            let source = DeliveryQuery.Source(target: target, provider: provider, state: state)
            found.append((source, heads.integer(at: 3)))
        }
        var runs = MergedRuns(found)
        let more = try db.cachedStatement(sql: DeliveryQuery.ids)
        var ids: [Int64] = []
        while ids.count < limit,
            let next = try runs.next(more: { source, before, limit in
                try Int64.fetchAll(
                    more, arguments: [source.target, source.provider, source.state, before, limit])
            })
        {
            ids.append(next.id)
        }
        return ids
    }
}
