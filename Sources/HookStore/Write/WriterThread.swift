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
    let condition: StoreCondition
    private let connection: DatabaseQueue
    private let session: WriterSession
    private let place: StorePlace
    private let path: String
    private let logger: Logger
    private let ended = DispatchSemaphore(value: 0)

    init(
        _ connection: DatabaseQueue, _ session: WriterSession, _ place: StorePlace, path: String, logger: Logger
    ) {
        self.connection = connection
        self.session = session
        self.place = place
        self.path = path
        self.logger = logger
        condition = StoreCondition(path, logger)
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
        let time = DispatchTimeInterval.milliseconds(Int(limit.wholeMilliseconds))
        guard ended.wait(timeout: .now() + time) == .success else {
            for group in queue.takeAll() { answer(group, WrittenGroup(group, failedWith: .closed(path))) }
            return false
        }
        return true
    }

    /// Looks whether the store's files are at their places, and notes when they are not.
    func look() {
        if let loss = place.loss() { condition.note(.lost(loss.text(path))) }
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
                let written = write(group, db)
                if queue.finish() { answer(group, written) }
                session.publish()
                checkpoint(db)
                tidy(db, isIdle: false)
                sayRetentionFailure()
            case .nothing:
                let mayHaveMore = tidy(db, isIdle: true)
                sayRetentionFailure()
                guard mayHaveMore else { return true }
            case .end: return false
            }
        }
    }

    /// Takes one step to keep the store within its limits; gives whether there may be more to do.
    @discardableResult
    private func tidy(_ db: Database, isIdle: Bool) -> Bool {
        // Nothing is dropped from a store that somebody has put away.
        if isIdle { look() }
        if case .lost = condition.health {
            gather()
            return false
        }
        do {
            let isDone = try session.tidy(db, isIdle: isIdle)
            if isDone {
                checkpoint(db)
                session.retentionFailure = nil
            }
            return isDone
        } catch {
            // What is beyond the limits stays so until the next group.
            session.retentionFailure = error
            return false
        }
    }

    private func sayRetentionFailure() {
        guard let failure = session.newRetentionFailure() else { return }
        logger.warning("the store could not be kept within its limits", metadata: ["store.error": "\(failure)"])
    }

    private func write(_ group: WriterQueue.Group, _ db: Database) -> WrittenGroup {
        // Looked at before, so that what is answered 503 is not stored, and again after the commit: a 2xx is a promise about
        // the file of this name.
        if let loss = place.loss() { return lost(loss, group) }
        do {
            let written = try commit(group, db)
            if let loss = place.loss() { return lost(loss, group) }
            condition.note(.good)
            return written
        } catch {
            let problem = "the store \(path) cannot be written: \(error.writeProblem)"
            return refuse(group, .failing(problem))
        }
    }

    private func commit(_ group: WriterQueue.Group, _ db: Database) throws -> WrittenGroup {
        let captures = group.captures.flatMap(\.captures)
        do {
            return try session.write(captures, group.changes, db)
        } catch let error where error.concernsOneRow {
            let written = try session.writeEach(captures, group.changes, db)
            if let (error, count) = written.failure, error.code != .noCapture {
                // GRDB's description of an error holds the statement's SQL and never its arguments.
                logger.error(
                    "captures or deliveries could not be stored",
                    metadata: ["store.error": "\(error)", "count": "\(count)"])
            }
            return written
        }
    }

    private func lost(_ loss: StoreLoss, _ group: WriterQueue.Group) -> WrittenGroup {
        gather()
        return refuse(group, .lost(loss.text(path)))
    }

    /// What was stored until now shall be in the database alone, wherever that is: its log may not have gone with it.
    private func gather() { try? session.checkpoint() }

    private func refuse(_ group: WriterQueue.Group, _ health: StoreHealth) -> WrittenGroup {
        session.forgetEvents()
        let written = WrittenGroup(group, failedWith: StoreError(.failed, health.problem ?? "could not store"))
        condition.note(health, refused: written.captures.count)
        return written
    }

    private func answer(_ group: WriterQueue.Group, _ written: WrittenGroup) {
        answer(group.captures, written.captures)
        for (batch, result) in zip(group.changes, written.changes) { batch.completion(result) }
    }

    /// Each loop is woken once for all its batches.
    private func answer(_ group: [CaptureBatch], _ results: [Result<StoredCapture, StoreError>]) {
        var rest = group[...]
        var place = 0
        while let loop = rest.first?.eventLoop {
            let batches = rest.prefix { $0.eventLoop === loop }
            let start = place
            loop.execute {
                var place = start
                for batch in batches {
                    let range = place..<(place + batch.captures.count)
                    batch.completion(Array(results[range]))
                    place = range.upperBound
                }
            }
            for batch in batches { place += batch.captures.count }
            rest = rest.dropFirst(batches.count)
        }
    }

    /// Moves the log into the database in small steps, after the answers have left.
    private func checkpoint(_ db: Database) {
        do {
            if try session.checkpointIfDue(db) { condition.noteLog(problem: nil) }
        } catch {
            // Nothing is lost: the log keeps everything, and the next step tries again.
            condition.noteLog(problem: error.writeProblem)
        }
    }
}
