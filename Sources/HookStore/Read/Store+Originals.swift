internal import GRDB

extension Store {
    /// The oldest stored capture of the same event, for each of these that is not the oldest itself; blocks while it reads.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    public func originals(of ids: [Int64]) throws(StoreError) -> [Int64: Int64] {
        try readNow { db in
            let statement = try db.cachedStatement(
                sql: "SELECT \(CaptureRow.original) FROM captures WHERE id = ?")
            var originals: [Int64: Int64] = [:]
            for id in ids { originals[id] = try Int64?.fetchOne(statement, arguments: [id]) ?? nil }
            return originals
        }
    }
}
