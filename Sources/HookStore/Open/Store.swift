internal import GRDB
public import Logging

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The captures on disk: SQLite in WAL mode, one writer that commits in groups, readers beside it.
///
/// Any number of processes may read one store; only the holder of its `StoreLock` may write.
public final class Store: Sendable {
    /// Where the database is.
    public let path: String
    /// Writes captures; nil when the store was opened to read.
    public let writer: CaptureWriter?
    let pool: DatabasePool
    /// Connections for what looks into captures, which takes seconds: so that nothing else waits for that.
    let searches: DatabasePool

    /// Bodies longer than this are kept as rows of this many bytes each.
    public static let chunkSize = 262_144

    private init(path: String, pool: DatabasePool, searches: DatabasePool, writer: CaptureWriter?) {
        self.path = path
        self.pool = pool
        self.searches = searches
        self.writer = writer
    }

    /// Opens a store to write, and makes it, readable by its owner alone, where there is none.
    ///
    /// The caller holds the store's `StoreLock`. Earlier versions' stores are brought up to date.
    ///
    /// - Parameters:
    ///   - path: Where the database is.
    ///   - logger: Where failures are logged.
    ///   - listed: The event types that lists are filtered by fastest; captures of others are found as well.
    /// - Returns: The store, with its writer running.
    /// - Throws: `StoreError`: `.newerVersion`, `.notDurable` when `synchronous=FULL` is not in force, `.cannotOpen`.
    public static func open(
        _ path: String, logger: Logger, listed: @escaping ListedEvents = { _, _ in false }
    ) throws(StoreError) -> Store {
        // SQLite gives the files that it adds later the mode of the database, so only this moment matters.
        let mask = umask(0o077)
        defer { umask(mask) }
        let pool = try connect(path, isWriting: true)
        chmod(path, 0o600)
        try refuseNewer(path, pool)
        do {
            try Migrations.all.migrate(pool)
            let facets = try pool.writeWithoutTransaction { db in
                try makeDurable(db)
                return try FacetTable(db, listed: listed)
            }
            let writer = try CaptureWriter(pool: pool, facets: facets, logger: logger)
            return Store(path: path, pool: pool, searches: try connectForSearches(path), writer: writer)
        } catch let error as StoreError {
            throw error
        } catch {
            throw StoreError(.cannotOpen, "could not prepare the store \(path): \(error)")
        }
    }

    /// Opens an existing store to read, whether or not a listener is writing to it.
    ///
    /// - Throws: `StoreError`: `.cannotOpen` when there is none, or an earlier version has written it and it was not brought
    ///   up to date since; `.newerVersion`.
    public static func openToRead(_ path: String) throws(StoreError) -> Store {
        guard access(path, R_OK) == 0 else {
            throw StoreError(
                .cannotOpen, "there is no readable store at \(path); start `hooksight listen` or name one with --store")
        }
        let pool = try connect(path)
        try refuseNewer(path, pool)
        try refuseOlder(path, pool)
        return Store(path: path, pool: pool, searches: try connectForSearches(path), writer: nil)
    }

    /// Ends all connections after what was submitted is written.
    ///
    /// - Throws: `StoreError` when SQLite cannot close; nothing that was committed is lost by that.
    public func close() throws(StoreError) {
        do {
            writer?.close()
            searches.interrupt()
            try searches.close()
            try pool.close()
        } catch {
            throw StoreError(.failed, "could not close the store \(path): \(error)")
        }
    }

    private static func connect(_ path: String, isWriting: Bool = false) throws(StoreError) -> DatabasePool {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.foreignKeysEnabled = true
        configuration.maximumReaderCount = 4
        configuration.label = "hooksight.store"
        // Before GRDB turns WAL on, which gives the file its first page.
        if isWriting { configuration.prepareDatabase { db in try Migrations.prepareEmpty(db) } }
        do {
            return try DatabasePool(path: path, configuration: configuration)
        } catch {
            throw StoreError(
                .cannotOpen, "could not open the store \(path): \(error); choose another place with --store PATH")
        }
    }

    /// At most two searches run at once; further ones wait for them.
    private static func connectForSearches(_ path: String) throws(StoreError) -> DatabasePool {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 2
        configuration.label = "hooksight.search"
        do {
            return try DatabasePool(path: path, configuration: configuration)
        } catch {
            throw StoreError(.cannotOpen, "could not open the store \(path) to search it: \(error)")
        }
    }

    private static func refuseNewer(_ path: String, _ pool: DatabasePool) throws(StoreError) {
        do {
            guard try pool.read(Migrations.all.hasBeenSuperseded) else { return }
        } catch {
            throw StoreError(.cannotOpen, "could not read the store \(path): \(error)")
        }
        throw StoreError(
            .newerVersion,
            "the store \(path) was written by a newer version of hooksight; "
                + "use that version, or another store with --store PATH")
    }

    /// A store that is only read is not changed, so it cannot be brought up to date here.
    private static func refuseOlder(_ path: String, _ pool: DatabasePool) throws(StoreError) {
        do {
            guard try !pool.read(Migrations.all.hasCompletedMigrations) else { return }
        } catch {
            throw StoreError(.cannotOpen, "could not read the store \(path): \(error)")
        }
        throw StoreError(
            .cannotOpen,
            "the store \(path) is of an earlier version of hooksight; "
                + "start `hooksight listen` on it once, which brings it up to date")
    }

    /// GRDB sets `synchronous=NORMAL` when it turns WAL on, under which a commit can be lost with the machine's power:
    /// so FULL is set afterwards on the connection that writes, and read back.
    private static func makeDurable(_ db: Database) throws {
        try db.execute(sql: "PRAGMA synchronous = FULL")
        // The writer makes the rows that captures name in the same transaction; looking them up again for every capture
        // cost 0.6 of 5.3 µs.
        try db.execute(sql: "PRAGMA foreign_keys = OFF")
        // A log that had grown while somebody read for long gives its space back when it starts anew.
        try db.execute(sql: "PRAGMA journal_size_limit = 67108864")
        let synchronous = try Int.fetchOne(db, sql: "PRAGMA synchronous")
        let journal = try String.fetchOne(db, sql: "PRAGMA journal_mode")
        guard synchronous == 2, journal == "wal" else {
            throw StoreError(
                .notDurable,
                "SQLite did not accept synchronous=FULL with a write-ahead log "
                    + "(synchronous \(synchronous ?? -1), journal \(journal ?? "none")); put the store on a local disk")
        }
    }
}
