internal import Dispatch
internal import ServiceLifecycle

/// Keeps a store open until everything that may write to it has ended, then closes it.
///
/// Stands first in a service group, so that it ends last.
package struct StoreService: Service {
    private let writer: StoreWriter

    /// Makes a service that closes a store.
    package init(_ writer: StoreWriter) {
        self.writer = writer
    }

    /// Waits for graceful shutdown or cancellation, and closes the store.
    ///
    /// - Throws: `StoreError` when it could not be closed properly.
    package func run() async throws {
        // Cancellation, too, has to close the store, so it is no error here.
        try? await gracefulShutdown()
        // Closing blocks, so it has a thread of its own.
        let result = await withCheckedContinuation { continuation in
            DispatchQueue.global().async { [writer] in
                continuation.resume(returning: Result<Void, StoreError>(catching: writer.close))
            }
        }
        try result.get()
    }
}
