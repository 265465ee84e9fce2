public import NIOCore

/// A request that HTTP itself refused, so that it never became a capture.
public struct RefusedRequest: Sendable {
    /// A stable word for what was wrong, such as `bare_line_feed`.
    public var reason: String
    /// The same as a sentence, free of the request's own bytes.
    public var explanation: String
    /// The status of the answer.
    public var status: Int
    /// When it was refused.
    public var refusedAt: Timestamp
    /// The other end of the connection.
    public var remote: RemoteAddress
    /// The request's first bytes, at most 1 KiB, as they came.
    public var firstBytes: ByteBuffer

    /// Makes a record of a refusal from its parts.
    public init(
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
