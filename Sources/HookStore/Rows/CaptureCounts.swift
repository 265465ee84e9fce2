internal import GRDB

/// Counts the captures of each facet and shape, so that those that no capture has any more are found without a search.
///
/// A commit of captures writes no count, which would cost each a page. Counts are written with every deletion, after so
/// many captures and at the end, together with the id up to which they hold; what came later is counted when the store is
/// opened.
final class CaptureCounts {
    /// Captures of one facet and shape; those of one kind come in rows.
    private struct Run {
        let facet: Int64
        let shape: Int64?
        var count: Int
    }

    private struct Changes {
        var facets: [Int64: Int] = [:]
        var shapes: [Int64: Int] = [:]
        var captures = 0

        var isEmpty: Bool { facets.isEmpty && shapes.isEmpty }

        mutating func add(_ runs: [Run]) {
            for run in runs {
                facets[run.facet, default: 0] += run.count
                if let shape = run.shape { shapes[shape, default: 0] += run.count }
                captures += run.count
            }
        }
    }

    /// How many captures are stored.
    private(set) var total: Int
    /// Committed, and not written yet.
    private var waiting = Changes()
    /// Of the open transaction, and not written yet.
    private var open: [Run] = []
    /// Of the open transaction, in all.
    private var openTotal = 0
    private var isWritten = false
    private let statements: Statements

    /// The greatest number of captures that opening a store counts.
    private static let most = 16_384

    init(_ db: Database) throws {
        statements = try Statements(db)
        total = try Int.fetchOne(db, sql: "SELECT sum(captures) FROM facets") ?? 0
        let later = """
            SELECT facet_id, shape_id, count(*) AS count FROM captures
            WHERE id > (SELECT last_capture FROM counted) GROUP BY facet_id, shape_id
            """
        let runs = try Row.fetchAll(db, sql: later).map { row in
            Run(facet: row["facet_id"], shape: row["shape_id"], count: row["count"])
        }
        waiting.add(runs)
        total += waiting.captures
    }

    /// So many captures more, or less.
    func note(facet: Int64, shape: Int64?, by change: Int) {
        openTotal += change
        if let last = open.indices.last, open[last].facet == facet, open[last].shape == shape {
            open[last].count += change
        } else {
            open.append(Run(facet: facet, shape: shape, count: change))
        }
    }

    /// Whether so many captures were not counted that it is time to write.
    var isDue: Bool { waiting.captures >= CaptureCounts.most }

    /// Whether there is anything to write.
    var isEmpty: Bool { waiting.isEmpty && open.isEmpty }

    /// Writes all counts within the open transaction, and deletes facets and shapes without captures.
    ///
    /// - Parameter last: The newest capture's id.
    /// - Returns: Whether any was deleted.
    /// - Throws: `DatabaseError`; the transaction is to be rolled back then.
    func write(upTo last: Int64) throws -> Bool {
        var changes = waiting
        changes.add(open)
        var hasDeleted = false
        for (facet, count) in changes.facets where try statements.addToFacet(facet, count) <= 0 {
            try statements.deleteFacet(facet)
            hasDeleted = true
        }
        for (shape, count) in changes.shapes where try statements.addToShape(shape, count) <= 0 {
            try statements.deleteShape(shape)
            hasDeleted = true
        }
        try statements.setLast(last)
        open = []
        isWritten = true
        return hasDeleted
    }

    /// The transaction was committed.
    func keepNew() {
        if isWritten { waiting = Changes() }
        waiting.add(open)
        total += openTotal
        reset()
    }

    /// The transaction was rolled back.
    func reset() {
        open.removeAll(keepingCapacity: true)
        openTotal = 0
        isWritten = false
    }

    func close() { statements.close() }
}
