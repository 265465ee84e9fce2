internal import Dispatch
internal import GRDB
internal import Logging
internal import Synchronization

/// Moves the write-ahead log into the database beside the writer.
///
/// The writer cannot wait for that: 1,000 pages take some 4 ms, in which senders wait. While it writes on, the log never
/// becomes empty; so the writer moves the short rest itself when most is done, and begins the log anew.
final class LogMover: Sendable {
    /// What the writer has to know.
    enum State {
        case idle, moving
        /// All but what was written meanwhile is in the database.
        case moved
    }

    private let current = Mutex(State.idle)
    private let queue = DispatchQueue(label: "hooksight.log")
    private let database: DatabaseQueue
    private let logger: Logger

    init(path: String, logger: Logger) throws {
        self.logger = logger
        var configuration = Configuration()
        configuration.label = "hooksight.log"
        // Pages have to be on the disk before the log begins anew.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        database = try DatabaseQueue(path: path, configuration: configuration)
    }

    var state: State { current.withLock { $0 } }

    /// Begins to move; the state tells when most is done.
    func start() {
        current.withLock { $0 = .moving }
        queue.async { [self] in
            do {
                try database.writeWithoutTransaction { db in _ = try db.checkpoint(.passive) }
            } catch {
                // Nothing is lost: the log keeps everything, and the writer tries next.
                logger.warning("the write-ahead log could not be moved", metadata: ["store.error": "\(error)"])
            }
            current.withLock { $0 = .moved }
        }
    }

    /// The writer has moved the rest.
    func finish() {
        current.withLock { $0 = .idle }
    }

    /// Waits for a move that was begun, and ends the connection.
    func close() throws {
        queue.sync {}
        try database.close()
    }
}
