internal import GRDB
internal import HookModel
internal import NIOCore

/// The facets that the store knows, so that a capture's facet is found without asking SQLite.
final class FacetTable {
    private var known: [Facet: Int64] = [:]
    private var new: [Facet] = []
    /// Requests of one kind come in rows; comparing is cheaper than hashing.
    private var last: (facet: Facet, id: Int64)?
    private let insert: PreparedStatement
    private let db: Database
    private var next: Int64

    /// Senders choose methods and event types.
    ///
    /// Beyond so many facets, new ones share an entry without an event, and
    /// lists look into the captures themselves.
    private static let limit = 4096

    init(_ db: Database) throws {
        self.db = db
        insert = try PreparedStatement(
            db,
            """
            INSERT INTO facets (id, method, provider, event, has_any_event, signature, payload)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """
        )
        next = 1
        for (id, facet) in try Facet.all(db) {
            known[facet] = id
            next = max(next, id + 1)
        }
    }

    func id(for head: RequestHead, _ findings: Findings) throws -> Int64 {
        if let last, last.facet.isFacet(of: head, findings) { return last.id }
        let facet = Facet(head, findings)
        let id = try id(for: facet)
        last = (facet, id)
        return id
    }

    private func id(for facet: Facet) throws -> Int64 {
        if let id = known[facet] { return id }
        let shared = known.count < FacetTable.limit ? facet : facet.withAnyEvent
        if let id = known[shared] { return id }
        let id = next
        insert.bind(1, id)
        try shared.method.withUnsafeBytes { method in
            insert.bindBlob(2, method)
            insert.bind(3, shared.provider)
            insert.bind(4, shared.event)
            insert.bind(5, shared.hasAnyEvent ? 1 : 0)
            insert.bind(6, shared.signature.rawValue)
            insert.bind(7, shared.payload.rawValue)
            try insert.run()
        }
        next += 1
        known[shared] = id
        new.append(shared)
        return id
    }

    /// The transaction that made the new facets was committed.
    func keepNew() {
        if !new.isEmpty { new = [] }
    }

    /// The transaction that made the new facets was rolled back.
    func forgetNew() {
        for facet in new { known[facet] = nil }
        new = []
        last = nil
    }

    func close() {
        insert.finalize()
    }
}
