package import HookModel
internal import NIOCore

/// A text that is looked for in requests: in the bytes as sent, and in what decoding shows of them.
///
/// Where nothing is escaped or coded, it costs a second quick look at head and body.
package struct SearchedText: Sendable {
    /// The search for the text in bytes.
    package let text: TextSearch

    /// The search that a text needs.
    package init(_ text: TextSearch) { self.text = text }

    /// Whether request line, header lines or trailers hold it.
    ///
    /// - Parameters:
    ///   - head: Request line and header lines.
    ///   - trailers: The lines after the body.
    /// - Returns: Whether they do.
    package func isIn(head: UnsafeRawBufferPointer, trailers: UnsafeRawBufferPointer) -> Bool {
        text.isIn(head) || text.isIn(trailers)
            || DecodedTexts(head: head, body: UnsafeRawBufferPointer(start: nil, count: 0))
                .containsTarget(where: text.isIn)
    }

    /// Whether a body holds it.
    ///
    /// - Parameters:
    ///   - body: The whole body.
    ///   - head: The head before it, which says how the body is coded.
    /// - Returns: Whether it does.
    package func isIn(body: UnsafeRawBufferPointer, head: UnsafeRawBufferPointer) -> Bool {
        text.isIn(body) || isDecodedIn(body: body, head: head)
    }

    /// Whether a body, in whose bytes as sent it is not, holds it.
    package func isDecodedIn(body: UnsafeRawBufferPointer, head: UnsafeRawBufferPointer) -> Bool {
        DecodedTexts(head: head, body: body).containsBody(where: text.isIn)
    }

    /// Whether a request with its whole body holds it.
    package func isIn(_ request: ReceivedRequest) -> Bool {
        request.head.block.bytes.withUnsafeReadableBytes { head in
            request.trailers.bytes.withUnsafeReadableBytes { isIn(head: head, trailers: $0) }
                || request.body.withUnsafeReadableBytes { isIn(body: $0, head: head) }
        }
    }
}
