internal import Dispatch
internal import Foundation
internal import GRDB
internal import HookModel
internal import Logging
internal import NIOCore

/// Writes group after group, on a thread of its own: on a queue, each commit may run on another thread, which costs a
/// change of context.
final class WriterThread: Sendable {
    let queue = WriterQueue()
    private let connection: DatabaseQueue
    private let session: WriterSession
    private let path: String
    private let logger: Logger
    private let ended = DispatchSemaphore(value: 0)

    init(_ connection: DatabaseQueue, _ session: WriterSession, path: String, logger: Logger) {
        self.connection = connection
        self.session = session
        self.path = path
        self.logger = logger
    }

    func start() {
        let thread = Thread { [self] in run() }
        thread.name = "hooksight-store"
        thread.start()
    }

    /// Writes what was submitted, and ends the thread.
    ///
    /// - Returns: False when it has not ended in time; then all that was not answered has failed as closed.
    func end(within limit: Duration) -> Bool {
        queue.close()
        let milliseconds = Int(limit.wholeMilliseconds)
        guard ended.wait(timeout: .now() + .milliseconds(milliseconds)) == .success else {
            for group in queue.takeAll() { answer(group, .failure(.closed(path))) }
            return false
        }
        return true
    }

    private func run() {
        while connection.writeWithoutTransaction(drain) { queue.sleep() }
        connection.writeWithoutTransaction(session.close)
        ended.signal()
    }

    /// Writes until nothing waits; false when nothing will come any more.
    private func drain(_ db: Database) -> Bool {
        while true {
            switch queue.next() {
            case .group(let group):
                let results = commit(group, db)
                if queue.finish() { answer(group, results) }
                checkpoint(db)
                tidy(db, isIdle: false)
            case .nothing: guard tidy(db, isIdle: true) else { return true }
            case .end: return false
            }
        }
    }

    /// Takes one step to keep the store within its limits; gives whether there may be more to do.
    @discardableResult
    private func tidy(_ db: Database, isIdle: Bool) -> Bool {
        do {
            let isDone = try session.tidy(db, isIdle: isIdle)
            if isDone {
                checkpoint(db)
                session.hasFailedToTidy = false
            }
            return isDone
        } catch {
            // What is beyond the limits stays so until the next group. Said once, until it works again.
            if !session.hasFailedToTidy {
                logger.warning("the oldest captures could not be dropped", metadata: ["store.error": "\(error)"])
            }
            session.hasFailedToTidy = true
            return false
        }
    }

    private func commit(_ group: WriterQueue.Group, _ db: Database) -> Result<WriterSession.Written, StoreError> {
        do {
            return .success(
                try session.write(group.captures.flatMap(\.captures), group.changes.flatMap(\.changes), db))
        } catch {
            // GRDB's description of an error holds the statement's SQL and never its arguments.
            logger.error("captures or deliveries could not be stored", metadata: ["store.error": "\(error)"])
            return .failure(StoreError(.failed, "could not store: \(error)"))
        }
    }

    private func answer(_ group: WriterQueue.Group, _ results: Result<WriterSession.Written, StoreError>) {
        answer(group.captures, results.map(\.captures))
        answer(group.changes, results.map(\.deliveries))
    }

    /// Each loop is woken once for all its batches.
    private func answer(_ group: [CaptureBatch], _ results: Result<[Int64], StoreError>) {
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

    private func answer(_ group: [ChangeBatch], _ results: Result<[Int64], StoreError>) {
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
