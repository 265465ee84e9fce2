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
}
