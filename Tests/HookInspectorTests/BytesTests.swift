import HookModel
import HookStore
import Testing

struct BytesTests {
    static let sizes = [0, 1, 1000, Store.chunkSize, Store.chunkSize + 1, 3 * Store.chunkSize, 5_000_000]

    static func body(_ size: Int) -> [UInt8] { (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) } }

    @Test(arguments: sizes) func bodyIsExact(_ size: Int) async throws {
        let body = Self.body(size)
        try await RunningInspector.with(captures: [Samples.capture(body: body)]) { inspector async throws in
            let answer = try await inspector.get("/captures/latest/body")
            #expect(answer.status == 200)
            #expect(answer.body == body)
            #expect(answer["Content-Length"] == "\(size)")
            #expect(answer["Content-Type"] == "application/octet-stream")
            #expect(answer["X-Content-Type-Options"] == "nosniff")
            #expect(answer["Content-Disposition"] == "attachment; filename=\"capture-1.bin\"")
        }
    }

    @Test(arguments: sizes) func rawIsTheMessage(_ size: Int) async throws {
        let body = Self.body(size)
        let head = Array("POST /\u{E9} HTTP/1.1\r\nx-A:  b\t\r\nX-a: ".utf8) + [0xE9] + Array("\r\n\r\n".utf8)
        try await RunningInspector.with(captures: [Samples.capture(head: head, body: body)]) { inspector async throws in
            let answer = try await inspector.get("/captures/1/raw")
            #expect(answer.body == head + body)
            #expect(answer["Content-Length"] == "\(head.count + size)")
        }
    }

    @Test(arguments: sizes) func rawIsChunkedAsSent(_ size: Int) async throws {
        let body = Self.body(size)
        let head = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
        let whole = try Samples.capture(head, body: body, trailers: "X-Sum:  1\r\n\r\n")
        let cut = try Samples.capture(head, body: body, incompleteness: .closed)
        try await RunningInspector.with(captures: [whole, cut]) { inspector async throws in
            var message = Array(head.utf8)
            for start in stride(from: 0, to: size, by: Store.chunkSize) {
                let piece = body[start..<min(start + Store.chunkSize, size)]
                message += Array("\(String(piece.count, radix: 16))\r\n".utf8) + piece + Array("\r\n".utf8)
            }
            let end = Array("0\r\nX-Sum:  1\r\n\r\n".utf8)
            let answer = try await inspector.get("/captures/1/raw")
            #expect(answer.body == message + end)
            #expect(answer["Content-Length"] == "\(message.count + end.count)")
            // What the sender never sent is not made up.
            #expect(try await inspector.get("/captures/2/raw").body == message)
        }
    }
}
