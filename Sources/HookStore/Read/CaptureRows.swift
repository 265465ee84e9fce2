internal import GRDB

/// The rows of captures from the newest to the oldest: all of them, or those with falling ids.
final class CaptureRows {
    let statement: PreparedStatement
    /// The id of the row on which the statement stands; nil before the first and after the last.
    private var current: Int64?
    private var hasEnded = false

    /// Up to so many rows are passed over one by one: looking for a row by its id takes as long.
    private static let stride = 8

    init(_ db: Database, before: Int64, areLookedAt: Bool) throws {
        statement = try PreparedStatement(db, CaptureRows.query(areLookedAt: areLookedAt))
        statement.bind(1, before)
    }

    static func query(areLookedAt: Bool) -> String {
        "SELECT \(areLookedAt ? CaptureTest.columns : "id") FROM captures WHERE id < ? ORDER BY id DESC"
    }

    /// Goes to the next row, and gives its id; nil after the last.
    func next() throws -> Int64? {
        guard !hasEnded else { return nil }
        hasEnded = try !statement.step()
        current = hasEnded ? nil : statement.integer(at: 0)
        return current
    }

    /// Goes to the row of an id that is not greater than the last one; false when there is none.
    func go(to id: Int64) throws -> Bool {
        var passed = 0
        while let current, current > id, passed < CaptureRows.stride {
            _ = try next()
            passed += 1
        }
        if current.map({ $0 > id }) ?? !hasEnded {
            statement.reset()
            statement.bind(1, id + 1)
            _ = try next()
        }
        return current == id
    }
}
