internal import Dispatch
internal import GRDB
internal import Synchronization

/// The captures on disk, open to read: several readers at a time, beside whoever writes.
///
/// Any number of processes may read one store. A `StoreWriter` has a store of its own to read from; the connections of
/// both are apart, so that nothing can be written through this one.
package final class Store: Sendable {
    private struct Reads {
        var open = 0
        var isClosed = false
    }

    /// Where the database is.
    package let path: String
    /// Read through `read`, which a writer that closes waits for.
    let pool: DatabasePool
    /// Connections for what looks into captures, which takes seconds: so that nothing else waits for that.
    let searches: DatabasePool
    /// The newest captures by their events.
    let recentEvents = RecentEvents()
    private let reads = Mutex(Reads())
    private let lastEnded = DispatchSemaphore(value: 0)

    /// Bodies longer than this are kept as rows of this many bytes each.
    package static let chunkSize = BodyChunk.size

    /// How long an interrupted read gets before it is interrupted again.
    private static let patience = DispatchTimeInterval.milliseconds(10)

    /// Opens a database that is known to be a store of this version.
    init(reading path: String) throws {
        self.path = path
        var configuration = StoreConnection.configuration
        configuration.readonly = true
        pool = try DatabasePool(path: path, configuration: configuration)
        // Further searches wait for these.
        configuration.maximumReaderCount = 2
        configuration.label = "hooksight.search"
        searches = try DatabasePool(path: path, configuration: configuration)
    }

    /// Opens an existing store, whether or not a listener is writing to it; its connections end with it.
    ///
    /// Nothing is written, and what is no store is left as it is.
    ///
    /// - Throws: `StoreError`: `.cannotOpen` when there is none, or an earlier version has written it and it was not brought
    ///   up to date since; `.foreign`; `.newerVersion`.
    package static func open(_ path: String) throws(StoreError) -> Store {
        guard case .store = try StoreFile.inspect(path) else {
            throw StoreError(
                .cannotOpen, "there is no store at \(path); start `hooksight listen`, or name one with --store PATH")
        }
        let store: Store
        do {
            store = try Store(reading: path)
        } catch {
            throw StoreFile.cannotOpen(path, error.writeProblem)
        }
        try StoreConnection.refuseNewer(path, store.pool)
        try store.refuseOlder()
        return store
    }

    /// Reads within one transaction.
    func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws(StoreError) -> Value
    {
        try begin()
        defer { end() }
        do {
            return try await pool.read { [self] db in
                try refuseClosed()
                return try body(db)
            }
        } catch {
            throw failure(error)
        }
    }

    /// Reads within one transaction on one of the store's pools.
    ///
    /// - Throws: `StoreError` when the store cannot be read; `CancellationError` when the task was cancelled.
    func read<Value: Sendable>(
        on pool: DatabasePool, _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        try begin()
        defer { end() }
        do {
            return try await pool.read { [self] db in
                try refuseClosed()
                return try body(db)
            }
        } catch {
            try Task.checkCancellation()
            throw failure(error)
        }
    }

    /// Reads within one transaction, and blocks meanwhile.
    func readNow<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        try begin()
        defer { end() }
        do {
            return try pool.read { db in
                try refuseClosed()
                return try body(db)
            }
        } catch {
            throw failure(error)
        }
    }

    /// Refuses further reads, interrupts those that are open, and ends all connections.
    ///
    /// - Returns: False when a read has not ended in time; then the connections stay open.
    func close(within limit: Duration) throws -> Bool {
        reads.withLock { $0.isClosed = true }
        let end = ContinuousClock.now + limit
        while reads.withLock({ $0.open > 0 }) {
            guard ContinuousClock.now < end else { return false }
            // Ends the statement that runs now; a read that is between two statements begins another.
            pool.interrupt()
            searches.interrupt()
            _ = lastEnded.wait(timeout: .now() + Store.patience)
        }
        try searches.close()
        try pool.close()
        return true
    }

    private func begin() throws(StoreError) {
        let isClosed = reads.withLock { reads in
            if !reads.isClosed { reads.open += 1 }
            return reads.isClosed
        }
        if isClosed { throw .closed(path) }
    }

    private func end() {
        let wasLast = reads.withLock { reads in
            reads.open -= 1
            return reads.isClosed && reads.open == 0
        }
        if wasLast { lastEnded.signal() }
    }

    private func refuseClosed() throws(StoreError) {
        if reads.withLock({ $0.isClosed }) { throw .closed(path) }
    }

    private func failure(_ error: any Error) -> StoreError {
        if let error = error as? StoreError { return error }
        if reads.withLock({ $0.isClosed }) { return .closed(path) }
        return StoreError(.failed, "could not read the store \(path): \(error)")
    }

    /// A store that is only read is not changed, so it cannot be brought up to date here.
    private func refuseOlder() throws(StoreError) {
        do {
            guard try !pool.read(Migrations.all.hasCompletedMigrations) else { return }
        } catch {
            throw StoreFile.cannotOpen(path, error.writeProblem)
        }
        throw StoreError(
            .cannotOpen,
            "the store \(path) is of an earlier version of hooksight; "
                + "start `hooksight listen` on it once, which brings it up to date")
    }
}
