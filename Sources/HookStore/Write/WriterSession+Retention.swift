internal import GRDB
internal import HookModel

// Deletions that nobody waits for.
extension WriterSession {
    /// Takes one step to keep the store within its limits, if one is due.
    ///
    /// - Parameter isIdle: Nothing waits to be written.
    /// - Returns: Whether there may be more to do.
    func tidy(_ db: Database, isIdle: Bool) throws -> Bool {
        guard let occasion = isIdle ? .idle : retention.occasion else { return false }
        guard let step = try retention.step(occasion) else {
            // Tried again after the next group when somebody reads now.
            if isIdle, retention.wantsShortLog { retention.wantsShortLog = try !log.shorten() }
            return false
        }
        try take(step, db)
        return true
    }

    /// Drops captures before a group for which the file has no room.
    ///
    /// A store that is far beyond its limit keeps what it has until nothing waits: it gets no larger by the group.
    func makeRoom(for bytes: Int, _ db: Database) throws {
        let before = retention.pages.used
        let wanted = retention.budget?.pages(bytes) ?? 0
        while before - retention.pages.used < wanted, let step = try retention.step(.beforeGroup(bytes)) {
            try take(step, db)
            try retention.pages.look()
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
        try sync(db)
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
