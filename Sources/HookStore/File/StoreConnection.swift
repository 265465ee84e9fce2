internal import GRDB

/// What the connections that read and the one that writes have in common.
enum StoreConnection {
    /// How long SQLite waits for a lock of another process.
    static let busySeconds = 5.0

    static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(busySeconds)
        configuration.foreignKeysEnabled = true
        configuration.maximumReaderCount = 4
        configuration.label = "hooksight.store"
        return configuration
    }

    /// Opens the connection that writes, and brings the store's tables up to date.
    ///
    /// - Throws: `StoreError`: `.newerVersion`, `.notDurable` when `synchronous=FULL` is not in force, `.cannotOpen`.
    static func openToWrite(_ path: String) throws(StoreError) -> DatabaseQueue {
        let connection: DatabaseQueue
        do {
            var configuration = configuration
            configuration.journalMode = .wal
            // Before GRDB turns WAL on, which gives the file its first page.
            configuration.prepareDatabase { db in try Migrations.prepareEmpty(db) }
            connection = try DatabaseQueue(path: path, configuration: configuration)
        } catch {
            throw StoreFile.cannotOpen(path, error.writeProblem)
        }
        try refuseNewer(path, connection)
        do {
            try Migrations.all.migrate(connection)
            try connection.writeWithoutTransaction(makeDurable)
        } catch let error as StoreError {
            throw error
        } catch {
            throw StoreFile.cannotOpen(path, error.writeProblem)
        }
        return connection
    }

    static func refuseNewer(_ path: String, _ reader: any DatabaseReader) throws(StoreError) {
        do {
            guard try reader.read(Migrations.all.hasBeenSuperseded) else { return }
        } catch {
            throw StoreFile.cannotOpen(path, error.writeProblem)
        }
        throw StoreError(
            .newerVersion,
            "the store \(path) was written by a newer version of hooksight; "
                + "use that version, or another store with --store PATH")
    }

    /// GRDB sets `synchronous=NORMAL` when it turns WAL on, under which a commit can be lost with the machine's power:
    /// so FULL is set afterwards on the connection that writes, and read back.
    private static func makeDurable(_ db: Database) throws {
        try db.execute(sql: "PRAGMA synchronous = FULL")
        // The writer makes the rows that captures name in the same transaction; looking them up again for every capture
        // cost 0.6 of 5.3 µs.
        try db.execute(sql: "PRAGMA foreign_keys = OFF")
        // 8 MiB of pages, where SQLite's own limit is 2: a part of the index of events has 4, and each page that is not there
        // is read again.
        try db.execute(sql: "PRAGMA cache_size = -8192")
        // What a statement would have to take back stays in memory: in files, that was every other write of a store at its
        // limit. No statement changes more than some hundred pages.
        try db.execute(sql: "PRAGMA temp_store = MEMORY")
        // Debian's SQLite overwrites what is deleted, and writes each page that becomes free for that. FAST overwrites only in
        // pages that are written anyway. What that gains was lost in the noise when it was measured.
        try db.execute(sql: "PRAGMA secure_delete = FAST")
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
