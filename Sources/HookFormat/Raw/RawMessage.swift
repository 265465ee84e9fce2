package import HookModel
package import NIOCore

/// The HTTP message of a capture: the bytes that came, but that each piece of a chunked body is one chunk.
package enum RawMessage {
    /// The whole message.
    ///
    /// - Parameters:
    ///   - capture: The capture, with its whole body.
    ///   - pieceSize: How many bytes a chunk has.
    ///   - credentials: Hidden, a note stands in the place of each value; every other byte is what came.
    /// - Returns: The message.
    package static func bytes(of capture: Capture, pieceSize: Int, credentials: Credentials) -> ByteBuffer {
        var shown = capture
        shown.request.trailers = HeaderBlock(splitting: masked(capture.request.trailers, credentials))
        let framing = RawFraming(shown, pieceSize: pieceSize)
        var message = masked(capture.request.head.block, credentials)
        message.reserveCapacity(minimumWritableBytes: framing.length)
        var body = capture.request.body
        while body.readableBytes > 0, let piece = body.readSlice(length: min(pieceSize, body.readableBytes)) {
            message.writeImmutableBuffer(framing.frame(piece))
        }
        message.writeImmutableBuffer(framing.end)
        return message
    }

    /// The bytes of a block with a note in the place of each value that is hidden.
    private static func masked(_ block: HeaderBlock, _ credentials: Credentials) -> ByteBuffer {
        var result = ByteBuffer()
        block.bytes.withUnsafeReadableBytes { raw in
            var start = 0
            for field in block.fields {
                let name = block.text(field.name)
                guard credentials.hides(name) else { continue }
                result.writeBytes(raw[start..<field.value.indices.lowerBound])
                result.writeString(credentials.shown(block.text(field.value), of: name))
                start = field.value.end
            }
            result.writeBytes(raw[start...])
        }
        return result
    }
}
