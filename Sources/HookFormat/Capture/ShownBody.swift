package import HookBody
package import HookModel
internal import NIOCore

/// The start of a body as it is shown: without its content codings, and whether it is text.
package struct ShownBody {
    /// Whether the body goes on after what is shown.
    package let isTruncated: Bool
    /// Whether it is text: well-formed UTF-8, or in a charset that was read.
    package let isText: Bool
    /// What became of its content codings; nil where it has none.
    package let decoding: BodyDecoding?
    /// The charset that it was read by, in lower case; nil for UTF-8.
    package let charset: String?
    /// Where its parts stand in what is shown; nil where it is not multipart, or no boundary is named.
    package let parts: MultipartParts?
    private let bytes: ByteBuffer

    /// Looks at a body; of one under content codings up to 64 MiB are decoded for it.
    package init(_ capture: Capture) {
        let head = capture.request.head
        let held = capture.request.body
        var bytes =
            held.getSlice(at: held.readerIndex, length: min(held.readableBytes, CaptureObject.bodyLimit)) ?? held
        var isTruncated = bytes.readableBytes < capture.bodySize
        let codings = ContentCodings(head)
        if codings.names.isEmpty || capture.bodySize == 0 {
            decoding = nil
        } else {
            let isCut = isTruncated || !capture.request.isComplete
            let undone = bytes.withUnsafeReadableBytes { BodyDecoding.undo(codings, $0, isCut: isCut) }
            decoding = undone.decoding
            if let plain = undone.bytes {
                bytes = ByteBuffer(bytes: plain)
                isTruncated = undone.decoding.size.map { $0 > plain.count } ?? true
            }
        }
        let cut = isTruncated ? ShownBody.endOfText(bytes) : nil
        // The limit may have cut a character in two; that makes the text no less text.
        if let cut { bytes.moveWriterIndex(to: bytes.readerIndex + cut) }
        let isUTF8 = cut != nil || ShownBody.isUTF8(bytes, count: bytes.readableBytes)
        parts = bytes.withUnsafeReadableBytes { MultipartParts($0, head) }
        charset = isUTF8 || parts != nil ? nil : Latin1.name(MediaType.value(head)?["charset"])
        if charset != nil { bytes = bytes.withUnsafeReadableBytes { ByteBuffer(bytes: Latin1.utf8($0)) } }
        isText = isUTF8 || charset != nil
        self.isTruncated = isTruncated
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
