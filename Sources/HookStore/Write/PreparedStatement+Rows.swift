internal import GRDB
internal import GRDBSQLite

// Queries with several rows.
extension PreparedStatement {
    /// Runs a query and visits its rows, until there is none or `visit` gives false.
    ///
    /// - Throws: `DatabaseError` with SQLite's code and words; the statement can be used again.
    func forEach(_ visit: () throws -> Bool) throws {
        defer { sqlite3_reset(statement) }
        while true {
            let code = sqlite3_step(statement)
            guard code == SQLITE_ROW else {
                if code != SQLITE_DONE { throw error(code) }
                return
            }
            guard try visit() else { return }
        }
    }

    /// A column of the visited row; nil for NULL.
    func integer(at column: Int32) -> Int64? {
        sqlite3_column_type(statement, column) == SQLITE_NULL ? nil : sqlite3_column_int64(statement, column)
    }

    /// A column of the visited row; empty for NULL.
    func text(at column: Int32) -> String {
        guard let start = sqlite3_column_text(statement, column) else { return "" }
        let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
        return String(decoding: bytes, as: UTF8.self)
    }
}
