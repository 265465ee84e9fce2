import HookModel
import HookStore

/// The captures that are to be checked or replayed.
enum StoredCaptures {
    /// So many ids are read at once.
    private static let page = 50_000

    /// The ids of all captures that fit a query, perhaps only those after one, the oldest first, however long that takes
    /// to find out.
    static func ids(that root: QueryNode?, after: Int64? = nil, in store: Store) async throws -> [Int64] {
        var ids: [Int64] = []
        var before: Int64?
        repeat {
            let page = try await store.ids(
                CaptureSearch(root, before: before, after: after), limit: StoredCaptures.page)
            ids += page.ids
            before = page.next
        } while before != nil
        return ids.reversed()
    }
}
