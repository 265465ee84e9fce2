package import HookModel

extension StoreWriter {
    /// So many captures are deleted in one transaction, so that captures that arrive wait for none of them.
    private static let deletedAtOnce = 500

    /// Deletes the captures that fit a query, each with its deliveries and everything else of it.
    ///
    /// Captures that come from now on stay.
    ///
    /// - Parameters:
    ///   - root: What they have to fit; nil takes all.
    ///   - progress: Told how many are gone, after each group.
    /// - Returns: How many were deleted.
    /// - Throws: `StoreError` when the store cannot be read or written; what was deleted before stays deleted.
    ///   `CancellationError` when the task was cancelled.
    package func delete(_ root: QueryNode?, progress: (Int) -> Void = { _ in }) async throws -> Int {
        var before: Int64? = try await store.greatestID() + 1
        var count = 0
        while let place = before {
            let page = try await store.ids(
                CaptureSearch(root, before: place), limit: StoreWriter.deletedAtOnce)
            if !page.ids.isEmpty { _ = try await record([.delete(captures: page.ids)]) }
            count += page.ids.count
            before = page.next
            progress(count)
        }
        return count
    }
}
