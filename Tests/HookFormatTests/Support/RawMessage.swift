import HookModel
import NIOCore

/// A request as its bytes stand on the wire, taken apart for comparison.
struct RawMessage: Sendable {
    /// Request line and header lines, without the empty line.
    let lines: [[UInt8]]
    /// The body, chunk framing removed.
    let body: [UInt8]
    let trailers: [[UInt8]]
    /// Whether all of it is there.
    let isComplete: Bool

    /// Reads the first request in some bytes; nil where the head does not end.
    init?(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while rest.starts(with: [13, 10]) { rest = rest.dropFirst(2) }
        var lines: [[UInt8]] = []
        while true {
            guard let line = RawMessage.line(&rest) else { return nil }
            if line.isEmpty { break }
            lines.append(Array(line))
        }
        self.lines = lines
        let fields = lines.dropFirst().map { String(decoding: $0, as: UTF8.self).lowercased() }
        var trailers: [[UInt8]] = []
        if fields.contains(where: { $0.hasPrefix("transfer-encoding:") && $0.contains("chunked") }) {
            var body: [UInt8] = []
            var isComplete = false
            while let line = RawMessage.line(&rest) {
                let digits = String(decoding: line.prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self)
                let size = Int(digits.filter { $0 != " " }, radix: 16) ?? 0
                if size == 0 {
                    while let line = RawMessage.line(&rest), !line.isEmpty { trailers.append(Array(line)) }
                    isComplete = true
                    break
                }
                body += rest.prefix(size)
                guard rest.count >= size + 2 else { break }
                rest = rest.dropFirst(size + 2)
            }
            (self.body, self.isComplete) = (body, isComplete)
        } else {
            let length = fields.first { $0.hasPrefix("content-length:") }?.dropFirst(15).filter { $0 != " " } ?? "0"
            let count = Int(length) ?? 0
            body = Array(rest.prefix(count))
            isComplete = body.count == count
        }
        self.trailers = trailers
    }

    private static func line(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var index = rest.startIndex
        while index + 1 < rest.endIndex, rest[index] != 13 || rest[index + 1] != 10 { index += 1 }
        guard index + 1 < rest.endIndex else { return nil }
        defer { rest = rest[(index + 2)...] }
        return rest[..<index]
    }

    /// The request as the transport would hand it over.
    func request() throws -> ReceivedRequest {
        let bytes = RawMessage.joined(lines) + [13, 10]
        guard let head = RequestHead(stored: ByteBuffer(bytes: bytes)) else { throw NoHead() }
        return ReceivedRequest(
            head: head, body: ByteBuffer(bytes: body),
            trailers: HeaderBlock(splitting: ByteBuffer(bytes: RawMessage.joined(trailers))),
            incompleteness: isComplete ? nil : .closed, receivedAt: Timestamp(milliseconds: 1_764_239_611_042),
            remote: RemoteAddress(text: "127.0.0.1:52344"))
    }

    private static func joined(_ lines: [[UInt8]]) -> [UInt8] {
        lines.reduce(into: []) { $0 += $1 + [13, 10] }
    }

    struct NoHead: Error {}
}
