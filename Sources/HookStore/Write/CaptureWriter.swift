internal import Dispatch
internal import Foundation
internal import GRDB
internal import HookCrypto
public import HookModel
internal import Logging
internal import NIOCore
internal import Synchronization

/// The one writer: everything that waits goes into one transaction, and is answered after its commit.
///
/// While one group commits, the next gathers; so a group grows with the load, and a lone request waits for nobody. The
/// writer has a thread of its own: on a queue, each commit may run on another thread, which costs a change of context.
public final class CaptureWriter: Sendable {
    private struct Group {
        var captures: [CaptureBatch] = []
        var changes: [ChangeBatch] = []

        var isEmpty: Bool { captures.isEmpty && changes.isEmpty }
    }

    private struct Waiting {
        var group = Group()
        var isRunning = false
        var isClosed = false
    }

    private let waiting = Mutex(Waiting())
    private let pool: DatabasePool
    private let session: WriterSession
    private let logger: Logger
    private let wake = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)

    init(pool: DatabasePool, facets: FacetTable, logger: Logger) throws {
        self.pool = pool
        self.logger = logger
        session = try pool.writeWithoutTransaction { db in try WriterSession(db, facets: facets) }
        let thread = Thread { [self] in run() }
        thread.name = "hooksight-store"
        thread.start()
    }

    /// Hands over a batch; its completion is told after the commit, or after the commit failed.
    public func submit(_ batch: CaptureBatch) {
        add { $0.captures.append(batch) }
    }

    /// Writes what changes about captures, deliveries and targets, together with whatever else waits.
    ///
    /// - Returns: The ids of the deliveries that were added, in order.
    /// - Throws: `StoreError` when it could not be stored; then nothing has changed.
    @discardableResult
    public func record(_ changes: [StoreChange]) async throws(StoreError) -> [Int64] {
        let result = await withCheckedContinuation { continuation in
            add { $0.changes.append(ChangeBatch(changes: changes) { continuation.resume(returning: $0) }) }
        }
        return try result.get()
    }

    private func add(_ change: (inout Group) -> Void) {
        let starts = waiting.withLock { waiting in
            change(&waiting.group)
            defer { waiting.isRunning = true }
            return !waiting.isRunning
        }
        if starts { wake.signal() }
    }

    /// Writes what was submitted, and ends the thread.
    func close() {
        waiting.withLock { $0.isClosed = true }
        wake.signal()
        ended.wait()
        pool.writeWithoutTransaction { _ in session.close() }
    }

    private func run() {
        repeat {
            wake.wait()
            pool.writeWithoutTransaction { db in drain(db) }
        } while !waiting.withLock({ $0.isClosed })
        ended.signal()
    }

    private func drain(_ db: Database) {
        while let group = next() {
            let results = commit(group, db)
            tell(group.captures, results.map(\.captures))
            tell(group.changes, results.map(\.deliveries))
            checkpoint(db)
        }
    }

    private func next() -> Group? {
        waiting.withLock { waiting in
            guard !waiting.group.isEmpty else {
                waiting.isRunning = false
                return nil
            }
            defer { waiting.group = Group() }
            return waiting.group
        }
    }

    private func commit(_ group: Group, _ db: Database) -> Result<WriterSession.Written, StoreError> {
        do {
            return .success(
                try session.write(group.captures.flatMap(\.captures), group.changes.flatMap(\.changes), db))
        } catch {
            // GRDB's description of an error holds the statement's SQL and never its arguments.
            logger.error("captures or deliveries could not be stored", metadata: ["store.error": "\(error)"])
            return .failure(StoreError(.failed, "could not store: \(error)"))
        }
    }

    /// Each loop is woken once for all its batches.
    private func tell(_ group: [CaptureBatch], _ results: Result<[Int64], StoreError>) {
        var rest = group[...]
        var place = 0
        while let loop = rest.first?.eventLoop {
            let batches = rest.prefix { $0.eventLoop === loop }
            let start = place
            loop.execute {
                var place = start
                for batch in batches {
                    let range = place..<(place + batch.captures.count)
                    batch.completion(results.map { $0[range] })
                    place = range.upperBound
                }
            }
            for batch in batches { place += batch.captures.count }
            rest = rest.dropFirst(batches.count)
        }
    }

    private func tell(_ group: [ChangeBatch], _ results: Result<[Int64], StoreError>) {
        var place = 0
        for batch in group {
            let added = batch.changes.count { if case .add = $0 { true } else { false } }
            let range = place..<(place + added)
            place = range.upperBound
            batch.completion(results.map { Array($0[range]) })
        }
    }

    /// Moves the log into the database in small steps, after the answers have left.
    private func checkpoint(_ db: Database) {
        do {
            try session.checkpointIfDue(db)
        } catch {
            // Nothing is lost: the log keeps everything, and the next step tries again.
            logger.warning("the write-ahead log could not be moved", metadata: ["store.error": "\(error)"])
        }
    }
}
