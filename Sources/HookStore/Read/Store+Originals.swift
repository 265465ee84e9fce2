internal import GRDB

extension Store {
    /// The oldest stored capture of the same event, for each of these that is not the oldest itself; blocks while it reads.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    public func originals(of ids: [Int64]) throws(StoreError) -> [Int64: Int64] {
        try readNow { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT min(other.id) FROM captures JOIN captures AS other ON other.event_key = captures.event_key
                    WHERE captures.id = ? AND other.id < captures.id
                    """)
            var originals: [Int64: Int64] = [:]
            for id in ids { originals[id] = try Int64.fetchOne(statement, arguments: [id]) }
            return originals
        }
    }
}
