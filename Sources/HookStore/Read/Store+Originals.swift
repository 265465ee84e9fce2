internal import GRDB

extension Store {
    /// The oldest stored capture of the same event, or nil when this is it; blocks while it reads.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    public func original(of id: Int64) throws(StoreError) -> Int64? {
        try readNow { db in
            try Int64.fetchOne(
                db,
                sql: """
                    SELECT min(other.id) FROM captures JOIN captures AS other ON other.event_key = captures.event_key
                    WHERE captures.id = ? AND other.id < captures.id
                    """, arguments: [id])
        }
    }
}
