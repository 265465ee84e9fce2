internal import Hummingbird
internal import JSONText
internal import NIOCore

extension Response {
    /// An answer in plain text.
    static func text(_ text: String, status: Int = 200) -> Response {
        Response(status, type: "text/plain; charset=utf-8", ByteBuffer(string: text))
    }

    /// An answer in JSON that is written already.
    static func json(bytes: [UInt8]) -> Response {
        Response(200, type: "application/json", SafeJSON.escape(bytes))
    }

    /// Metrics in Prometheus's text format.
    static func metrics(_ text: String) -> Response {
        Response(200, type: "text/plain; version=0.0.4; charset=utf-8", ByteBuffer(string: text))
    }

    /// An answer in plain text, each line with its end.
    static func text(lines: [String], status: Int = 200) -> Response {
        .text(lines.map { $0 + "\n" }.joined(), status: status)
    }

    /// An answer in JSON: what `write` writes, and a line feed for terminals.
    static func json(
        status: Int = 200, type: String = "application/json", _ write: (inout JSONWriter) -> Void
    ) -> Response {
        var writer = JSONWriter()
        write(&writer)
        var buffer = SafeJSON.escape(writer.bytes)
        buffer.writeInteger(UInt8(ascii: "\n"))
        return Response(status, type: type, buffer)
    }

    private init(_ status: Int, type: String, _ body: ByteBuffer) {
        self.init(
            status: HTTPResponse.Status(code: status), headers: [.contentType: type],
            body: ResponseBody(byteBuffer: body))
    }
}
