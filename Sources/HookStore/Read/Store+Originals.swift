internal import GRDB
package import HookModel

extension Store {
    /// The oldest stored capture of the same event, for each of these that is not the oldest itself; blocks while it reads.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    package func originals(of ids: [Int64]) throws(StoreError) -> [Int64: Int64] {
        try readNow { db in
            let statement = try db.cachedStatement(sql: "SELECT event_key FROM captures WHERE id = ?")
            let events = try EventLookup(db, self.recentEvents)
            var originals: [Int64: Int64] = [:]
            for id in ids {
                guard let key = try Int64?.fetchOne(statement, arguments: [id]) ?? nil else { continue }
                originals[id] = try events.original(of: id, key: key)
            }
            return originals
        }
    }
}

extension Store {
    /// The newest capture before one that is of the same provider and event and has passed: signature and payload.
    ///
    /// - Returns: Its id; nil where there is none, and for a capture without a known event.
    /// - Throws: `StoreError` when the store cannot be read; `CancellationError` when the task was cancelled.
    package func lastThatPassed(before capture: Capture) async throws -> Int64? {
        guard let provider = capture.findings.provider, let event = capture.findings.event?.type else { return nil }
        for signature in [SignatureVerdict.verified, .notSigned] {
            let filter = CaptureFilter(provider: provider, event: event, signature: signature, payload: .valid)
            if let id = try await ids(CaptureSearch(filter.root, before: capture.id), limit: 1).ids.first { return id }
        }
        return nil
    }
}
