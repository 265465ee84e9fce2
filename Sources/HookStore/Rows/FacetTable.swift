internal import GRDB
internal import HookModel

/// The facets that the store knows, so that a capture's facet is mostly found without asking SQLite.
final class FacetTable {
    /// Under which facet a capture is stored.
    struct Place {
        let id: Int64
        /// What finds the capture by its event, where the facet does not hold it.
        let eventTag: Int64?
    }

    private var facets = Interned<Facet>()
    /// Requests of one kind come in rows; comparing is cheaper than hashing.
    private var last: (sent: Facet, place: Place)?
    private var count: Int
    private let listed: ListedEvents
    private let find: PreparedStatement
    private let insert: PreparedStatement

    /// The greatest number of facets, beside those that stand for any event: lists read all that fit.
    private static let limit = 4096

    init(_ db: Database, listed: @escaping ListedEvents) throws {
        self.listed = listed
        count = try FacetTable.count(db)
        find = try PreparedStatement(
            db,
            """
            SELECT id FROM facets
            WHERE provider IS ? AND event IS ? AND signature = ? AND payload = ? AND method = ? AND has_any_event = ?
            """)
        insert = try PreparedStatement(
            db,
            "INSERT INTO facets (provider, event, signature, payload, method, has_any_event) VALUES (?, ?, ?, ?, ?, ?)")
    }

    /// Where a capture is stored, within the open transaction.
    func place(for head: RequestHead, _ findings: Findings) throws -> Place {
        if let last, last.sent.isFacet(of: head, findings) { return last.place }
        let sent = Facet(head, findings)
        var facet = sent.stored(listed)
        var id = try known(facet)
        if id == nil, count >= FacetTable.limit {
            facet = facet.withAnyEvent
            id = try known(facet)
        }
        let tag = sent.hasAnyEvent ? EventTag.several : sent.event.map(EventTag.of)
        let place = Place(id: try id ?? added(facet), eventTag: facet.hasAnyEvent ? tag : nil)
        last = (sent, place)
        return place
    }

    private func known(_ facet: Facet) throws -> Int64? {
        if let id = facets.id(of: facet) { return id }
        let found = try bind(facet, to: find) { try find.integer() }
        if let found { facets.keep(found, of: facet, isNew: false) }
        return found
    }

    private func added(_ facet: Facet) throws -> Int64 {
        let id = try bind(facet, to: insert) { try insert.insert() }
        facets.keep(id, of: facet, isNew: true)
        count += 1
        return id
    }

    private func bind<Result>(
        _ facet: Facet, to statement: PreparedStatement, run: () throws -> Result
    ) rethrows -> Result {
        statement.bind(1, facet.provider)
        statement.bind(2, facet.event)
        statement.bind(3, facet.signature.rawValue)
        statement.bind(4, facet.payload.rawValue)
        statement.bind(6, facet.hasAnyEvent ? 1 : 0)
        return try facet.method.withUnsafeBytes { method in
            statement.bindBlob(5, method)
            return try run()
        }
    }

    /// The transaction that made the new facets was committed.
    func keepNew() { facets.keepNew() }

    /// The transaction was rolled back.
    func reload(_ db: Database) {
        last = nil
        facets.forgetNew()
        count = (try? FacetTable.count(db)) ?? count
    }

    /// Facets were deleted: what is known of them is asked for again.
    func forgetAll(_ db: Database) {
        facets.forgetAll()
        reload(db)
    }

    func close() {
        find.finalize()
        insert.finalize()
    }

    private static func count(_ db: Database) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM facets") ?? 0
    }
}
