package import HookModel
package import NIOCore

/// A request that is one HTTP message in a file, read as strictly as one that arrives.
package enum FileMessage {
    /// Why a file holds no request.
    package enum Fault: Error, Sendable, Hashable {
        /// There is nothing in it.
        case empty
        /// HTTP forbids it.
        case refused(Refusal)
        /// So many bytes follow the request, or at least one.
        case followed(bytes: Int)
    }

    /// Reads a message of any size; what ends before its body does is a request whose sender has closed the connection.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - receivedAt: When it came, which the message does not tell.
    ///   - remote: Who sent it, which the message does not tell.
    /// - Returns: The request.
    /// - Throws: `Fault`.
    package static func request(
        _ bytes: ByteBuffer, receivedAt: Timestamp, remote: RemoteAddress
    ) throws(Fault) -> ReceivedRequest {
        var limits = ReceiverLimits()
        limits.headBytes = Int(Int32.max)
        limits.targetBytes = Int(Int32.max)
        limits.headerLines = .max
        limits.bodyBytes = .max
        var reader = RequestReader(limits: limits)
        reader.feed(bytes)
        let message = try first(of: &reader)
        let isChunked = message.head.block.first("Transfer-Encoding") != nil
        let surplus =
            bytes.readableBytes - message.head.block.bytes.readableBytes - message.body.readableBytes
            - FileMessage.emptyLines(bytes)
        if !isChunked, surplus > 0 { throw .followed(bytes: surplus) }
        // What follows the end of a connection is not read at all.
        if reader.phase == .head { throw .followed(bytes: 1) }
        return ReceivedRequest(
            head: message.head, body: message.body, trailers: message.trailers,
            incompleteness: message.incompleteness, receivedAt: receivedAt, remote: remote)
    }

    private static func first(of reader: inout RequestReader) throws(Fault) -> ReadMessage {
        while true {
            switch reader.next() {
            case .head: continue
            case .message(let message): return message
            case .refused(let refusal): throw .refused(refusal)
            case .needMore:
                switch reader.finish() {
                case .message(let message): return message
                case .refused(let refusal): throw .refused(refusal)
                case .head, .needMore: throw .empty
                }
            }
        }
    }

    /// The bytes of the empty lines in front, which RFC 9112, section 2.2 has passed over.
    private static func emptyLines(_ bytes: ByteBuffer) -> Int {
        bytes.readableBytesView.prefix { $0 == 0x0D || $0 == 0x0A }.count
    }
}
