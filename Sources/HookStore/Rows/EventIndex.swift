internal import GRDB

/// Lets the captures of one event be found: the writer's side.
///
/// Keys of events are random, so an index that is kept with each capture writes a page of its own for nearly every one:
/// measured, half of the pages that receiving writes, and again as many when the oldest captures are dropped. So nothing is
/// written with a capture. The keys of the newest 2,048 are in memory, and are read anew when a store is opened; a full run
/// of them is written sorted, all at once; and eight runs are merged into large parts, so that repeated events are looked
/// for in few places. A merge is spread over the groups that follow. A part goes when its last capture is gone.
final class EventIndex {
    /// Key ranges of the parts, one after the other, that one group after the other works on.
    private struct Slices {
        let count: Int
        var done = 0

        var isDone: Bool { done == count }

        /// The keys of the next slice.
        mutating func next() -> ClosedRange<Int64> {
            let width = UInt64.max / UInt64(count) + 1
            let start = width &* UInt64(done)
            done += 1
            let key = { (place: UInt64) in Int64(bitPattern: place &+ (1 << 63)) }
            return key(start)...key(start &+ (width &- 1))
        }
    }

    private enum Work {
        case merging(through: Int64, Slices)
        /// The runs up to this capture are merged, and can go.
        case clearing(through: Int64)
        case dropping(part: Int64, Slices)
    }

    private struct State {
        /// All captures up to this one are in a run or a part.
        var inRuns: Int64
        /// All captures up to this one are in a part.
        var inParts: Int64
        var work: Work?
        /// Parts that may have no captures left: since it was looked, some were deleted, or merged into them.
        var thinned: Set<Int64>
    }

    private struct Entry {
        let key: Int64
        let capture: Int64
    }

    /// A run has 2,048 captures, some 12 pages.
    static let runBits = 11
    /// A part has 131,072 captures, some 700 pages: a merge adds 20 keys to each.
    static let partBits = 17
    /// So many captures are merged at once.
    private static let mergeSize: Int64 = 16_384
    /// A merge takes about 20 ms; a slice of it 1 ms.
    private static let mergeSlices = 16
    private static let dropSlices = 64

    private var state: State
    private var committed: State
    /// The captures that are in no run, in the order of their ids; those of the open transaction are the last.
    private var recent: [Entry]
    private var committedRecent: Int
    private let addToRun: PreparedStatement
    private let merge: PreparedStatement
    private let setEnds: PreparedStatement
    private let clear: PreparedStatement
    private let firstRun: PreparedStatement
    private let oldest: PreparedStatement
    private let anyEntry: PreparedStatement
    private let anyCapture: PreparedStatement
    private let drop: PreparedStatement

    init(_ db: Database) throws {
        let ends = try Row.fetchOne(db, sql: "SELECT last_run, last_capture FROM event_index_end")
        let inRuns: Int64 = ends?[0] ?? -1
        // Deletions may have left parts empty that a writer did not come to drop.
        let parts = try Int64.fetchSet(db, sql: EventIndex.allParts)
        committed = State(inRuns: inRuns, inParts: ends?[1] ?? -1, thinned: parts)
        state = committed
        let tail = try Row.fetchAll(db, sql: EventIndex.tailQuery, arguments: [inRuns])
        recent = tail.map { Entry(key: $0[1], capture: $0[0]) }
        committedRecent = recent.count
        addToRun = try PreparedStatement(
            db, "INSERT OR IGNORE INTO event_runs (run, event_key, capture_id) VALUES (?, ?, ?)")
        // A merge that was broken off begins anew, and finds some of its rows.
        merge = try PreparedStatement(
            db,
            """
            WITH RECURSIVE merged(number) AS (
                SELECT ?1 UNION ALL SELECT number + 1 FROM merged WHERE number < ?2)
            INSERT OR IGNORE INTO event_index (part, event_key, capture_id)
            SELECT capture_id >> \(EventIndex.partBits), event_key, capture_id
            FROM merged CROSS JOIN event_runs ON run = merged.number AND event_key >= ?3 AND event_key <= ?4
            WHERE capture_id >= ?5
            ORDER BY 1, 2, 3
            """)
        setEnds = try PreparedStatement(db, "UPDATE event_index_end SET last_run = ?, last_capture = ?")
        clear = try PreparedStatement(db, "DELETE FROM event_runs WHERE run = ?")
        firstRun = try PreparedStatement(db, "SELECT run FROM event_runs ORDER BY run LIMIT 1")
        oldest = try PreparedStatement(db, "SELECT id FROM captures ORDER BY id LIMIT 1")
        anyEntry = try PreparedStatement(db, "SELECT 1 FROM event_index WHERE part = ? LIMIT 1")
        anyCapture = try PreparedStatement(db, "SELECT 1 FROM captures WHERE id >= ? AND id < ? LIMIT 1")
        drop = try PreparedStatement(
            db, "DELETE FROM event_index WHERE part = ?1 AND event_key >= ?2 AND event_key <= ?3")
        if try firstRun.integer() != nil { state.work = .clearing(through: state.inParts) }
        committed = state
    }

    /// The captures after an id that have an event, oldest first, with their keys.
    static let tailQuery = "SELECT id, event_key FROM captures WHERE id > ? AND event_key IS NOT NULL ORDER BY id"

    /// The parts, by one search for each.
    private static let allParts = """
        WITH RECURSIVE known(part) AS (
            SELECT min(part) FROM event_index
            UNION ALL SELECT (SELECT min(part) FROM event_index WHERE part > known.part) FROM known WHERE part IS NOT NULL)
        SELECT part FROM known WHERE part IS NOT NULL
        """

    /// A capture was stored within the open transaction, after all that were before.
    func note(_ capture: Int64, key: Int64) { recent.append(Entry(key: key, capture: capture)) }

    /// Captures were deleted within the open transaction.
    func noteDeleted(_ captures: ClosedRange<Int64>) {
        let parts = (captures.lowerBound >> EventIndex.partBits)...(captures.upperBound >> EventIndex.partBits)
        let last = (state.inParts + 1) >> EventIndex.partBits
        for part in parts where part <= last { state.thinned.insert(part) }
    }

    /// Does what is next, within the open transaction: about a millisecond of work, mostly none.
    ///
    /// - Parameter newest: The newest capture's id.
    /// - Throws: `DatabaseError`; the transaction is to be rolled back then.
    func step(newest: Int64) throws {
        // Whole runs alone, so that each is written once.
        let full = ((newest >> EventIndex.runBits) << EventIndex.runBits) - 1
        if full > state.inRuns { return try writeRun(through: full) }
        if state.work == nil { state.work = try nextWork() }
        switch state.work {
        case .merging(let through, var slices):
            try merge(through, slices.next())
            state.work = .merging(through: through, slices)
            guard slices.isDone else { return }
            // All captures of a part may have been deleted before they came into it.
            for part in ((state.inParts + 1) >> EventIndex.partBits)...(through >> EventIndex.partBits) {
                state.thinned.insert(part)
            }
            state.inParts = through
            state.work = .clearing(through: through)
            try writeEnds()
        case .clearing(let through):
            let last = through >> EventIndex.runBits
            guard let run = try firstRun.integer(), run <= last else { return state.work = nil }
            clear.bind(1, run)
            try clear.run()
        case .dropping(let part, var slices):
            let keys = slices.next()
            drop.bind(1, part)
            drop.bind(2, keys.lowerBound)
            drop.bind(3, keys.upperBound)
            try drop.run()
            state.work = slices.isDone ? nil : .dropping(part: part, slices)
        case nil: return
        }
    }

    /// The transaction was committed.
    func keepNew() {
        if state.inRuns != committed.inRuns { recent.removeFirst(recent.prefix { $0.capture <= state.inRuns }.count) }
        committedRecent = recent.count
        committed = state
    }

    /// The transaction was rolled back.
    func reset() {
        recent.removeLast(recent.count - committedRecent)
        state = committed
    }

    func close() {
        for statement in [addToRun, merge, setEnds, clear, firstRun, oldest, anyEntry, anyCapture, drop] {
            statement.finalize()
        }
    }

    /// Writes the oldest run that is not written.
    private func writeRun(through full: Int64) throws {
        let rest = recent[(recent.firstIndex { $0.capture > state.inRuns } ?? recent.endIndex)...]
        // Captures without an event have no run.
        let run = min(rest.first?.capture ?? full, full) >> EventIndex.runBits
        let end = min(full, (run + 1) << EventIndex.runBits - 1)
        for entry in rest.prefix(while: { $0.capture <= end }).sorted(by: {
            ($0.key, $0.capture) < ($1.key, $1.capture)
        }) {
            addToRun.bind(1, run)
            addToRun.bind(2, entry.key)
            addToRun.bind(3, entry.capture)
            try addToRun.run()
        }
        state.inRuns = end
        try writeEnds()
    }

    private func writeEnds() throws {
        setEnds.bind(1, state.inRuns)
        setEnds.bind(2, state.inParts)
        try setEnds.run()
    }

    private func nextWork() throws -> Work? {
        if state.inRuns - state.inParts >= EventIndex.mergeSize {
            return .merging(through: state.inParts + EventIndex.mergeSize, Slices(count: EventIndex.mergeSlices))
        }
        guard !state.thinned.isEmpty else { return nil }
        // A part that is not whole gets more captures.
        let whole = state.thinned.filter { $0 < state.inParts >> EventIndex.partBits }
        state.thinned.subtract(whole)
        for part in whole.sorted() {
            anyEntry.bind(1, part)
            if try anyEntry.integer() == nil { continue }
            anyCapture.bind(1, part << EventIndex.partBits)
            anyCapture.bind(2, (part + 1) << EventIndex.partBits)
            guard try anyCapture.integer() == nil else { continue }
            // The others are looked at again.
            state.thinned.formUnion(whole.filter { $0 != part })
            return .dropping(part: part, Slices(count: EventIndex.dropSlices))
        }
        return nil
    }

    private func merge(_ through: Int64, _ keys: ClosedRange<Int64>) throws {
        merge.bind(1, (state.inParts + 1) >> EventIndex.runBits)
        merge.bind(2, through >> EventIndex.runBits)
        merge.bind(3, keys.lowerBound)
        merge.bind(4, keys.upperBound)
        // Retention drops the oldest first. Other deleted ones stay until their part goes: to look for each reads its page.
        merge.bind(5, try oldest.integer() ?? 0)
        try merge.run()
    }
}
