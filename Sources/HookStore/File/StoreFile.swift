internal import GRDB
internal import GRDBSQLite

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// What is at a store's path, found out without changing, making or locking anything there.
enum StoreFile {
    /// Nothing.
    case missing
    /// A file or a database without content, which may become a store.
    case empty
    /// A store.
    case store

    /// Marks a database as a store of Hooksight's: "Hook" in ASCII, as SQLite's `application_id`.
    static let applicationID: Int64 = 0x486F_6F6B

    /// No database has fewer bytes: one page of the smallest size.
    private static let smallest = 512

    /// Looks at a path.
    ///
    /// The file is read as SQLite reads files that nobody changes: no lock, no log, no index beside it. That is enough,
    /// because the mark is written before there is a log.
    ///
    /// - Throws: `StoreError`: `.foreign` for what is no store, `.cannotOpen` for what cannot be read.
    static func inspect(_ path: String) throws(StoreError) -> StoreFile {
        var found = stat()
        guard stat(path, &found) == 0 else {
            if errno == ENOENT { return .missing }
            throw cannotOpen(path, String(cString: strerror(errno)))
        }
        switch found.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw cannotOpen(path, "it is a folder; name a file in it")
        default: throw cannotOpen(path, "it is no file")
        }
        guard access(path, R_OK) == 0 else { throw cannotOpen(path, String(cString: strerror(errno))) }
        if found.st_size == 0 { return .empty }
        // SQLite takes a single byte for an empty database.
        guard found.st_size >= smallest else { throw foreign("the file \(path) is no Hooksight store") }
        return try inspectContent(path)
    }

    private static func inspectContent(_ path: String) throws(StoreError) -> StoreFile {
        // Without SQLite: a file whose writer was killed while its log was moved may be shorter than its first page says,
        // until the log is read, which is not done here.
        if hasMark(path) { return .store }
        var connection: OpaquePointer?
        defer { sqlite3_close(connection) }
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX
        var code = sqlite3_open_v2(address(path), &connection, flags, nil)
        let mark = number("PRAGMA application_id", connection, &code)
        let tables = number("SELECT count(*) FROM sqlite_master", connection, &code)
        guard code == SQLITE_OK else {
            if code & 0xFF == SQLITE_NOTADB { throw foreign("the file \(path) is no Hooksight store") }
            throw cannotOpen(path, String(cString: sqlite3_errstr(code)))
        }
        // Tables of another program may still be in its log alone.
        if mark == 0, tables == 0, !hasContent(path + "-wal"), !hasContent(path + "-journal") { return .empty }
        var ignored = code
        let early = "SELECT count(*) FROM grdb_migrations WHERE identifier = '1 captures'"
        if mark == 0, number(early, connection, &ignored) == 1 {
            throw foreign("the store \(path) is of a hooksight from before the first release, and is not read any more")
        }
        throw foreign("the database \(path) is another program's, and no Hooksight store")
    }

    /// Turns an empty file, or none, into a store without tables.
    ///
    /// The mark is written before the tables, and before there is a log: so a store is known as one however its making
    /// ends, and by its first page alone.
    ///
    /// - Throws: `StoreError` with `.cannotOpen`.
    static func make(_ path: String) throws(StoreError) {
        do {
            let connection = try DatabaseQueue(path: path, configuration: StoreConnection.configuration)
            try connection.writeWithoutTransaction { db in
                // Can only be chosen before the first page is written.
                try db.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
                try db.execute(sql: "PRAGMA application_id = \(applicationID)")
                // A file that has a page already keeps what was chosen for that, unless it is made anew.
                if try Int.fetchOne(db, sql: "PRAGMA auto_vacuum") != 2 { try db.execute(sql: "VACUUM") }
            }
            try connection.close()
        } catch {
            throw cannotOpen(path, error.writeProblem)
        }
    }

    static func cannotOpen(_ path: String, _ why: String) -> StoreError {
        StoreError(.cannotOpen, "could not open the store \(path): \(why); choose another place with --store PATH")
    }

    private static func foreign(_ what: String) -> StoreError {
        StoreError(.foreign, "\(what); it was left as it is. Choose another place with --store PATH")
    }

    private static func number(_ sql: String, _ connection: OpaquePointer?, _ code: inout Int32) -> Int64? {
        guard code == SQLITE_OK else { return nil }
        var statement: OpaquePointer?
        defer { sqlite3_finalize(statement) }
        code = sqlite3_prepare_v2(connection, sql, -1, &statement, nil)
        guard code == SQLITE_OK else { return nil }
        let step = sqlite3_step(statement)
        guard step == SQLITE_ROW else {
            code = step
            return nil
        }
        return sqlite3_column_int64(statement, 0)
    }

    /// Whether a file's first page has the mark (SQLite's file format, section 1.3: `application_id` at byte 68).
    private static func hasMark(_ path: String) -> Bool {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { close(file) }
        var head = [UInt8](repeating: 0, count: 100)
        guard read(file, &head, head.count) == head.count, head.starts(with: Array("SQLite format 3\0".utf8)) else {
            return false
        }
        return head[68..<72].reduce(0) { $0 << 8 | Int64($1) } == applicationID
    }

    private static func hasContent(_ path: String) -> Bool {
        var found = stat()
        return stat(path, &found) == 0 && found.st_size > 0
    }

    /// The path as SQLite takes it with options: a URI.
    private static func address(_ path: String) -> String {
        let plain = Set("/-._~abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".utf8)
        let escaped = StorePath.resolve(path).utf8.map { byte in
            plain.contains(byte)
                ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        return "file:\(escaped.joined())?immutable=1"
    }
}
