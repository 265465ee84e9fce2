package import HookModel
internal import NIOCore

/// The start of a body as it is shown, and whether it is text.
package struct ShownBody {
    /// Whether the body goes on after what is shown.
    package let isTruncated: Bool
    /// Whether it is well-formed UTF-8.
    package let isText: Bool
    private let bytes: ByteBuffer

    package init(_ capture: Capture) {
        let held = capture.request.body
        let count = min(held.readableBytes, CaptureObject.bodyLimit)
        var bytes = held.getSlice(at: held.readerIndex, length: count) ?? held
        isTruncated = bytes.readableBytes < capture.bodySize
        if isTruncated, let end = ShownBody.endOfText(bytes) {
            // The limit may have cut a character in two; that makes the text no less text.
            isText = true
            bytes.moveWriterIndex(to: bytes.readerIndex + end)
        } else {
            isText = ShownBody.isUTF8(bytes, count: bytes.readableBytes)
        }
        self.bytes = bytes
    }

    /// How many bytes are shown.
    package var count: Int { bytes.readableBytes }

    /// Lends the bytes.
    package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        bytes.withUnsafeReadableBytes(body)
    }

    /// Where the text ends, a cut character of up to three bytes aside; nil when it is not UTF-8 anyway.
    private static func endOfText(_ bytes: ByteBuffer) -> Int? {
        let count = bytes.readableBytes
        return (max(0, count - 3)...count).reversed().first { isUTF8(bytes, count: $0) }
    }

    private static func isUTF8(_ bytes: ByteBuffer, count: Int) -> Bool {
        bytes.withUnsafeReadableBytes { raw in
            String(validating: UnsafeRawBufferPointer(rebasing: raw[..<count]), as: UTF8.self) != nil
        }
    }
}
