internal import GRDB
internal import HookModel

/// Why captures could not be dropped in the transaction of a group.
struct RetentionFailure: Error {
    let error: any Error
}

// Deletions that nobody asked for.
extension WriterSession {
    /// Drops the oldest captures within the open transaction, before a group is written in it.
    ///
    /// So each page that becomes free is written once, with what is new. In a transaction of its own SQLite writes it to the
    /// log as it is freed, and again when it is used: measured, 0.9 pages for each capture, and 0.3 so.
    ///
    /// - Returns: Whether any were dropped.
    /// - Throws: `RetentionFailure`.
    func drop(_ step: RetentionWork.Step) throws -> Bool {
        do { return try retention.run(step) } catch { throw RetentionFailure(error: error) }
    }

    /// Takes one step to keep the store within its limits, if one is due.
    ///
    /// - Parameters:
    ///   - db: The connection that writes.
    ///   - isIdle: Whether nothing waits to be written.
    /// - Returns: Whether there may be more to do.
    /// - Throws: `DatabaseError`; then nothing has changed.
    func tidy(_ db: Database, isIdle: Bool) throws -> Bool {
        let isDue = isIdle ? retention.isDueWhenIdle : retention.isTurn
        guard isDue else { return false }
        if let step = try retention.step(.idle) {
            try take(step, db)
            return true
        }
        if isIdle { try retention.shorten(log) }
        return false
    }

    /// Drops captures before a group for which the file has no room.
    ///
    /// So the file gets no larger by the group; what a store has beyond its limit goes while nothing waits.
    func makeRoom(for bytes: Int, _ db: Database) {
        let wanted = retention.budget?.pages(bytes) ?? 0
        var freed = 0
        do {
            while freed < wanted, let step = try retention.step(.beforeGroup(bytes)) {
                let before = retention.pages.used
                try take(step, db)
                try retention.pages.look()
                guard retention.pages.used < before else { return }
                freed += before - retention.pages.used
            }
        } catch {
            // The group is written all the same; the next step that fails is logged.
        }
    }

    private func take(_ step: RetentionWork.Step, _ db: Database) throws {
        do {
            try withoutSync(db) {
                try begin.run()
                var hasUnused = false
                if try retention.run(step) {
                    try deliveries.finish()
                    hasUnused = try counts.write(upTo: retention.newest)
                }
                try commit.run()
                keep(hasUnused: hasUnused, db)
            }
            publish()
        } catch {
            retention.reset()
            try rollBack(db)
            throw error
        }
    }

    /// A deletion need not be on the disk before the next capture is: lost with the machine's power, it is made again.
    private func withoutSync(_ db: Database, _ body: () throws -> Void) throws {
        isSynced = false
        try db.execute(sql: "PRAGMA synchronous = NORMAL")
        try body()
        // Where this fails, it is made up for before the next commit.
        try? sync(db)
    }

    /// Makes commits wait for the disk again.
    func sync(_ db: Database) throws {
        try db.execute(sql: "PRAGMA synchronous = FULL")
        isSynced = true
    }

    /// Writes the counts that are not on the disk.
    func writeCounts() throws {
        guard !counts.isEmpty else { return }
        try begin.run()
        _ = try counts.write(upTo: retention.newest)
        try commit.run()
        counts.keepNew()
    }
}
