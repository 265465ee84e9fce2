package import NIOCore

/// Captures that came together, stored together and answered together.
package struct CaptureBatch: Sendable {
    /// The captures in the order in which they get their ids.
    package let captures: [NewCapture]
    /// The loop on which `completion` runs.
    package let eventLoop: any EventLoop
    /// Runs once, after the commit or its failure: each capture as stored, or why that one is not.
    package let completion: @Sendable ([Result<StoredCapture, StoreError>]) -> Void

    /// Makes a batch.
    package init(
        captures: [NewCapture], eventLoop: any EventLoop,
        completion: @escaping @Sendable ([Result<StoredCapture, StoreError>]) -> Void
    ) {
        self.captures = captures
        self.eventLoop = eventLoop
        self.completion = completion
    }

    /// Completes on the batch's loop with an error: none of it is stored.
    func fail(with error: StoreError) {
        eventLoop.execute { completion(captures.map { _ in .failure(error) }) }
    }
}
