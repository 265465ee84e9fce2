internal import GRDB

/// The pages of the database: how many there are, how many are free, and giving free ones back.
final class FilePages {
    private(set) var count = 0
    private(set) var free = 0
    /// Whether free pages can be taken off the file; another program may have made it.
    private(set) var canGiveBack: Bool
    private let countStatement: PreparedStatement
    private let freeStatement: PreparedStatement
    private let giveBackStatement: PreparedStatement

    /// Pages in use, when it was looked last.
    var used: Int { count - free }

    init(_ db: Database) throws {
        canGiveBack = try Int.fetchOne(db, sql: "PRAGMA auto_vacuum") == 2
        countStatement = try PreparedStatement(db, "PRAGMA page_count")
        freeStatement = try PreparedStatement(db, "PRAGMA freelist_count")
        // Each row of its result is a page given back.
        giveBackStatement = try PreparedStatement(db, "PRAGMA incremental_vacuum")
    }

    /// Looks anew.
    func look() throws {
        count = Int(try countStatement.integer() ?? 0)
        free = Int(try freeStatement.integer() ?? 0)
    }

    /// Takes free pages off the end of the file, within a transaction, for a limited time.
    ///
    /// The page at the end may have to move into a free one, and finding that one takes the longer the more there are.
    func giveBack(_ pages: Int, within time: Duration) throws {
        guard pages > 0 else { return }
        let end = ContinuousClock.now + time
        var rest = pages
        defer { giveBackStatement.reset() }
        while rest > 0, ContinuousClock.now < end, try giveBackStatement.step() { rest -= 1 }
        try look()
    }

    func close() {
        for statement in [countStatement, freeStatement, giveBackStatement] { statement.finalize() }
    }
}
