internal import Dispatch
public import ServiceLifecycle

/// Keeps a store open until everything that may write to it has ended, then closes it.
///
/// Stands first in a service group, so that it ends last.
public struct StoreService: Service {
    private let writer: StoreWriter

    /// Makes a service that closes a store.
    public init(_ writer: StoreWriter) {
        self.writer = writer
    }

    /// Waits for graceful shutdown or cancellation, and closes the store.
    ///
    /// - Throws: `StoreError` when it could not be closed properly.
    public func run() async throws {
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
