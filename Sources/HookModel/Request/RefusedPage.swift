/// The last requests that HTTP itself refused.
public struct RefusedPage: Sendable {
    /// Newest first.
    public let requests: [RefusedRequest]
    /// How many there were since the start, those that are no longer kept among them.
    public let total: Int

    /// A page of requests, newest first.
    public init(requests: [RefusedRequest] = [], total: Int = 0) {
        self.requests = requests
        self.total = total
    }
}
