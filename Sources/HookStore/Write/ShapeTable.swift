internal import GRDB
internal import HookModel

/// Findings without the event: most captures of a provider share them, so they are stored once.
///
/// Measured on a 489-byte event: its findings took more room than its body, and two captures fitted a page, not three.
final class ShapeTable {
    private var shapes: Interned<Findings>
    private var last: (shape: Findings, id: Int64)?
    private let insert: PreparedStatement

    /// Reasons can hold text of the sender's.
    ///
    /// Beyond so many shapes, findings are stored with their captures.
    private static let limit = 4096

    init(_ db: Database) throws {
        shapes = Interned(try ShapeTable.all(db))
        insert = try PreparedStatement(db, "INSERT INTO shapes (id, findings) VALUES (?, ?)")
    }

    /// The id of the findings' shape; nil when they are to be stored whole.
    func id(for findings: Findings) throws -> Int64? {
        if let last, last.shape.isShape(of: findings) { return last.id }
        guard findings.payload.errors.isEmpty, findings.headerChecks.isEmpty, findings.handshake == nil else {
            return nil
        }
        var shape = findings
        shape.event = nil
        shape.clientAddress = nil
        guard let id = try shapes.id(of: shape) ?? added(shape) else { return nil }
        last = (shape, id)
        return id
    }

    private func added(_ shape: Findings) throws -> Int64? {
        guard shapes.count < ShapeTable.limit else { return nil }
        var encoder = FindingsEncoder()
        let text = encoder.encode(shape)
        return try shapes.add(shape) { id in
            try text.withUnsafeBytes { text in
                insert.bind(1, id)
                insert.bindText(2, text)
                try insert.run()
            }
        }
    }

    /// The transaction that made the new shapes was committed.
    func keepNew() { shapes.keepNew() }

    /// The transaction was rolled back: what is known is read again, as somebody else may have written, too.
    func reload(_ db: Database) {
        last = nil
        shapes.forgetNew()
        if let stored = try? ShapeTable.all(db) { shapes = Interned(stored) }
    }

    private static func all(_ db: Database) throws -> [(id: Int64, value: Findings)] {
        try Row.fetchAll(db, sql: "SELECT id, findings FROM shapes").map {
            ($0["id"], FindingsDecoder.decode($0["findings"]))
        }
    }

    func close() {
        insert.finalize()
    }
}

extension Findings {
    /// Whether these findings are the others without their event and client.
    fileprivate func isShape(of other: Findings) -> Bool {
        signature == other.signature && identification == other.identification && payload == other.payload
            && sourceAddress == other.sourceAddress && headerChecks == other.headerChecks
            && handshake == other.handshake
    }
}
