internal import GRDB
internal import HookModel

/// Findings without what belongs to one capture alone: most captures of a provider share them, so they are stored once.
///
/// Measured on a 489-byte event: its findings took more room than its body, and two captures fitted a page, not three.
final class ShapeTable {
    private var shapes = Interned<Findings>()
    private var last: (shape: Findings, id: Int64)?
    private var count: Int
    private let find: PreparedStatement
    private let insert: PreparedStatement
    private var encoder = FindingsEncoder()

    /// Beyond so many shapes, findings are stored with their captures.
    ///
    /// A sender can choose among the words of the documents, but no text: so there are some thousands at most.
    private static let limit = 65_536

    init(_ db: Database) throws {
        count = try ShapeTable.count(db)
        find = try PreparedStatement(db, "SELECT id FROM shapes WHERE findings = ?")
        insert = try PreparedStatement(db, "INSERT INTO shapes (findings) VALUES (?)")
    }

    /// The id of the findings' shape; nil when they are to be stored whole.
    func id(for findings: Findings) throws -> Int64? {
        if let last, last.shape.isShape(of: findings) { return last.id }
        guard let shape = findings.shape, let id = try shapes.id(of: shape) ?? stored(shape) else { return nil }
        last = (shape, id)
        return id
    }

    private func stored(_ shape: Findings) throws -> Int64? {
        try encoder.encode(shape).withUnsafeBytes { text in
            find.bindText(1, text)
            let found = try find.integer()
            guard found != nil || count < ShapeTable.limit else { return nil }
            if found == nil {
                insert.bindText(1, text)
                count += 1
            }
            let id = try found ?? insert.insert()
            shapes.keep(id, of: shape, isNew: found == nil)
            return id
        }
    }

    /// The transaction that made the new shapes was committed.
    func keepNew() { shapes.keepNew() }

    /// The transaction was rolled back.
    func reload(_ db: Database) {
        last = nil
        shapes.forgetNew()
        count = (try? ShapeTable.count(db)) ?? count
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

extension Findings {
    /// The findings without what `FindingsEncoder.encodeOwn` writes; nil where more than that is the sender's text.
    ///
    /// With several reasons for a provider, the sender has chosen which.
    fileprivate var shape: Findings? {
        guard payload.errors.isEmpty, headerChecks.isEmpty, handshake == nil,
            identification.map({ $0.because.count <= 1 }) ?? true
        else { return nil }
        var shape = self
        shape.event = nil
        shape.clientAddress = nil
        shape.signature.diagnosis = nil
        shape.payload.undocumented = []
        shape.payload.duplicateKeys = []
        return shape
    }

    /// Whether these findings are the shape of the others: the same without making it.
    fileprivate func isShape(of other: Findings) -> Bool {
        payload.verdict == other.payload.verdict && other.payload.errors.isEmpty
            && payload.omitted == other.payload.omitted && payload.isGivenUp == other.payload.isGivenUp
            && signature == other.signature && identification == other.identification
            && sourceAddress == other.sourceAddress && other.headerChecks.isEmpty && other.handshake == nil
    }
}
