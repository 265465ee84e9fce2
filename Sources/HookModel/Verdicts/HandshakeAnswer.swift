/// What a handshake is answered.
public struct HandshakeAnswer: Sendable, Hashable {
    /// The status code.
    public var status: Int
    /// The body's media type.
    public var contentType: String
    /// Further header lines, in order.
    public var headers: [Answer.Header]
    /// The body.
    public var body: String

    /// Makes an answer from its parts.
    public init(status: Int, contentType: String, headers: [Answer.Header] = [], body: String = "") {
        self.status = status
        self.contentType = contentType
        self.headers = headers
        self.body = body
    }
}
