import HookModel
import HookStore

/// Which deliveries are shown: what the store's index tells, and what is looked at one by one.
struct DeliveryConditions {
    let filter: DeliveryFilter
    /// The type of one of the capture's events.
    let event: Glob?
    /// The last attempt, or before the first the capture, is not older.
    let since: Timestamp?

    /// So many are looked at with one read.
    private static let page = 500

    /// The newest that fit, and whether there are more.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    func entries(in store: Store, limit: Int) async throws -> ([DeliveryEntry], hasMore: Bool) {
        var found: [DeliveryEntry] = []
        var before: Int64?
        repeat {
            let page = try await store.deliveries(
                filter, limit: min(limit + 1, DeliveryConditions.page), before: before)
            found += try await store.entries(of: page.deliveries).filter(fits)
            before = page.next
        } while before != nil && found.count <= limit
        return (Array(found.prefix(limit)), found.count > limit)
    }

    private func fits(_ entry: DeliveryEntry) -> Bool {
        if let event, !entry.events.contains(where: event.matches) { return false }
        return since.map { entry.moment >= $0 } ?? true
    }
}
