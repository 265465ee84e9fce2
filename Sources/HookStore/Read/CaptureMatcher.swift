internal import HookModel
internal import NIOCore

/// Looks at a capture itself for what no index tells.
struct CaptureMatcher {
    private let filter: CaptureFilter
    private let path: Glob?
    private let event: Glob?
    private let text: [UInt8]?

    init(_ filter: CaptureFilter) {
        self.filter = filter
        path = filter.path.map(Glob.init)
        event = filter.event.map(Glob.init)
        text = filter.text.map { $0.utf8.map(HeaderName.fold) }
    }

    func matches(_ capture: Capture, body: () throws -> ByteBuffer) rethrows -> Bool {
        let received = capture.request.receivedAt
        if let since = filter.since, received < since { return false }
        if let until = filter.until, received >= until { return false }
        if let event, !(capture.findings.event?.type.map(event.matches) ?? false) { return false }
        if let delivery = filter.delivery, !capture.deliveries.contains(where: { $0.state == delivery }) {
            return false
        }
        let head = capture.request.head
        if let method = filter.method, method != head.method { return false }
        if let path {
            let range = head.pathRange.indices
            let fits = head.block.bytes.withUnsafeReadableBytes {
                path.matches(UnsafeRawBufferPointer(rebasing: $0[range]))
            }
            if !fits { return false }
        }
        guard let text, !text.isEmpty else { return true }
        return try contains(head.block.bytes, text) || contains(capture.request.trailers.bytes, text)
            || contains(body(), text)
    }

    /// Whether the bytes hold the text, ASCII case aside; Horspool's search, so most bytes are not looked at.
    private func contains(_ buffer: ByteBuffer, _ text: [UInt8]) -> Bool {
        buffer.withUnsafeReadableBytes { bytes in
            let last = text.count - 1
            guard bytes.count > last else { return false }
            var steps = [Int](repeating: text.count, count: 256)
            for index in 0..<last { steps[Int(text[index])] = last - index }
            var end = last
            while end < bytes.count {
                var back = 0
                while back <= last, HeaderName.fold(bytes[end - back]) == text[last - back] { back += 1 }
                if back > last { return true }
                end += steps[Int(HeaderName.fold(bytes[end]))]
            }
            return false
        }
    }
}
