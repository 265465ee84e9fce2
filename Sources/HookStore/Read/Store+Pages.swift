internal import GRDB
package import HookModel
internal import NIOCore

extension Store {
    /// How long one page may look into captures before it ends early with a place to go on from.
    static let searchTime = Duration.seconds(4)

    /// A page of captures that fit a filter, newest first, without their bodies.
    ///
    /// Conditions on text, path or wildcards look into the captures: at most two such searches run at once, and others
    /// wait for them, but nothing else does. Captures whose rows are damaged are left out.
    ///
    /// - Parameters:
    ///   - filter: What has to hold.
    ///   - limit: At most so many captures, from 1 up.
    ///   - before: Only captures with a smaller id; nil starts at the newest.
    /// - Returns: The page. After 4 seconds a search gives what it has found so far, perhaps nothing; then
    ///   `searched` says how far it came.
    /// - Throws: `StoreError` when the store cannot be read; `CancellationError` when the task was cancelled.
    package func captures(
        _ filter: CaptureFilter = CaptureFilter(), limit: Int, before: Int64? = nil
    ) async throws -> CapturePage {
        try await captures(filter, limit: limit, before: before, within: Store.searchTime)
    }

    func captures(
        _ filter: CaptureFilter, limit: Int, before: Int64?, within time: Duration
    ) async throws -> CapturePage {
        try await search(filter) { db in
            var budget = SearchBudget(time)
            let finder = try CaptureFinder(db, filter, before: before)
            let events = try EventLookup(db, self.recentEvents)
            var captures: [Capture] = []
            var last: Int64?
            while true {
                switch try finder.next(&budget) {
                case .found(let id):
                    // One more than asked for tells whether there is a next page.
                    if captures.count == limit { return CapturePage(captures: captures, next: last) }
                    guard let capture = try Store.listed(id, events, db) else { continue }
                    captures.append(capture)
                    last = id
                case .ended:
                    return CapturePage(captures: captures, next: nil)
                case .stopped:
                    let to = finder.searchedTo ?? 0
                    return CapturePage(captures: captures, next: to, searched: try Store.searched(to: to, db))
                }
            }
        }
    }

    /// The ids of captures that fit a filter, newest first, without limit in time: a page at a time.
    ///
    /// - Parameters:
    ///   - filter: What has to hold.
    ///   - limit: The greatest number of ids, from 1 up.
    ///   - before: Only captures with a smaller id; nil starts at the newest.
    /// - Returns: The ids, perhaps none, and where to go on; `next` is nil only after the last.
    /// - Throws: `StoreError` when the store cannot be read; `CancellationError` when the task was cancelled.
    package func ids(
        _ filter: CaptureFilter = CaptureFilter(), limit: Int, before: Int64? = nil
    ) async throws -> CaptureIDPage {
        try await search(filter) { db in
            // Others may search in between.
            var budget = SearchBudget(.seconds(1))
            let finder = try CaptureFinder(db, filter, before: before)
            var ids: [Int64] = []
            while true {
                switch try finder.next(&budget) {
                case .found(let id):
                    if ids.count == limit { return CaptureIDPage(ids: ids, next: ids.last) }
                    ids.append(id)
                case .ended: return CaptureIDPage(ids: ids, next: nil)
                case .stopped: return CaptureIDPage(ids: ids, next: finder.searchedTo)
                }
            }
        }
    }

    /// Captures by their ids, without their bodies; those that are gone or damaged are left out.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    package func captures(ids: [Int64]) async throws(StoreError) -> [Capture] {
        try await read { db in
            let events = try EventLookup(db, self.recentEvents)
            return try ids.compactMap { try Store.listed($0, events, db) }
        }
    }

    /// Reads on a connection that searches share where the filter looks into captures, else on any.
    private func search<Value: Sendable>(
        _ filter: CaptureFilter, _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        try await read(on: filter.looksIntoCaptures ? searches : pool, body)
    }

    /// A capture without its body; nil for one that was damaged.
    private static func listed(_ id: Int64, _ events: EventLookup, _ db: Database) throws -> Capture? {
        let statement = try db.cachedStatement(sql: "SELECT \(CaptureRow.columns) FROM captures WHERE id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [id]),
            var capture = try? CaptureRow.capture(row, body: ByteBuffer(), events)
        else { return nil }
        capture.deliveries = try DeliveryRow.all(of: id, db)
        return capture
    }

    /// How much of the store a search has looked at: counted by ids, which is exact where nothing was deleted.
    private static func searched(to id: Int64, _ db: Database) throws -> SearchedPart {
        let ends = try Row.fetchOne(db, sql: "SELECT (SELECT max(id) FROM captures), (SELECT min(id) FROM captures)")
        let newest: Int64 = ends?[0] ?? id
        let oldest: Int64 = ends?[1] ?? id
        return SearchedPart(to: id, captures: Int(newest - id + 1), of: Int(newest - oldest + 1))
    }
}

extension CaptureFilter {
    /// Whether captures are found by looking into them, which can take seconds, and not by an index alone.
    package var looksIntoCaptures: Bool {
        text.map { !$0.isEmpty } ?? false || path != nil || (event != nil && exactEvent == nil)
            || method.map { Facet.storedMethod($0).isEmpty } ?? false
    }
}
