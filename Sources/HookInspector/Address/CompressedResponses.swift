internal import HookBody
internal import Hummingbird
internal import NIOCore
internal import Synchronization

/// Compresses answers for clients that take `gzip` (RFC 9110, section 12.5.3): JSON and text from a KiB on.
///
/// Bytes as they were captured stay as they are, and so does what has no length, such as a stream.
struct CompressedResponses: RouterMiddleware {
    typealias Context = InspectorContext

    /// Shorter answers, in bytes, gain nothing; longer ones would take long.
    private static let lengths = 1_024...8_388_608

    func handle(
        _ request: Request, context: InspectorContext, next: (Request, InspectorContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        guard let type = response.headers[.contentType], CompressedResponses.isText(type) else { return response }
        response.headers[.vary] = "Accept, Accept-Encoding"
        guard let length = response.body.contentLength, CompressedResponses.lengths.contains(length),
            CompressedResponses.takesGzip(request.headers[.acceptEncoding] ?? "")
        else { return response }
        let collected = CollectedBody()
        try await response.body.write(CollectingWriter(body: collected))
        guard let bytes = try? Deflater.apply(ContentCodings(["gzip"]), to: collected.bytes) else { return response }
        response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        response.headers[.contentEncoding] = "gzip"
        response.headers[.contentLength] = "\(bytes.count)"
        return response
    }

    private static func isText(_ type: String) -> Bool {
        let media = type.prefix { $0 != ";" }
        return media.hasSuffix("json") || media == "text/plain"
    }

    /// Whether `gzip` is named, or anything is taken, and not with a quality of 0.
    private static func takesGzip(_ accepted: String) -> Bool {
        let codings = accepted.lowercased().split(separator: ",").map { coding in
            coding.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
        }
        for name in ["gzip", "*"] {
            guard let coding = codings.first(where: { $0.first == name }) else { continue }
            let quality = coding.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) }
            return (quality ?? 1) > 0
        }
        return false
    }
}

/// What a body has written.
private final class CollectedBody: Sendable {
    private let parts = Mutex<[UInt8]>([])

    var bytes: [UInt8] { parts.withLock(\.self) }

    func add(_ buffer: ByteBuffer) { parts.withLock { $0 += buffer.readableBytesView } }
}

/// Collects what a body writes.
private struct CollectingWriter: ResponseBodyWriter {
    let body: CollectedBody

    mutating func write(_ buffer: ByteBuffer) async throws { body.add(buffer) }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
