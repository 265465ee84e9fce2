/// The last requests that HTTP itself refused.
package struct RefusedPage: Sendable {
    /// Newest first.
    package let requests: [RefusedRequest]
    /// How many there were since the start, those that are no longer kept among them.
    package let total: Int

    /// A page of requests, newest first.
    package init(requests: [RefusedRequest] = [], total: Int = 0) {
        self.requests = requests
        self.total = total
    }
}
