internal import GRDB
internal import HookModel

/// Between which ids captures that fit can be.
struct SearchBounds {
    /// The ids; nil where none can fit.
    let ids: ClosedRange<Int64>?

    /// Captures get their ids when they are stored and their time when they arrive, and a clock may be set back: so the
    /// order of ids says so much less about time, in milliseconds.
    static let slack: Int64 = 60_000

    init(_ db: Database, _ search: CaptureSearch) throws {
        guard let ids = search.node.idRange, let times = search.node.timeRange, search.after ?? 0 < .max,
            search.before ?? 0 > .min
        else {
            self.ids = nil
            return
        }
        var low = max(ids.lowerBound, search.after.map { $0 + 1 } ?? .min)
        var high = min(ids.upperBound, search.before.map { $0 - 1 } ?? .max)
        if times.lowerBound.milliseconds > 0 {
            low = max(low, try SearchBounds.firstID(at: times.lowerBound.milliseconds - SearchBounds.slack, db))
        }
        if times.upperBound.milliseconds < .max - SearchBounds.slack {
            high = min(high, try SearchBounds.firstID(at: times.upperBound.milliseconds + SearchBounds.slack, db) - 1)
        }
        self.ids = low <= high ? low...high : nil
    }

    /// The first id whose capture came at a moment or later, by halving: captures lie about in the order of their times.
    static func firstID(at moment: Int64, _ db: Database) throws -> Int64 {
        let statement = try PreparedStatement(
            db, "SELECT id, received_at FROM captures WHERE id >= ? ORDER BY id LIMIT 1")
        let ends = try Row.fetchOne(db, sql: "SELECT (SELECT min(id) FROM captures), (SELECT max(id) FROM captures)")
        var low: Int64 = ends?[0] ?? 1
        var high: Int64 = ((ends?[1] as Int64?) ?? 0) + 1
        while low < high {
            let middle = low + (high - low) / 2
            statement.bind(1, middle)
            defer { statement.reset() }
            if try statement.step(), statement.integer(at: 1) < moment {
                low = statement.integer(at: 0) + 1
            } else {
                high = middle
            }
        }
        return low
    }
}
