internal import Foundation
internal import GRDB
public import HookModel
internal import NIOCore

extension Store {
    /// How long one page may look for captures before it ends early with a place to go on from.
    static let searchTime = Duration.milliseconds(80)

    /// A page of captures that fit a filter, newest first, without their bodies.
    ///
    /// - Parameters:
    ///   - filter: What has to hold.
    ///   - limit: At most so many captures, from 1 up.
    ///   - before: Only captures with a smaller id; nil starts at the newest.
    /// - Returns: The page. A search through text or paths that takes long returns what it found so far, perhaps
    ///   nothing, and where to go on.
    /// - Throws: `StoreError` when the store cannot be read.
    public func captures(
        _ filter: CaptureFilter = CaptureFilter(), limit: Int, before: Int64? = nil
    ) async throws(StoreError) -> CapturePage {
        try await read { db in
            var candidates = try CandidateIDs(db, filter: filter, before: before)
            let matcher = CaptureMatcher(filter)
            let deadline = ContinuousClock.now.advanced(by: Store.searchTime)
            let statement = try db.cachedStatement(sql: "SELECT \(CaptureRow.columns) FROM captures WHERE id = ?")
            var captures: [Capture] = []
            var last: Int64?
            while let id = try candidates.next() {
                // One more than asked for tells whether there is a next page.
                if captures.count == limit { return CapturePage(captures: captures, next: last) }
                last = id
                guard let row = try Row.fetchOne(statement, arguments: [id]) else { continue }
                if let since = filter.since, row["received_at"] < since.milliseconds - CandidateIDs.slack { break }
                var capture = try CaptureRow.capture(row, body: ByteBuffer())
                capture.deliveries = try DeliveryRow.all(of: id, db)
                if try matcher.matches(capture, body: { try Store.body(of: id, limit: Store.chunkSize, db) }) {
                    captures.append(capture)
                }
                if ContinuousClock.now > deadline { return CapturePage(captures: captures, next: id) }
            }
            return CapturePage(captures: captures, next: nil)
        }
    }
}
