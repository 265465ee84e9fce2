internal import GRDB
internal import HookModel

/// The rows of captures in one order: all of them, or those with ids in that order.
final class CaptureRows {
    let statement: PreparedStatement
    private let order: CaptureOrder
    /// The id of the row on which the statement stands; nil before the first and after the last.
    private var current: Int64?
    private var hasEnded = false

    /// Up to so many rows are passed over one by one: looking for a row by its id takes as long.
    private static let stride = 8

    init(_ db: Database, behind id: Int64, _ order: CaptureOrder, areLookedAt: Bool) throws {
        self.order = order
        statement = try PreparedStatement(db, CaptureRows.query(order, areLookedAt: areLookedAt))
        statement.bind(1, id)
    }

    static func query(_ order: CaptureOrder, areLookedAt: Bool) -> String {
        let columns = areLookedAt ? RowSubject.columns : "id, facet_id"
        return order == .newest
            ? "SELECT \(columns) FROM captures WHERE id < ? ORDER BY id DESC"
            : "SELECT \(columns) FROM captures WHERE id > ? ORDER BY id"
    }

    /// Goes to the next row, and gives its id and facet; nil after the last.
    func next() throws -> (id: Int64, facet: Int64)? {
        guard !hasEnded else { return nil }
        hasEnded = try !statement.step()
        current = hasEnded ? nil : statement.integer(at: 0)
        return current.map { ($0, statement.integer(at: 1)) }
    }

    /// Goes to the row of an id that is not before the last one; nil when there is none, else its facet.
    func go(to id: Int64) throws -> Int64? {
        var passed = 0
        while let current, isBefore(current, id), passed < CaptureRows.stride {
            _ = try next()
            passed += 1
        }
        if current.map({ isBefore($0, id) }) ?? !hasEnded {
            statement.reset()
            statement.bind(1, order == .newest ? id + 1 : id - 1)
            _ = try next()
        }
        return current == id ? statement.integer(at: 1) : nil
    }

    private func isBefore(_ one: Int64, _ other: Int64) -> Bool { order == .newest ? one > other : one < other }
}
