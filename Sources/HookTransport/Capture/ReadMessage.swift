internal import HookModel
internal import NIOCore

/// A request as the reader hands it on, whole or cut.
struct ReadMessage {
    var head: RequestHead
    var body: ByteBuffer
    var trailers: HeaderBlock
    /// Why the body is not whole; nil when it is.
    var incompleteness: Incompleteness?
    /// Whether the connection can carry another request behind this one.
    var staysOpen: Bool

    /// The bytes that are kept of it.
    var byteCount: Int {
        head.block.bytes.readableBytes + body.readableBytes + trailers.bytes.readableBytes
    }
}
