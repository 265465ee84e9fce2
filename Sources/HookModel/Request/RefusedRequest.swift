package import NIOCore

/// A request that HTTP itself refused, so that it never became a capture.
package struct RefusedRequest: Sendable {
    /// A stable word for what was wrong, such as `bare_line_feed`.
    package var reason: String
    /// The same as a sentence, free of the request's own bytes.
    package var explanation: String
    /// The status of the answer.
    package var status: Int
    /// When it was refused.
    package var refusedAt: Timestamp
    /// The other end of the connection.
    package var remote: RemoteAddress
    /// The request's first bytes, at most 1 KiB, as they came.
    package var firstBytes: ByteBuffer

    /// Makes a record of a refusal from its parts.
    package init(
        reason: String, explanation: String, status: Int, refusedAt: Timestamp, remote: RemoteAddress,
        firstBytes: ByteBuffer
    ) {
        self.reason = reason
        self.explanation = explanation
        self.status = status
        self.refusedAt = refusedAt
        self.remote = remote
        self.firstBytes = firstBytes
    }
}
