internal import NIOCore

/// The first KiB of a request as it came, copied, so that keeping it keeps nothing else in memory.
struct RequestOpening {
    static let limit = 1024

    private(set) var bytes = ByteBuffer()

    init() {}

    init(_ bytes: ByteBuffer) {
        add(bytes)
    }

    /// Adds what followed, as far as there is room.
    mutating func add(_ more: ByteBuffer) {
        let count = min(more.readableBytes, RequestOpening.limit - bytes.readableBytes)
        guard count > 0, let slice = more.getSlice(at: more.readerIndex, length: count) else { return }
        bytes.writeImmutableBuffer(slice)
    }

    /// Whether bytes begin as requests do: a method in capitals, a space, and a slash or `*`.
    static func isLikely(_ bytes: ByteBuffer) -> Bool {
        let method = bytes.readableBytesView.prefix { (0x41...0x5A).contains($0) }
        guard method.count > 2 else { return false }
        let rest = bytes.readableBytesView.dropFirst(method.count).prefix(2)
        return rest.elementsEqual(" /".utf8) || rest.elementsEqual(" *".utf8)
    }
}
