internal import HookModel
internal import NIOCore

/// What is inside a compressed body.
enum DiagnosedBody {
    /// The body as it was before its `Content-Encoding`, or before gzip that nobody names; nil where it is plain, or too
    /// large to be looked into.
    static func inside(_ body: UnsafeRawBufferPointer, _ head: RequestHead) -> [UInt8]? {
        guard body.count <= BodyVariants.rewriteLimit else { return nil }
        let gzip = Array("gzip".utf8)
        if body.starts(with: [0x1F, 0x8B]) {
            return gzip.withUnsafeBytes { Inflater.inflate(body, encoding: $0) }
        }
        guard let encoding = head.block.string("Content-Encoding") else { return nil }
        return Array(encoding.utf8).withUnsafeBytes { Inflater.inflate(body, encoding: $0) }
    }
}
