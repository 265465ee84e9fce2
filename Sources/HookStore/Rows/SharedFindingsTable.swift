internal import GRDB
internal import HookModel

/// What findings share with those of other captures, stored once.
///
/// Measured on a 489-byte event: its findings took more room than its body, and two captures fitted a page, not three.
final class SharedFindingsTable {
    private var shapes = Interned<SharedFindings>()
    private var last: (shared: SharedFindings, id: Int64)?
    private var count: Int
    private let find: PreparedStatement
    private let insert: PreparedStatement
    private var encoder = FindingsEncoder()

    /// Beyond so many shapes, findings are stored with their captures.
    ///
    /// A sender can choose among the words of the documents, but no text: so there are some thousands at most.
    private static let limit = 65_536

    init(_ db: Database) throws {
        count = try SharedFindingsTable.count(db)
        find = try PreparedStatement(db, "SELECT id FROM shapes WHERE findings = ?")
        insert = try PreparedStatement(db, "INSERT INTO shapes (findings) VALUES (?)")
    }

    /// The id of the findings' shape; nil when they are to be stored whole.
    func id(for findings: Findings) throws -> Int64? {
        guard let shared = SharedFindings(findings) else { return nil }
        // Most captures come in runs of one kind.
        if let last, last.shared == shared { return last.id }
        guard let id = try shapes.id(of: shared) ?? stored(shared) else { return nil }
        last = (shared, id)
        return id
    }

    private func stored(_ shared: SharedFindings) throws -> Int64? {
        try encoder.encode(shared.findings).withUnsafeBytes { text in
            find.bindText(1, text)
            let found = try find.integer()
            guard found != nil || count < SharedFindingsTable.limit else { return nil }
            if found == nil {
                insert.bindText(1, text)
                count += 1
            }
            let id = try found ?? insert.insert()
            shapes.keep(id, of: shared, isNew: found == nil)
            return id
        }
    }

    /// The transaction that made the new shapes was committed.
    func keepNew() { shapes.keepNew() }

    /// The transaction was rolled back.
    func reload(_ db: Database) {
        last = nil
        shapes.forgetNew()
        count = (try? SharedFindingsTable.count(db)) ?? count
    }

    /// Shapes were deleted: what is known of them is asked for again.
    func forgetAll(_ db: Database) {
        shapes.forgetAll()
        reload(db)
    }

    func close() {
        find.finalize()
        insert.finalize()
    }

    private static func count(_ db: Database) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM shapes") ?? 0
    }
}
