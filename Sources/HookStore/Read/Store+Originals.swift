internal import GRDB

extension Store {
    /// The oldest stored capture of the same event, for each of these that is not the oldest itself; blocks while it reads.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    package func originals(of ids: [Int64]) throws(StoreError) -> [Int64: Int64] {
        try readNow { db in
            let statement = try db.cachedStatement(sql: "SELECT event_key FROM captures WHERE id = ?")
            let events = try EventLookup(db, self.recentEvents)
            var originals: [Int64: Int64] = [:]
            for id in ids {
                guard let key = try Int64?.fetchOne(statement, arguments: [id]) ?? nil else { continue }
                originals[id] = try events.original(of: id, key: key)
            }
            return originals
        }
    }
}
