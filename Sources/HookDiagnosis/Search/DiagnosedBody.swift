internal import HookBody
internal import HookModel
internal import HookProviders
internal import NIOCore

/// What is inside a compressed body.
enum DiagnosedBody {
    /// A few bytes can stand for very many, and nothing is owed to a request that failed.
    private static let limit = 4 << 20

    /// The body as it was before its `Content-Encoding`, or before gzip that nobody names; nil where it is plain, or too
    /// large to be looked into.
    static func inside(_ body: UnsafeRawBufferPointer, _ head: RequestHead) -> [UInt8]? {
        guard body.count <= BodyVariants.rewriteLimit else { return nil }
        let gzip = Array("gzip".utf8)
        if body.starts(with: [0x1F, 0x8B]) {
            return gzip.withUnsafeBytes { Inflater.inflate(body, encoding: $0, limit: limit) }
        }
        guard let encoding = head.block.string("Content-Encoding") else { return nil }
        return Array(encoding.utf8).withUnsafeBytes { Inflater.inflate(body, encoding: $0, limit: limit) }
    }
}
