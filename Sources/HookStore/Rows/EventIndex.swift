internal import GRDB

/// Finds the captures of one event among all but the newest ones.
///
/// Keys of events are random, so in one index over all captures each new one writes a page of its own: measured, three of
/// four pages that receiving writes. SQLite keeps an index of small buckets instead, of which the newest is a dozen pages;
/// and what has left them is merged into large parts, many captures at once and sorted, so that repeated events are looked
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
        case dropping(part: Int64, Slices)
    }

    private struct State {
        /// All captures up to this one are merged.
        var last: Int64
        var work: Work?
        /// Captures were deleted since it was looked for parts without any.
        var mayHaveEmptyParts = true
    }

    /// A bucket has 2,048 captures, some 15 pages.
    static let bucketBits = 11
    /// A part has 131,072 captures, some 700 pages: a merge adds 20 keys to each.
    static let partBits = 17
    /// So many captures are merged at once.
    private static let mergeSize: Int64 = 16_384
    /// A merge takes about 20 ms; a slice of it 1 ms.
    private static let mergeSlices = 16
    private static let dropSlices = 64

    private var state: State
    private var committed: State
    private let merge: PreparedStatement
    private let setLast: PreparedStatement
    private let nextPart: PreparedStatement
    private let anyCapture: PreparedStatement
    private let drop: PreparedStatement

    init(_ db: Database) throws {
        let last = try Int64.fetchOne(db, sql: "SELECT last_capture FROM event_index_end") ?? -1
        committed = State(last: last)
        state = committed
        // A merge that was broken off begins anew, and finds some of its rows.
        merge = try PreparedStatement(
            db,
            """
            WITH RECURSIVE bucket(number) AS (
                SELECT ?1 UNION ALL SELECT number + 1 FROM bucket WHERE number < ?2)
            INSERT OR IGNORE INTO event_index (part, event_key, capture_id)
            SELECT id >> \(EventIndex.partBits), event_key, id
            FROM bucket CROSS JOIN captures INDEXED BY captures_by_event_key
            WHERE id >> \(EventIndex.bucketBits) = bucket.number AND event_key >= ?3 AND event_key <= ?4
            ORDER BY 1, 2, 3
            """)
        setLast = try PreparedStatement(db, "UPDATE event_index_end SET last_capture = ?")
        nextPart = try PreparedStatement(db, "SELECT part FROM event_index WHERE part > ? ORDER BY part LIMIT 1")
        anyCapture = try PreparedStatement(db, "SELECT 1 FROM captures WHERE id >= ? AND id < ? LIMIT 1")
        drop = try PreparedStatement(
            db, "DELETE FROM event_index WHERE part = ?1 AND event_key >= ?2 AND event_key <= ?3")
    }

    /// Does what is next, within the open transaction: about a millisecond of work, mostly none.
    ///
    /// - Parameter newest: The newest capture's id.
    /// - Throws: `DatabaseError`; the transaction is to be rolled back then.
    func step(newest: Int64) throws {
        if state.work == nil { state.work = try nextWork(newest) }
        switch state.work {
        case .merging(let through, var slices):
            try merge(through, slices.next())
            state.work = slices.isDone ? nil : .merging(through: through, slices)
            guard slices.isDone else { return }
            setLast.bind(1, through)
            try setLast.run()
            state.last = through
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

    /// Captures were deleted.
    func noteDeleted() { state.mayHaveEmptyParts = true }

    /// The transaction was committed.
    func keepNew() { committed = state }

    /// The transaction was rolled back.
    func reset() { state = committed }

    func close() {
        for statement in [merge, setLast, nextPart, anyCapture, drop] { statement.finalize() }
    }

    private func nextWork(_ newest: Int64) throws -> Work? {
        // Whole buckets alone, so that each is merged once.
        let full = ((newest >> EventIndex.bucketBits) << EventIndex.bucketBits) - 1
        if full - state.last >= EventIndex.mergeSize {
            let through = min(full, (state.last + 1) + EventIndex.mergeSize - 1)
            return .merging(through: through, Slices(count: EventIndex.mergeSlices))
        }
        guard state.mayHaveEmptyParts else { return nil }
        if let part = try emptyPart() { return .dropping(part: part, Slices(count: EventIndex.dropSlices)) }
        state.mayHaveEmptyParts = false
        return nil
    }

    private func merge(_ through: Int64, _ keys: ClosedRange<Int64>) throws {
        merge.bind(1, (state.last + 1) >> EventIndex.bucketBits)
        merge.bind(2, through >> EventIndex.bucketBits)
        merge.bind(3, keys.lowerBound)
        merge.bind(4, keys.upperBound)
        try merge.run()
    }

    /// The first part that is whole and has no capture any more.
    private func emptyPart() throws -> Int64? {
        var part: Int64 = -1
        while true {
            nextPart.bind(1, part)
            guard let next = try nextPart.integer(), next < state.last >> EventIndex.partBits else { return nil }
            anyCapture.bind(1, next << EventIndex.partBits)
            anyCapture.bind(2, (next + 1) << EventIndex.partBits)
            guard try anyCapture.integer() != nil else { return next }
            part = next
        }
    }
}
