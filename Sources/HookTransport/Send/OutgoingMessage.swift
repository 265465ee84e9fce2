internal import NIOCore

/// A request as it goes onto the wire.
struct OutgoingMessage: Sendable {
    /// Request line, header lines and the empty line.
    let head: ByteBuffer
    let body: ByteBuffer
    /// Whether the method is `HEAD`, whose answer has no body.
    let isHead: Bool
    /// How many bytes of the answer's body are kept.
    let keptBody: Int
}
