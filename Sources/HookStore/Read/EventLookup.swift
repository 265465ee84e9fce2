internal import GRDB

/// Looks for the oldest capture of an event, for captures of one read.
///
/// In each part of `event_index`, then in the runs that are not in it, then among the newest captures; entries may outlive
/// their captures. One statement with a recursive query over parts took three times as long, as SQLite makes a table for
/// each run.
final class EventLookup {
    private let db: Database
    private let recent: RecentEvents
    private let inPart: PreparedStatement
    private let inRun: PreparedStatement
    private let exists: PreparedStatement
    private let firstPart: Int64
    private let firstRun: Int64
    private let inRuns: Int64

    static let partQuery = query("event_index", "part")
    static let runQuery = query("event_runs", "run")

    private static func query(_ table: String, _ number: String) -> String {
        """
        SELECT capture_id FROM \(table) AS known
        WHERE \(number) = ?1 AND event_key = ?2 AND capture_id < ?3
            AND EXISTS (SELECT 1 FROM captures WHERE captures.id = known.capture_id)
        ORDER BY capture_id LIMIT 1
        """
    }

    init(_ db: Database, _ recent: RecentEvents) throws {
        self.db = db
        self.recent = recent
        inPart = try PreparedStatement(db, EventLookup.partQuery)
        inRun = try PreparedStatement(db, EventLookup.runQuery)
        exists = try PreparedStatement(db, "SELECT 1 FROM captures WHERE id = ?")
        let ends = try Row.fetchOne(db, sql: "SELECT last_capture, last_run FROM event_index_end")
        let inParts: Int64 = ends?[0] ?? -1
        inRuns = ends?[1] ?? -1
        firstPart = try Int64.fetchOne(db, sql: "SELECT min(part) FROM event_index") ?? .max
        let oldest = try Int64.fetchOne(db, sql: "SELECT min(id) FROM captures") ?? 0
        firstRun = max(inParts + 1, oldest) >> EventIndex.runBits
    }

    /// The oldest capture of the event with a key before one of its captures; nil when that is the first.
    func original(of capture: Int64, key: Int64) throws -> Int64? {
        try first(inPart, firstPart, capture >> EventIndex.partBits, capture, key)
            ?? first(inRun, firstRun, min(capture, inRuns) >> EventIndex.runBits, capture, key)
            ?? firstRecent(capture, key)
    }

    private func first(
        _ statement: PreparedStatement, _ start: Int64, _ end: Int64, _ capture: Int64, _ key: Int64
    ) throws -> Int64? {
        guard start <= end else { return nil }
        for number in start...end {
            statement.bind(1, number)
            statement.bind(2, key)
            statement.bind(3, capture)
            if let found = try statement.integer() { return found }
        }
        return nil
    }

    private func firstRecent(_ capture: Int64, _ key: Int64) throws -> Int64? {
        guard capture > inRuns + 1 else { return nil }
        return try recent.captures(of: key, after: inRuns, before: capture, db).first { id in
            exists.bind(1, id)
            return try exists.integer() != nil
        }
    }
}
