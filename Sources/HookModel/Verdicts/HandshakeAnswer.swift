/// What a handshake is answered.
package struct HandshakeAnswer: Sendable, Hashable {
    /// The status code.
    package var status: Int
    /// The body's media type.
    package var contentType: String
    /// Further header lines, in order.
    package var headers: [Answer.Header]
    /// The body.
    package var body: String

    /// Makes an answer from its parts.
    package init(status: Int, contentType: String, headers: [Answer.Header] = [], body: String = "") {
        self.status = status
        self.contentType = contentType
        self.headers = headers
        self.body = body
    }
}
