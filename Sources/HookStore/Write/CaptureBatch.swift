public import NIOCore

/// Captures of one turn of an event loop, stored together and answered together.
public struct CaptureBatch: Sendable {
    /// The captures in the order in which they get their ids.
    public let captures: [NewCapture]
    /// The loop on which `completion` runs.
    public let eventLoop: any EventLoop
    /// Runs once, after the commit or its failure: the captures' ids in order, or why none of them is stored.
    public let completion: @Sendable (Result<ArraySlice<Int64>, StoreError>) -> Void

    /// Makes a batch.
    public init(
        captures: [NewCapture], eventLoop: any EventLoop,
        completion: @escaping @Sendable (Result<ArraySlice<Int64>, StoreError>) -> Void
    ) {
        self.captures = captures
        self.eventLoop = eventLoop
        self.completion = completion
    }

    /// Completes on the batch's loop with an error: none of it is stored.
    func fail(with error: StoreError) {
        eventLoop.execute { completion(.failure(error)) }
    }
}
