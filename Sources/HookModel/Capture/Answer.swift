package import NIOCore

/// What a sender is answered.
package struct Answer: Sendable, Hashable {
    /// The status code, 200 to 599.
    package var status: Int
    /// The body's media type; nil leaves the header out.
    package var contentType: String?
    /// Further header lines, in order.
    package var headers: [Header]
    /// The body; its length becomes `Content-Length`.
    package var body: ByteBuffer
    /// Whether the connection closes after it.
    package var closes: Bool

    /// A header line of an answer.
    package struct Header: Sendable, Hashable {
        /// The field name.
        package var name: String
        /// The field value; never holds bytes of a request.
        package var value: String

        /// Makes a line from name and value.
        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Makes an answer; JSON by default.
    package init(
        status: Int, contentType: String? = "application/json", headers: [Header] = [], body: ByteBuffer = ByteBuffer(),
        closes: Bool = false
    ) {
        self.status = status
        self.contentType = contentType
        self.headers = headers
        self.body = body
        self.closes = closes
    }
}
