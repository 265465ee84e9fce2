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
    func move() throws {
        let code = sqlite3_wal_checkpoint_v2(connection, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
        counter.pointee = 0
        guard code == SQLITE_OK || code == SQLITE_BUSY else {
            throw DatabaseError(
                resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(connection)))
        }
    }

    /// Takes the hook away; closing the connection asks for that.
    func detach() {
        sqlite3_wal_hook(connection, nil, nil)
    }
}
