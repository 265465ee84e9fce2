internal import HookModel

/// What became of deliveries, on its way into the store.
struct StepBatch: Sendable {
    let steps: [DeliveryStep]
    /// Told after the commit, or after it failed.
    let completion: @Sendable (Result<Void, StoreError>) -> Void
}
