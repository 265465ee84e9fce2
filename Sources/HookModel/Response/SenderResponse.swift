package import NIOCore

/// What a sender gets.
package struct SenderResponse: Sendable, Hashable {
    /// The status code, 200 to 599.
    package var status: Int
    /// The body's media type; nil leaves the header out.
    package var contentType: String?
    /// Further header lines, in order; none holds bytes of a request.
    package var headers: [HeaderLine]
    /// The body; its length becomes `Content-Length`.
    package var body: ByteBuffer
    /// Whether the connection closes after it.
    package var closes: Bool

    /// Makes a response; JSON by default.
    package init(
        status: Int, contentType: String? = "application/json", headers: [HeaderLine] = [],
        body: ByteBuffer = ByteBuffer(), closes: Bool = false
    ) {
        self.status = status
        self.contentType = contentType
        self.headers = headers
        self.body = body
        self.closes = closes
    }
}
