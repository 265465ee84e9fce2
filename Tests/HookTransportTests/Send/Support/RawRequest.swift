import NIOCore
import TestSupport

/// Finds the end of a request that has no chunks.
enum RawRequest {
    /// The size of the first request in bytes; nil while it is not whole.
    static func size(of received: ByteBuffer) -> Int? {
        let view = received.readableBytesView
        let end = Array("\r\n\r\n".utf8)
        guard let blank = view.indices.first(where: { view[$0...].starts(with: end) }) else { return nil }
        let lines = latin1(ByteBuffer(bytes: view[..<blank])).lowercased().split(separator: "\r\n")
        let prefix = "content-length:"
        let length = lines.first { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count).filter(\.isNumber) }
        let size = view.distance(from: view.startIndex, to: blank) + end.count + (length.flatMap { Int($0) } ?? 0)
        return size <= view.count ? size : nil
    }
}
