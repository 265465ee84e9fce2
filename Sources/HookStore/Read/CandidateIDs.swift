internal import GRDB
internal import HookModel

/// The ids that can fit a filter, newest first, found by index alone.
///
/// Without conditions on facets that is every id. With them, the ids of each facet that fits come from the facet index
/// in falling order, and are merged.
struct CandidateIDs {
    /// Captures get their ids when they are stored and their time when they arrive; a clock may be set back.
    ///
    /// Limits in
    /// time are therefore first cut so much wider, in milliseconds, and then checked exactly.
    static let slack: Int64 = 60_000

    private static let batch = 256

    private struct Run {
        let facet: Int64?
        var ids: ArraySlice<Int64> = []
        var before: Int64
        var isOver = false
    }

    private let db: Database
    private var runs: [Run]

    init(_ db: Database, filter: CaptureFilter, before: Int64?) throws {
        self.db = db
        var start = before ?? Int64.max
        if let until = filter.until { start = min(start, try CandidateIDs.firstID(after: until, db)) }
        let isPlain =
            filter.provider == nil && filter.event == nil && filter.signature == nil && filter.payload == nil
            && filter.method == nil
        if isPlain {
            runs = [Run(facet: nil, before: start)]
        } else {
            runs = try Facet.all(db).filter { $0.facet.canFit(filter) }.map { Run(facet: $0.id, before: start) }
        }
    }

    mutating func next() throws -> Int64? {
        var best: Int?
        for index in runs.indices {
            if runs[index].ids.isEmpty { try refill(index) }
            guard let id = runs[index].ids.first else { continue }
            if let chosen = best, let other = runs[chosen].ids.first, other > id { continue }
            best = index
        }
        guard let best else { return nil }
        return runs[best].ids.popFirst()
    }

    private mutating func refill(_ index: Int) throws {
        let run = runs[index]
        guard !run.isOver else { return }
        let ids: [Int64]
        if let facet = run.facet {
            let sql = "SELECT id FROM captures WHERE facet_id = ? AND id < ? ORDER BY id DESC LIMIT ?"
            let statement = try db.cachedStatement(sql: sql)
            ids = try Int64.fetchAll(statement, arguments: [facet, run.before, CandidateIDs.batch])
        } else {
            let statement = try db.cachedStatement(sql: "SELECT id FROM captures WHERE id < ? ORDER BY id DESC LIMIT ?")
            ids = try Int64.fetchAll(statement, arguments: [run.before, CandidateIDs.batch])
        }
        runs[index].ids = ids[...]
        runs[index].isOver = ids.count < CandidateIDs.batch
        runs[index].before = ids.last ?? run.before
    }

    /// The first id whose capture came well after a moment, by halving: captures lie in the order of their times.
    private static func firstID(after moment: Timestamp, _ db: Database) throws -> Int64 {
        let statement = try db.cachedStatement(
            sql: "SELECT id, received_at FROM captures WHERE id >= ? ORDER BY id LIMIT 1")
        var low: Int64 = 0
        var high = try (Int64.fetchOne(db, sql: "SELECT max(id) FROM captures") ?? 0) + 1
        while low < high {
            let middle = low + (high - low) / 2
            guard let row = try Row.fetchOne(statement, arguments: [middle]) else {
                high = middle
                continue
            }
            if (row["received_at"] as Int64) > moment.milliseconds + slack {
                high = middle
            } else {
                low = row["id"] + 1
            }
        }
        return low
    }
}
