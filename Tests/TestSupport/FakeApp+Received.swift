package import NIOCore

extension FakeApp {
    /// A request that came whole; its length is told by `Content-Length`.
    package struct Received: Sendable {
        /// When its last byte was there.
        package let arrivedAt = ContinuousClock.now
        private let headBytes: ByteBuffer
        private let bodyBytes: ByteBuffer

        /// Takes the next whole request from what has come on a connection.
        init?(takenFrom bytes: inout ByteBuffer) {
            guard let end = bytes.withUnsafeReadableBytes(Received.endOfHead) else { return nil }
            let before = bytes
            headBytes = bytes.readSlice(length: end) ?? ByteBuffer()
            bytes.moveReaderIndex(forwardBy: 4)
            let length = Received.value(of: "content-length", in: headBytes).flatMap { Int($0) } ?? 0
            guard let body = bytes.readSlice(length: length) else {
                bytes = before
                return nil
            }
            bodyBytes = body
            bytes.discardReadBytes()
        }

        /// Request line and header lines, as text with one character per byte.
        package var head: String { latin1(headBytes) }

        /// The body, as text with one character per byte.
        package var body: String { latin1(bodyBytes) }

        /// The body's bytes.
        package var bodyView: ByteBufferView { bodyBytes.readableBytesView }

        /// The value of the first line of a name, as it came.
        package func header(_ name: String) -> String? { Received.value(of: name, in: headBytes) }

        // Plain loops: these run for tens of thousands of requests, in debug builds.

        private static func endOfHead(_ raw: UnsafeRawBufferPointer) -> Int? {
            var index = 0
            while index + 3 < raw.count {
                if raw[index] == 13, raw[index + 1] == 10, raw[index + 2] == 13, raw[index + 3] == 10 { return index }
                index += 1
            }
            return nil
        }

        private static func value(of name: String, in head: ByteBuffer) -> String? {
            var name = name.lowercased() + ":"
            return name.withUTF8 { name in
                head.withUnsafeReadableBytes { raw in
                    var start = 0
                    while let end = endOfLine(raw, from: start) {
                        start = end + 2
                        if isLine(raw, at: start, named: name) { return value(raw, from: start + name.count) }
                    }
                    return nil
                }
            }
        }

        private static func isLine(
            _ raw: UnsafeRawBufferPointer, at start: Int, named name: UnsafeBufferPointer<UInt8>
        ) -> Bool {
            guard start + name.count <= raw.count else { return false }
            var index = 0
            while index < name.count {
                let byte = raw[start + index]
                let folded = byte >= 65 && byte <= 90 ? byte | 0x20 : byte
                if folded != name[index] { return false }
                index += 1
            }
            return true
        }

        private static func value(_ raw: UnsafeRawBufferPointer, from start: Int) -> String {
            let end = endOfLine(raw, from: start) ?? raw.count
            var start = start
            while start < end, raw[start] == 32 { start += 1 }
            return latin1(ByteBuffer(bytes: raw[start..<end]))
        }

        private static func endOfLine(_ raw: UnsafeRawBufferPointer, from start: Int) -> Int? {
            var index = start
            while index + 1 < raw.count {
                if raw[index] == 13, raw[index + 1] == 10 { return index }
                index += 1
            }
            return nil
        }
    }
}
