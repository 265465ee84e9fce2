internal import Dispatch
internal import GRDB
package import HookModel
package import Logging
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The one who writes to a store: holds its lock, and commits everything that waits in one transaction.
///
/// A store has one writer at a time, in whatever process; who wants to write takes this type. Each call is answered once,
/// after its commit or with why there was none, also around `close()`.
package final class StoreWriter: Sendable {
    /// The store, to read what was written.
    package let store: Store
    private let lock: StoreLock
    /// The connection that writes; the writer's thread has it most of the time.
    let connection: DatabaseQueue
    /// Everything that is stored and changed, for all who watch.
    package let feed: CaptureFeed
    /// How much the store keeps.
    package let limits: RetentionLimits
    let retention: RetentionSignals
    private let thread: WriterThread
    private let isClosing = Mutex(false)

    /// How long closing waits for the last group to be written: a disk that hangs must not keep the program from ending.
    private static let writeTime = Duration.seconds(2)
    /// How long closing waits for reads that were interrupted.
    private static let readTime = Duration.seconds(1)
    /// How long a failed write says how the store does; then another is tried.
    private static let failureTime = Duration.seconds(1)

    private init(
        _ store: Store, _ lock: StoreLock, _ connection: DatabaseQueue, _ thread: WriterThread, _ feed: CaptureFeed,
        _ limits: RetentionLimits, _ retention: RetentionSignals
    ) {
        self.store = store
        self.lock = lock
        self.connection = connection
        self.thread = thread
        self.feed = feed
        self.limits = limits
        self.retention = retention
    }

    deinit {
        // Who lets go of a writer without closing it loses nothing by that.
        try? close()
    }

    /// Opens a store to write, and makes it, readable by its owner alone, where there is none.
    ///
    /// Stores of earlier versions are brought up to date.
    ///
    /// - Parameters:
    ///   - path: Where the database is.
    ///   - logger: Where failures are logged.
    ///   - limits: How much the store keeps, while `Retention` runs.
    ///   - listed: The event types that lists are filtered by fastest; captures of others are found as well.
    /// - Returns: The writer, which runs.
    /// - Throws: `StoreError`: `.locked` when another process has it open to write, `.newerVersion`, `.notDurable` when
    ///   `synchronous=FULL` is not in force, `.foreign` for what is no store, which is left as it is, `.cannotOpen`.
    package static func open(
        _ path: String, logger: Logger, keeping limits: RetentionLimits = .unlimited,
        listed: @escaping ListedEvents = { _, _ in false }
    ) throws(StoreError) -> StoreWriter {
        try open(path, logger: logger, keeping: limits, signals: RetentionSignals(), listed: listed)
    }

    static func open(
        _ path: String, logger: Logger, keeping limits: RetentionLimits, signals: RetentionSignals,
        listed: @escaping ListedEvents = { _, _ in false }
    ) throws(StoreError) -> StoreWriter {
        // Before the lock, whose file is left beside no other program's file.
        _ = try StoreFile.inspect(path)
        // SQLite gives the files that it adds later the mode of the database, so only this moment matters.
        let mask = umask(0o077)
        defer { umask(mask) }
        let lock = try StoreLock(store: path)
        // Before anything is opened: SQLite gives the log the mode of the database.
        for file in [path, path + "-wal", path + "-shm"] { chmod(file, 0o600) }
        if case .store = try StoreFile.inspect(path) {} else { try StoreFile.make(path) }
        let connection = try StoreConnection.openToWrite(path)
        chmod(path, 0o600)
        do {
            let feed = CaptureFeed()
            let session = try connection.writeWithoutTransaction { db in
                try WriterSession(
                    db, facets: FacetTable(db, listed: listed), limits: limits, signals: signals, feed: feed)
            }
            let store = try Store(reading: path)
            let thread = WriterThread(connection, session, try StorePlace(path), path: path, logger: logger)
            thread.start()
            return StoreWriter(store, lock, connection, thread, feed, limits, signals)
        } catch let error as StoreError {
            throw error
        } catch {
            throw StoreFile.cannotOpen(path, error.writeProblem)
        }
    }

    /// How the store does now: whether its files are at their places, and, where the last write failed, whether another
    /// one succeeds.
    package func health() async -> StoreHealth { await health(tryingAfter: StoreWriter.failureTime) }

    func health(tryingAfter time: Duration) async -> StoreHealth {
        if isClosing.withLock(\.self) { return .closed }
        thread.look()
        if thread.condition.isStale(after: time) { _ = try? await record([]) }
        return thread.condition.health
    }

    /// Notes the inspector's address beside the store, so that other commands find it.
    package func note(inspector: String) { lock.write(inspector: inspector) }

    /// Takes a batch; its completion runs after the commit, or after that failed, or at once when the store is closed.
    package func submit(_ batch: CaptureBatch) {
        guard thread.queue.add({ $0.captures.append(batch) }) else { return batch.fail(with: .closed(store.path)) }
    }

    /// Writes what changes about captures, deliveries and targets, together with whatever else waits.
    ///
    /// - Returns: The ids of the deliveries that were added, in order.
    /// - Throws: `StoreError` when it could not be stored; then nothing has changed. `.closed` after `close()`.
    @discardableResult
    package func record(_ changes: [StoreChange]) async throws(StoreError) -> [Int64] {
        let result = await withCheckedContinuation { continuation in
            let batch = ChangeBatch(changes: changes) { continuation.resume(returning: $0) }
            guard thread.queue.add({ $0.changes.append(batch) }) else {
                return batch.completion(.failure(.closed(store.path)))
            }
        }
        return try result.get()
    }

    /// Drops captures that were received before a moment, nil for none, and whatever else is beyond the limits.
    ///
    /// Does not wait for that.
    func keep(since moment: Timestamp?) {
        retention.nudge(keepsSince: moment)
        thread.queue.nudge()
    }

    /// Writes what was submitted, ends reads that are still open, closes the store and gives up its lock.
    ///
    /// Waits three seconds at most for writes and reads that hang. A second call does nothing. Blocks.
    ///
    /// - Throws: `StoreError` when the last group is not written in time, whose callers are then answered `.closed`, or
    ///   when SQLite cannot close. Nothing that was committed is lost by either.
    package func close() throws(StoreError) { try close(writeTime: StoreWriter.writeTime) }

    /// What was submitted and has not been answered, in batches.
    var waitingCount: Int { thread.queue.count }

    func close(writeTime: Duration, readTime: Duration = StoreWriter.readTime) throws(StoreError) {
        let isFirst = isClosing.withLock { isClosing in
            defer { isClosing = true }
            return !isClosing
        }
        guard isFirst else { return }
        defer { feed.end() }
        guard thread.end(within: writeTime) else {
            _ = try? store.close(within: readTime)
            throw StoreError(
                .failed, "the store \(store.path) could not be closed: its disk does not end the last write")
        }
        do {
            // The connection that writes ends last: it moves the log into the database and takes it away. SQLite does so by
            // itself only where the database is still at its place.
            let readsEnded = try store.close(within: readTime)
            try? connection.writeWithoutTransaction { db in _ = try db.checkpoint(.passive) }
            try connection.close()
            lock.release()
            guard readsEnded else {
                throw StoreError(.failed, "the store \(store.path) could not be closed: a read does not end")
            }
        } catch let error as StoreError {
            throw error
        } catch {
            throw StoreError(.failed, "could not close the store \(store.path): \(error)")
        }
    }
}
