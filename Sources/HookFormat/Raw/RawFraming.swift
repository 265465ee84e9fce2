package import HookModel
package import NIOCore

/// How a body stands in the HTTP message: as it is, or in chunks (RFC 9112, section 7.1).
package struct RawFraming {
    /// How many bytes the whole message has.
    package let length: Int
    private let isChunked: Bool
    /// What follows the body: the last chunk and the trailers; nothing when the sender never got so far.
    package let end: ByteBuffer

    /// Finds the framing of a capture's message.
    ///
    /// - Parameters:
    ///   - capture: The capture; its body need not be held.
    ///   - pieceSize: Each chunk has so many bytes, but for the last: the sender's own chunks are not kept.
    package init(_ capture: Capture, pieceSize: Int) {
        let request = capture.request
        isChunked = request.head.block.first("Transfer-Encoding") != nil
        end = isChunked && request.isComplete ? RawFraming.end(request.trailers) : ByteBuffer()
        var length = request.head.block.bytes.readableBytes + capture.bodySize + end.readableBytes
        if isChunked {
            let (pieces, rest) = capture.bodySize.quotientAndRemainder(dividingBy: pieceSize)
            length += pieces * RawFraming.overhead(pieceSize) + (rest > 0 ? RawFraming.overhead(rest) : 0)
        }
        self.length = length
    }

    /// A piece of the body as it stands in the message; must not be empty, for an empty chunk ends the body.
    package func frame(_ piece: ByteBuffer) -> ByteBuffer {
        guard isChunked else { return piece }
        var chunk = ByteBuffer(string: RawFraming.sizeLine(piece.readableBytes))
        chunk.writeImmutableBuffer(piece)
        chunk.writeString("\r\n")
        return chunk
    }

    private static func end(_ trailers: HeaderBlock) -> ByteBuffer {
        var end = ByteBuffer(string: "0\r\n")
        trailers.bytes.withUnsafeReadableBytes { raw in
            for field in trailers.fields {
                end.writeBytes(raw[field.line.indices])
                end.writeString("\r\n")
            }
        }
        end.writeString("\r\n")
        return end
    }

    private static func sizeLine(_ size: Int) -> String { String(size, radix: 16) + "\r\n" }

    /// What a chunk adds to its bytes.
    private static func overhead(_ size: Int) -> Int { sizeLine(size).utf8.count + 2 }
}
