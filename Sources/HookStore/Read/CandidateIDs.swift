internal import GRDB
internal import HookModel

/// The ids that can fit a filter, newest first, found by index alone.
///
/// Without conditions on facets that is every id. With them, the ids of each facet that fits come from the facet index
/// in falling order, and are merged. Where a delivery has to stand in a certain way, the ids come from the deliveries'
/// indexes instead, unless that is the way in which most of them stand.
struct CandidateIDs {
    /// Captures get their ids when they are stored and their time when they arrive; a clock may be set back.
    ///
    /// Limits in
    /// time are therefore first cut so much wider, in milliseconds, and then checked exactly.
    static let slack: Int64 = 60_000

    private static let batch = 256

    private enum Source {
        case all
        case facet(Int64)
        /// Captures with a delivery that stands so, of these facets; nil takes all facets.
        case deliveries(DeliveryState, facets: Set<Int64>?)
    }

    private struct Run {
        let source: Source
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
        let facets = isPlain ? nil : try Facet.all(db).filter { $0.facet.canFit(filter) }.map(\.id)
        if let state = filter.delivery, state != .delivered {
            runs = [Run(source: .deliveries(state, facets: facets.map(Set.init)), before: start)]
        } else if let facets {
            runs = facets.map { Run(source: .facet($0), before: start) }
        } else {
            runs = [Run(source: .all, before: start)]
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
        // All of a batch may be of other facets; then the next one is looked at.
        while runs[index].ids.isEmpty, !runs[index].isOver {
            let run = runs[index]
            let ids = try nextBatch(run)
            runs[index].isOver = ids.count < CandidateIDs.batch
            runs[index].before = ids.last ?? run.before
            if case .deliveries(_, let facets?) = run.source {
                runs[index].ids = try CandidateIDs.only(facets, ids, db)[...]
            } else {
                runs[index].ids = ids[...]
            }
        }
    }

    private func nextBatch(_ run: Run) throws -> [Int64] {
        switch run.source {
        case .facet(let facet):
            let sql = "SELECT id FROM captures WHERE facet_id = ? AND id < ? ORDER BY id DESC LIMIT ?"
            let statement = try db.cachedStatement(sql: sql)
            return try Int64.fetchAll(statement, arguments: [facet, run.before, CandidateIDs.batch])
        case .all:
            let statement = try db.cachedStatement(sql: "SELECT id FROM captures WHERE id < ? ORDER BY id DESC LIMIT ?")
            return try Int64.fetchAll(statement, arguments: [run.before, CandidateIDs.batch])
        case .deliveries(let state, _):
            // The state stands in the text, so that SQLite sees which partial index fits.
            let statement = try db.cachedStatement(
                sql: """
                    SELECT DISTINCT capture_id FROM deliveries WHERE state = '\(state.rawValue)' AND capture_id < ?
                    ORDER BY capture_id DESC LIMIT ?
                    """)
            return try Int64.fetchAll(statement, arguments: [run.before, CandidateIDs.batch])
        }
    }

    private static func only(_ facets: Set<Int64>, _ ids: [Int64], _ db: Database) throws -> [Int64] {
        let statement = try db.cachedStatement(sql: "SELECT facet_id FROM captures WHERE id = ?")
        return try ids.filter { id in
            try Int64.fetchOne(statement, arguments: [id]).map(facets.contains) ?? false
        }
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
