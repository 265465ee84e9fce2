package import NIOCore

/// One HTTP request as it arrived, before anything was found out about it.
package struct ReceivedRequest: Sendable {
    /// Request line and header lines.
    package var head: RequestHead
    /// The body's bytes, chunk framing removed.
    package var body: ByteBuffer
    /// Trailer lines of a chunked body.
    package var trailers: HeaderBlock
    /// Why the body is not whole; nil when it is.
    package var incompleteness: Incompleteness?
    /// When the head was complete.
    package var receivedAt: Timestamp
    /// The other end of the connection.
    package var remote: RemoteAddress

    /// Whether the whole body arrived; false when it was cut by the sender, a time-out or the size limit.
    package var isComplete: Bool { incompleteness == nil }

    /// Makes a request from its parts.
    package init(
        head: RequestHead, body: ByteBuffer, trailers: HeaderBlock, incompleteness: Incompleteness? = nil,
        receivedAt: Timestamp, remote: RemoteAddress
    ) {
        self.head = head
        self.body = body
        self.trailers = trailers
        self.incompleteness = incompleteness
        self.receivedAt = receivedAt
        self.remote = remote
    }
}
