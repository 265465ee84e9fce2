internal import GRDB

/// Looks for the oldest capture of an event, for captures of one read.
///
/// In each part of `event_index`, whose entries outlive their captures, then in the buckets that are not in it, the oldest
/// first. One statement with a recursive query over parts took three times as long, as SQLite makes a table for each run.
final class EventLookup {
    private let inPart: PreparedStatement
    private let inBucket: PreparedStatement
    private let firstPart: Int64
    private let firstBucket: Int64

    static let partQuery = """
        SELECT capture_id FROM event_index AS known
        WHERE part = ?1 AND event_key = ?2 AND capture_id < ?3
            AND EXISTS (SELECT 1 FROM captures WHERE captures.id = known.capture_id)
        ORDER BY capture_id LIMIT 1
        """
    static let bucketQuery = """
        SELECT id FROM captures INDEXED BY captures_by_event_key
        WHERE id >> \(EventIndex.bucketBits) = ?1 AND event_key = ?2 AND id < ?3 ORDER BY id LIMIT 1
        """

    init(_ db: Database) throws {
        inPart = try PreparedStatement(db, EventLookup.partQuery)
        inBucket = try PreparedStatement(db, EventLookup.bucketQuery)
        let merged = try Int64.fetchOne(db, sql: "SELECT last_capture FROM event_index_end") ?? -1
        firstPart = try Int64.fetchOne(db, sql: "SELECT min(part) FROM event_index") ?? .max
        let oldest = try Int64.fetchOne(db, sql: "SELECT min(id) FROM captures") ?? 0
        firstBucket = max(merged + 1, oldest) >> EventIndex.bucketBits
    }

    /// The oldest capture of the event with a key before one of its captures; nil when that is the first.
    func original(of capture: Int64, key: Int64) throws -> Int64? {
        try first(inPart, firstPart, capture >> EventIndex.partBits, capture, key)
            ?? first(inBucket, firstBucket, capture >> EventIndex.bucketBits, capture, key)
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
}
