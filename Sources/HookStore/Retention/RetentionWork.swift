internal import GRDB
internal import HookModel

/// Keeps a store within its limits, step by step, on the writer's thread.
///
/// The oldest captures go first. Those with a pending delivery stay, and newer ones go instead; they are passed over once,
/// and looked at again when a delivery of theirs has ended.
final class RetentionWork {
    let budget: FileBudget?
    let limits: RetentionLimits
    let deletion: CaptureDeletion
    let counts: CaptureCounts
    let pages: FilePages
    let signals: RetentionSignals
    private var said: Set<RetentionEvent> = []

    /// All that is stored up to here had a pending delivery when it was looked at.
    var passed: Int64 = 0
    /// Captures up to there of which a delivery has ended since.
    var released: [Int64] = []
    /// The newest capture: without a newer one it is dropped for its age alone.
    private(set) var newest: Int64
    /// What was stored since the last step.
    var storedBytes = 0
    var storedCaptures = 0
    /// All that is stored was looked at, and nothing of it may be dropped until something changes.
    var isExhausted = false
    /// Since when there is nothing to drop though the store is beyond a limit.
    var beyondSince: ContinuousClock.Instant?
    /// Room was begun to be made, which goes on down to `FileBudget.kept`.
    var isMakingRoom = false
    /// Captures received before this moment are dropped already.
    var keptSince: Timestamp?
    /// The log is longer than it should be, or pages were given back that the disk still has.
    private var wantsShortLog = false
    /// Somebody read when the log was to be shortened.
    private var owesShortLog = false
    /// Something has changed that is to be looked at when nothing waits.
    var isWorking = false
    /// What can wait is not put off beyond this moment.
    var turn = ContinuousClock.now

    /// What a capture takes beside its body, about.
    static let rowBytes = 768
    /// So many captures are remembered as released; beyond, all are looked at anew.
    private static let mostReleased = 65_536

    init(
        _ db: Database, limits: RetentionLimits, signals: RetentionSignals, deletion: CaptureDeletion,
        counts: CaptureCounts, checkpointPages: Int
    ) throws {
        self.limits = limits
        self.signals = signals
        self.deletion = deletion
        self.counts = counts
        pages = try FilePages(db)
        newest = try RetentionWork.newest(db)
        let pageSize = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 4096
        budget = limits.bytes.map { FileBudget(bytes: $0, pageSize: pageSize, checkpointPages: checkpointPages) }
        if let budget { try db.execute(sql: "PRAGMA journal_size_limit = \(budget.logBytes)") }
        try pages.look()
    }

    /// The moment since which captures are kept; nil for all.
    var since: Timestamp? { signals.keepsSince }

    /// Reports what is to be said once.
    func say(_ event: RetentionEvent) {
        if said.insert(event).inserted { signals.send(event) }
    }

    /// A group was committed: so many captures, and so many bytes of bodies in all.
    func noteStored(_ captures: Int, bytes: Int, newest: Int64?) {
        storedCaptures += captures
        storedBytes += bytes + captures * RetentionWork.rowBytes
        if let budget, bytes > budget.logBytes / 2 { wantsShortLog = true }
        guard let newest else { return }
        self.newest = newest
        isExhausted = false
    }

    /// A delivery of each of these captures has ended.
    func noteEnded(_ captures: [Int64]) {
        for capture in captures where capture <= passed {
            released.append(capture)
            isExhausted = false
            isWorking = true
        }
        guard released.count > RetentionWork.mostReleased else { return }
        lookAtAll()
    }

    /// Captures were deleted by hand; this one is the newest then.
    func noteDeleted(newest: Int64) {
        self.newest = newest
        isExhausted = false
        isWorking = true
    }

    /// The disk has pages that were given back.
    func noteGivenBack() { wantsShortLog = true }

    /// Shortens the log, if that is due.
    func shorten(_ log: WriteAheadLog) throws {
        guard wantsShortLog else { return }
        wantsShortLog = false
        owesShortLog = try !log.shorten()
    }

    /// Whether there may be something to do now that nothing waits.
    var isDueWhenIdle: Bool {
        if signals.takeNudge() {
            isWorking = true
            wantsShortLog = wantsShortLog || owesShortLog
        }
        return isWorking || wantsShortLog || storedBytes >= budget?.stepBytes ?? .max
            || !isExhausted && counts.total > limits.captures ?? .max
    }

    /// Starts over, after a step was rolled back; the next one is taken after the next group.
    func reset() {
        lookAtAll()
        keptSince = nil
        isWorking = false
    }

    private func lookAtAll() {
        released = []
        passed = 0
        isExhausted = false
    }

    /// The newest capture's id; 0 without captures.
    static func newest(_ db: Database) throws -> Int64 {
        try Int64.fetchOne(db, sql: "SELECT max(id) FROM captures") ?? 0
    }

    func close() {
        pages.close()
        signals.end()
    }
}
