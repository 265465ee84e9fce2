public import NIOCore

/// What a sender is answered.
public struct Answer: Sendable, Hashable {
    /// The status code, 200 to 599.
    public var status: Int
    /// The body's media type; nil leaves the header out.
    public var contentType: String?
    /// Further header lines, in order.
    public var headers: [Header]
    /// The body; its length becomes `Content-Length`.
    public var body: ByteBuffer
    /// Whether the connection closes after it.
    public var closes: Bool

    /// A header line of an answer.
    public struct Header: Sendable, Hashable {
        /// The field name.
        public var name: String
        /// The field value; never holds bytes of a request.
        public var value: String

        /// Makes a line from name and value.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Makes an answer; JSON by default.
    public init(
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
