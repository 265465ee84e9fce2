internal import GRDB
internal import GRDBSQLite

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A statement whose values are bound in place and whose columns are read in place.
///
/// GRDB copies every blob twice on its way into a statement. On the way of a request nothing is copied: `bindBlob` lends
/// the bytes, which the caller keeps alive until `run` has returned.
final class PreparedStatement {
    private(set) var statement: OpaquePointer?
    private let connection: OpaquePointer
    private let sql: String

    init(_ db: Database, _ sql: String) throws {
        guard let connection = db.sqliteConnection else { throw DatabaseError(resultCode: .SQLITE_MISUSE) }
        self.connection = connection
        self.sql = sql
        let code = sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
        guard code == SQLITE_OK else { throw error(code) }
    }

    deinit {
        sqlite3_finalize(statement)
    }

    /// Ends the statement; closing the connection asks for that.
    func finalize() {
        sqlite3_finalize(statement)
        statement = nil
    }

    func bind(_ index: Int32, _ value: Int64) {
        sqlite3_bind_int64(statement, index, value)
    }

    func bind(_ index: Int32, _ value: Int64?) {
        if let value { bind(index, value) } else { sqlite3_bind_null(statement, index) }
    }

    /// As destructor, makes SQLite copy what is bound.
    private static let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    func bind(_ index: Int32, _ value: String?) {
        if let value {
            // Its length is told, because it may hold a NUL.
            value.withUTF8Bytes { bytes in
                let start = bytes.bindMemory(to: CChar.self).baseAddress
                _ = sqlite3_bind_text64(
                    statement, index, start, UInt64(bytes.count), PreparedStatement.copies, UInt8(SQLITE_UTF8))
            }
        } else {
            sqlite3_bind_null(statement, index)
        }
    }

    /// Binds a few bytes, which SQLite copies.
    func bindCopy(_ index: Int32, _ bytes: ArraySlice<UInt8>?) {
        guard let bytes else { return bind(index, nil as Int64?) }
        bytes.withUnsafeBytes { bytes in
            _ = sqlite3_bind_blob64(
                statement, index, bytes.baseAddress, UInt64(bytes.count), PreparedStatement.copies)
        }
    }

    /// Lends bytes to the statement until `run` has returned; nil is NULL, no bytes are an empty blob.
    func bindBlob(_ index: Int32, _ bytes: UnsafeRawBufferPointer?) {
        if let bytes, let start = bytes.baseAddress, !bytes.isEmpty {
            sqlite3_bind_blob64(statement, index, start, UInt64(bytes.count), nil)
        } else if bytes != nil {
            sqlite3_bind_zeroblob(statement, index, 0)
        } else {
            sqlite3_bind_null(statement, index)
        }
    }

    /// Lends UTF-8 to the statement until `run` has returned.
    func bindText(_ index: Int32, _ bytes: UnsafeRawBufferPointer) {
        let start = bytes.bindMemory(to: CChar.self).baseAddress
        sqlite3_bind_text64(statement, index, start, UInt64(bytes.count), nil, UInt8(SQLITE_UTF8))
    }

    /// Runs the statement to its end.
    ///
    /// - Throws: `DatabaseError` with SQLite's code and words; the statement can be used again.
    func run() throws {
        let code = sqlite3_step(statement)
        let failure = code == SQLITE_DONE || code == SQLITE_ROW ? nil : error(code)
        sqlite3_reset(statement)
        if let failure { throw failure }
    }

    /// Runs an INSERT and gives the id of its row.
    ///
    /// - Throws: `DatabaseError` with SQLite's code and words; the statement can be used again.
    func insert() throws -> Int64 {
        try run()
        return sqlite3_last_insert_rowid(connection)
    }

    /// Runs a query and gives the integer in the first column of its first row; nil when there is none.
    ///
    /// - Throws: `DatabaseError` with SQLite's code and words; the statement can be used again.
    func integer() throws -> Int64? {
        let code = sqlite3_step(statement)
        defer { sqlite3_reset(statement) }
        guard code == SQLITE_ROW else {
            if code != SQLITE_DONE { throw error(code) }
            return nil
        }
        return sqlite3_column_int64(statement, 0)
    }

    /// Runs a query and gives the text in the first column of its first row; nil when there is none.
    ///
    /// - Throws: `DatabaseError` with SQLite's code and words; the statement can be used again.
    func text() throws -> String? {
        let code = sqlite3_step(statement)
        defer { sqlite3_reset(statement) }
        guard code == SQLITE_ROW else {
            if code != SQLITE_DONE { throw error(code) }
            return nil
        }
        return sqlite3_column_text(statement, 0).map { String(cString: $0) }
    }

    func error(_ code: Int32) -> DatabaseError {
        var message = String(cString: sqlite3_errmsg(connection))
        if code & 0xFF == SQLITE_IOERR {
            let cause = sqlite3_system_errno(connection)
            if cause != 0 { message += ": \(String(cString: strerror(cause)))" }
        }
        return DatabaseError(
            resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)), message: message, sql: sql)
    }
}
