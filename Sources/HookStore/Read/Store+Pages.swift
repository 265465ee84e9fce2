internal import GRDB
package import HookModel
internal import NIOCore

extension Store {
    /// How long one page may look into captures before it ends early with a place to go on from.
    static let searchTime = Duration.seconds(4)
    /// The same for queries with several conditions that look into captures.
    static let shortSearchTime = Duration.milliseconds(100)

    /// A page of captures that fit a query, without their bodies.
    ///
    /// Conditions on what no index tells look into the captures: at most two such searches run at once, and others wait
    /// for them, but nothing else does. Captures whose rows are damaged are left out.
    ///
    /// - Parameters:
    ///   - search: What has to hold, where, and which come first.
    ///   - limit: At most so many captures, from 1 up.
    ///   - time: How long it may look into captures; 4 seconds for one condition, 100 milliseconds for several.
    /// - Returns: The page. When the time is spent it has what was found so far, perhaps nothing; then `searched` says how
    ///   far it came.
    /// - Throws: `StoreError` when the store cannot be read; `CancellationError` when the task was cancelled.
    package func captures(
        _ search: CaptureSearch = CaptureSearch(nil), limit: Int, within time: Duration? = nil
    ) async throws -> CapturePage {
        let time = time ?? (search.node.dearTerms > 1 ? Store.shortSearchTime : Store.searchTime)
        return try await read(on: search.looksIntoCaptures ? searches : pool) { db in
            var budget = SearchBudget(time)
            let finder = try CaptureFinder(db, search, self.recentEvents)
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
                    return CapturePage(
                        captures: captures, next: to, searched: try Store.searched(to: to, search.order, db))
                }
            }
        }
    }

    /// The ids of captures that fit a query, without limit in time: a page at a time.
    ///
    /// - Parameters:
    ///   - search: What has to hold, where, and which come first.
    ///   - limit: The greatest number of ids, from 1 up.
    /// - Returns: The ids, perhaps none, and where to go on; `next` is nil only after the last.
    /// - Throws: `StoreError` when the store cannot be read; `CancellationError` when the task was cancelled.
    package func ids(_ search: CaptureSearch = CaptureSearch(nil), limit: Int) async throws -> CaptureIDPage {
        try await read(on: search.looksIntoCaptures ? searches : pool) { db in
            // Others may search in between.
            var budget = SearchBudget(.seconds(1))
            let finder = try CaptureFinder(db, search, self.recentEvents)
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

    /// Captures that were stored after one and fit a query, oldest first, without their bodies.
    ///
    /// - Parameters:
    ///   - search: What has to hold, and after which capture; its order counts as oldest first.
    ///   - limit: At most so many.
    /// - Returns: The captures; up to which one everything was looked at; and whether that was all there was.
    /// - Throws: `StoreError` when the store cannot be read; `CancellationError` when the task was cancelled.
    package func following(
        _ search: CaptureSearch, limit: Int
    ) async throws -> (captures: [Capture], reached: Int64, isLast: Bool) {
        var search = search
        search.order = .oldest
        return try await read(on: search.looksIntoCaptures ? searches : pool) { [search] db in
            var budget = SearchBudget(.seconds(1))
            let finder = try CaptureFinder(db, search, self.recentEvents)
            let events = try EventLookup(db, self.recentEvents)
            var captures: [Capture] = []
            while captures.count < limit {
                switch try finder.next(&budget) {
                case .found(let id):
                    if let capture = try Store.listed(id, events, db) { captures.append(capture) }
                case .ended:
                    let newest = try Int64.fetchOne(db, sql: "SELECT max(id) FROM captures") ?? 0
                    return (captures, max(newest, search.after ?? 0), true)
                case .stopped: return (captures, finder.searchedTo ?? search.after ?? 0, false)
                }
            }
            return (captures, finder.searchedTo ?? search.after ?? 0, false)
        }
    }

    /// A capture without its body; nil for one that was damaged.
    static func listed(_ id: Int64, _ events: EventLookup, _ db: Database) throws -> Capture? {
        let statement = try db.cachedStatement(sql: "SELECT \(CaptureRow.columns) FROM captures WHERE id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [id]),
            var capture = try? CaptureRow.capture(row, body: ByteBuffer(), events)
        else { return nil }
        capture.deliveries = try DeliveryRow.all(of: id, db)
        return capture
    }

    /// How much of the store a search has looked at: counted by ids, which is exact where nothing was deleted.
    private static func searched(to id: Int64, _ order: CaptureOrder, _ db: Database) throws -> SearchedPart {
        let ends = try Row.fetchOne(db, sql: "SELECT (SELECT max(id) FROM captures), (SELECT min(id) FROM captures)")
        let newest: Int64 = ends?[0] ?? id
        let oldest: Int64 = ends?[1] ?? id
        let count = order == .newest ? newest - id + 1 : id - oldest + 1
        return SearchedPart(to: id, captures: Int(count), of: Int(newest - oldest + 1))
    }
}
