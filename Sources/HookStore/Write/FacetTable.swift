internal import GRDB
internal import HookModel

/// The facets that the store knows, so that a capture's facet is found without asking SQLite.
final class FacetTable {
    private var facets: Interned<Facet>
    /// Requests of one kind come in rows; comparing is cheaper than hashing.
    private var last: (facet: Facet, id: Int64)?
    private let insert: PreparedStatement

    /// Senders choose methods and event types.
    ///
    /// Beyond so many facets, new ones share an entry without an event, and lists look into the captures themselves.
    private static let limit = 4096

    init(_ db: Database) throws {
        facets = Interned(try Facet.all(db).map { ($0.id, $0.facet) })
        insert = try PreparedStatement(
            db,
            """
            INSERT INTO facets (id, method, provider, event, has_any_event, signature, payload)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """
        )
    }

    func id(for head: RequestHead, _ findings: Findings) throws -> Int64 {
        if let last, last.facet.isFacet(of: head, findings) { return last.id }
        let facet = Facet(head, findings)
        let id = try id(for: facet)
        last = (facet, id)
        return id
    }

    private func id(for facet: Facet) throws -> Int64 {
        if let id = facets.id(of: facet) { return id }
        let shared = facets.count < FacetTable.limit ? facet : facet.withAnyEvent
        if let id = facets.id(of: shared) { return id }
        return try facets.add(shared) { id in
            try shared.method.withUnsafeBytes { method in
                insert.bind(1, id)
                insert.bindBlob(2, method)
                insert.bind(3, shared.provider)
                insert.bind(4, shared.event)
                insert.bind(5, shared.hasAnyEvent ? 1 : 0)
                insert.bind(6, shared.signature.rawValue)
                insert.bind(7, shared.payload.rawValue)
                try insert.run()
            }
        }
    }

    /// The transaction that made the new facets was committed.
    func keepNew() { facets.keepNew() }

    /// The transaction was rolled back: what is known is read again, as somebody else may have written, too.
    func reload(_ db: Database) {
        last = nil
        facets.forgetNew()
        if let stored = try? Facet.all(db) { facets = Interned(stored.map { ($0.id, $0.facet) }) }
    }

    func close() {
        insert.finalize()
    }
}
