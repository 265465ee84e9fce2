internal import GRDB
internal import HookModel

/// Finds the captures that fit a filter, newest first.
///
/// What indexes tell is asked of them; for the rest the rows are looked at as they are stored. Where indexes tell nothing
/// the table is read once, from its end.
final class CaptureFinder {
    /// The next step of a search.
    enum Step {
        case found(Int64)
        case ended
        /// The time is spent; older captures than `searchedTo` have not been looked at.
        case stopped
    }

    /// The last capture that was looked at; nil before the first.
    private(set) var searchedTo: Int64?
    private var candidates: CaptureCandidates?
    private let test: CaptureTest
    private let rows: CaptureRows

    /// Starts with the greatest id that is smaller than `before`; nil starts at the newest.
    init(_ db: Database, _ filter: CaptureFilter, before: Int64?) throws {
        var start = before ?? Int64.max
        if let until = filter.until { start = min(start, try CaptureFinder.firstID(after: until, db)) }
        test = try CaptureTest(db, filter)
        if filter.asksForFacets || filter.delivery != nil {
            candidates = try CaptureCandidates(db, filter, before: start)
        }
        rows = try CaptureRows(db, before: start, areLookedAt: test.isNeeded || candidates != nil)
    }

    /// Goes on to the next capture that fits.
    func next(_ budget: inout SearchBudget) throws -> Step {
        while let (id, hidesEvent) = try nextCandidate() {
            searchedTo = id
            switch try look(at: id, hidesEvent: hidesEvent, &budget) {
            case .fits: return .found(id)
            case .isTooOld: return .ended
            case .differs: break
            }
            if try budget.isSpent() { return .stopped }
        }
        return .ended
    }

    private func nextCandidate() throws -> (id: Int64, hidesEvent: Bool)? {
        if candidates != nil { return try candidates?.next() }
        return try rows.next().map { ($0, false) }
    }

    private func look(
        at id: Int64, hidesEvent: Bool, _ budget: inout SearchBudget
    ) throws -> CaptureTest.Outcome {
        guard test.isNeeded || hidesEvent else { return .fits }
        guard try rows.go(to: id) else { return .differs }
        return try test.look(at: rows.statement, hidesEvent: hidesEvent, &budget)
    }

    /// The first id whose capture came well after a moment, by halving: captures lie in the order of their times.
    private static func firstID(after moment: Timestamp, _ db: Database) throws -> Int64 {
        let statement = try PreparedStatement(
            db, "SELECT id, received_at FROM captures WHERE id >= ? ORDER BY id LIMIT 1")
        var low: Int64 = 0
        var high = try (Int64.fetchOne(db, sql: "SELECT max(id) FROM captures") ?? 0) + 1
        while low < high {
            let middle = low + (high - low) / 2
            statement.bind(1, middle)
            defer { statement.reset() }
            if try statement.step(), statement.integer(at: 1) <= moment.milliseconds + CaptureTest.slack {
                low = statement.integer(at: 0) + 1
            } else {
                high = middle
            }
        }
        return low
    }
}
