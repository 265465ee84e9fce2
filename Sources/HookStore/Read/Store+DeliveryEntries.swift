internal import GRDB
package import HookModel

extension Store {
    /// Deliveries with what a list shows beside them, in their order; those whose capture is damaged are left out.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    package func entries(of deliveries: [Delivery]) async throws(StoreError) -> [DeliveryEntry] {
        try await read { db in
            let events = try EventLookup(db, self.recentEvents)
            let last = try db.cachedStatement(
                sql: "SELECT * FROM attempts WHERE delivery_id = ? ORDER BY number DESC LIMIT 1")
            // Deliveries of one capture stand side by side.
            var capture: Capture?
            return try deliveries.compactMap { delivery in
                if capture?.id != delivery.capture { capture = try Store.listed(delivery.capture, events, db) }
                guard let capture else { return nil }
                let attempt = try Row.fetchOne(last, arguments: [delivery.id]).map(DeliveryRow.attempt)
                return DeliveryEntry(
                    delivery, provider: capture.findings.provider, events: capture.findings.eventTypes,
                    moment: attempt?.startedAt ?? capture.request.receivedAt, status: attempt?.status,
                    error: attempt?.error)
            }
        }
    }
}
