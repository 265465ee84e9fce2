import HookModel
import HookStore

/// The captures that are to be checked.
enum StoredCaptures {
    /// The ids of captures that fit a filter, the oldest first.
    static func ids(that filter: CaptureFilter, in store: Store) async throws -> [Int64] {
        var ids: [Int64] = []
        var before: Int64?
        repeat {
            let page = try await store.captures(filter, limit: 500, before: before)
            ids += page.captures.map(\.id)
            before = page.next
        } while before != nil
        return ids.reversed()
    }
}
