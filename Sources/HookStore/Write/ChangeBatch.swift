internal import HookModel

/// What changes about captures, deliveries and targets, on its way into the store.
struct ChangeBatch: Sendable {
    let changes: [StoreChange]
    /// Told after the commit, with the ids of the deliveries that were added; or after it failed.
    let completion: @Sendable (Result<[Int64], StoreError>) -> Void
}
