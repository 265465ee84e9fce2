package import NIOCore

/// Captures of one turn of an event loop, stored together and answered together.
package struct CaptureBatch: Sendable {
    /// The captures in the order in which they get their ids.
    package let captures: [NewCapture]
    /// The loop on which `completion` runs.
    package let eventLoop: any EventLoop
    /// Runs once, after the commit or its failure: each capture's id, or why that one is not stored.
    package let completion: @Sendable (ArraySlice<Result<Int64, StoreError>>) -> Void

    /// Makes a batch.
    package init(
        captures: [NewCapture], eventLoop: any EventLoop,
        completion: @escaping @Sendable (ArraySlice<Result<Int64, StoreError>>) -> Void
    ) {
        self.captures = captures
        self.eventLoop = eventLoop
        self.completion = completion
    }

    /// Completes on the batch's loop with an error: none of it is stored.
    func fail(with error: StoreError) {
        eventLoop.execute { completion(captures.map { _ in .failure(error) }[...]) }
    }
}
