public import ServiceLifecycle

/// Keeps a store open until everything that may write to it has ended, then closes it.
///
/// Stands first in a service group, so that it ends last.
public struct StoreService: Service {
    private let store: Store

    /// Makes a service that closes a store.
    public init(_ store: Store) {
        self.store = store
    }

    /// Waits for graceful shutdown or cancellation, and closes the store.
    ///
    /// - Throws: `StoreError` when SQLite cannot close.
    public func run() async throws {
        // Cancellation, too, has to close the store, so it is no error here.
        try? await gracefulShutdown()
        try store.close()
    }
}
