package import NIOCore

/// One try to hand a capture to a target.
package struct DeliveryAttempt: Sendable, Hashable {
    /// From 1.
    package var number: Int
    /// When it began.
    package var startedAt: Timestamp
    /// How long it took until the answer was read, or until it failed.
    package var took: Duration
    /// The URL that was called, without credentials; nil when the attempt ended before it was known.
    package var url: String?
    /// The response's status; nil when none came.
    ///
    /// One that came counts, also where its body did not end.
    package var status: Int?
    /// Why no status came, or, beside a status, how its body fell short; nil after a whole response.
    package var error: String?
    /// The answer's header lines, in order.
    package var headers: [HeaderLine]
    /// The first 64 KiB of the answer's body.
    package var body: ByteBuffer
    /// The size of the answer's whole body in bytes.
    package var bodySize: Int

    /// Makes an attempt from its parts.
    package init(
        number: Int, startedAt: Timestamp, took: Duration, url: String? = nil, status: Int? = nil,
        error: String? = nil, headers: [HeaderLine] = [], body: ByteBuffer = ByteBuffer(), bodySize: Int = 0
    ) {
        self.number = number
        self.startedAt = startedAt
        self.took = took
        self.url = url
        self.status = status
        self.error = error
        self.headers = headers
        self.body = body
        self.bodySize = bodySize
    }
}
