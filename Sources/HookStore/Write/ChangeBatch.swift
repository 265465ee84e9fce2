internal import HookModel

/// What changes about captures, deliveries and targets, on its way into the store.
struct ChangeBatch: Sendable {
    let changes: [StoreChange]
    /// Runs once, after the commit or its failure, with the ids of the deliveries that were added.
    let completion: @Sendable (Result<[Int64], StoreError>) -> Void
}
