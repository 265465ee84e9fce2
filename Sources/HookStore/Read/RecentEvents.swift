internal import GRDB
internal import Synchronization

/// The captures of each event among the newest, which the index on the disk does not have yet.
///
/// Shared by all reads of a store: each takes in what was stored since the one before. Ids grow in the order of commits, so
/// what a later read has seen does no harm to an earlier one, which asks for captures before one that it sees itself.
final class RecentEvents: Sendable {
    private struct Known {
        /// Only captures after this one are known.
        var after: Int64 = -1
        /// All captures up to this one were looked at.
        var through: Int64 = -1
        /// The first of each event.
        var first: [Int64: Int64] = [:]
        /// The others, in order.
        var repeats: [Int64: [Int64]] = [:]

        mutating func add(_ capture: Int64, key: Int64) {
            if first[key] == nil { first[key] = capture } else { repeats[key, default: []].append(capture) }
            through = capture
        }
    }

    private let known = Mutex(Known())

    /// The captures of an event after one id and before another, oldest first; some may have been deleted since.
    func captures(of key: Int64, after: Int64, before: Int64, _ db: Database) throws -> [Int64] {
        try known.withLock { known in
            if known.after != after { known = Known(after: after, through: after) }
            if known.through < before - 1 {
                let statement = try db.cachedStatement(sql: EventIndex.tailQuery)
                let rows = try Row.fetchCursor(statement, arguments: [known.through])
                while let row = try rows.next() { known.add(row[0], key: row[1]) }
                known.through = max(known.through, before - 1)
            }
            guard let first = known.first[key], first < before else { return [] }
            return [first] + (known.repeats[key] ?? []).prefix { $0 < before }
        }
    }
}
