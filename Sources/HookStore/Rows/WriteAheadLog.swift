internal import GRDB
internal import GRDBSQLite

/// Knows how long the write-ahead log is, and moves it into the database.
///
/// SQLite would do that inside a commit, while senders wait for it. Counting pages through its hook turns that off.
final class WriteAheadLog {
    private let connection: OpaquePointer
    private let counter = UnsafeMutablePointer<Int32>.allocate(capacity: 1)

    init(_ db: Database) throws {
        guard let connection = db.sqliteConnection else { throw DatabaseError(resultCode: .SQLITE_MISUSE) }
        self.connection = connection
        counter.initialize(to: 0)
        sqlite3_wal_hook(
            connection,
            { counter, _, _, pages in
                counter?.assumingMemoryBound(to: Int32.self).pointee = pages
                return SQLITE_OK
            }, counter)
    }

    deinit {
        counter.deallocate()
    }

    /// The log's length in pages after the last commit.
    var pages: Int { Int(counter.pointee) }

    /// Moves what readers do not need any more; never waits for them.
    func move() throws { _ = try checkpoint(SQLITE_CHECKPOINT_PASSIVE) }

    /// Moves all of it and empties its file, so that the disk gets the space of both files back; never waits for readers.
    ///
    /// - Returns: False when somebody reads; then the file stays as it is.
    func shorten() throws -> Bool {
        // Else SQLite would wait for readers as long as for other writers.
        sqlite3_busy_timeout(connection, 0)
        defer { sqlite3_busy_timeout(connection, 5000) }
        return try checkpoint(SQLITE_CHECKPOINT_TRUNCATE)
    }

    private func checkpoint(_ mode: Int32) throws -> Bool {
        let code = sqlite3_wal_checkpoint_v2(connection, nil, mode, nil, nil)
        counter.pointee = 0
        guard code == SQLITE_OK || code == SQLITE_BUSY else {
            throw DatabaseError(
                resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(connection)))
        }
        return code == SQLITE_OK
    }

    /// Takes the hook away; closing the connection asks for that.
    func detach() {
        sqlite3_wal_hook(connection, nil, nil)
    }
}
