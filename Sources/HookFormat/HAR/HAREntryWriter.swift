internal import HookBody
internal import HookModel
internal import HookProviders
internal import JSONText
internal import NIOCore

/// Writes a capture as an entry of a HAR.
struct HAREntryWriter {
    private let capture: Capture
    private let origin: String
    private let credentials: Credentials

    init(_ capture: Capture, origin: String, credentials: Credentials) {
        self.capture = capture
        self.origin = origin
        self.credentials = credentials
    }

    private var request: ReceivedRequest { capture.request }
    private var head: RequestHead { capture.request.head }

    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("startedDateTime")
            writer.string(request.receivedAt.description)
            writer.name("time")
            writer.integer(0)
            writer.name("request")
            writer.object { writeRequest(to: &$0) }
            writer.name("response")
            writer.object { writeResponse(to: &$0) }
            writer.name("cache")
            writer.object { _ in }
            writer.name("timings")
            writer.object { writeTimings(to: &$0) }
            writer.name("_hooksight")
            writer.object { writeExact(to: &$0) }
        }
    }

    private func writeRequest(to writer: inout JSONWriter) {
        writer.name("method")
        writer.string(head.method)
        writer.name("url")
        writer.string(HARURL.text(of: head, origin: origin))
        writer.name("httpVersion")
        writer.string("HTTP/\(CaptureRecord.version(of: head))")
        writer.name("cookies")
        writer.array { writeCookies(to: &$0) }
        writer.name("headers")
        writer.array { writer in
            for line in RecordLine.lines(of: head.block, credentials) { line.writeNamed(to: &writer) }
        }
        writer.name("queryString")
        writer.array { writer in
            HARURL.query(of: head)?.withUnsafeBytes { HAREntryWriter.write(FormParameters($0), to: &writer) }
        }
        if request.body.readableBytes > 0 {
            writer.name("postData")
            writer.object { writePosted(to: &$0) }
        }
        writer.name("headersSize")
        writer.integer(head.block.bytes.readableBytes)
        writer.name("bodySize")
        writer.integer(capture.bodySize)
    }

    private func writeCookies(to writer: inout JSONWriter) {
        guard !credentials.hides("Cookie") else { return }
        for field in head.block.all("Cookie") {
            for pair in head.block.text(field.value).split(separator: ";") {
                let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                let name = parts[0].drop { $0 == " " }
                HAREntryWriter.write(String(name), parts.count > 1 ? String(parts[1]) : "", to: &writer)
            }
        }
    }

    private func writePosted(to writer: inout JSONWriter) {
        writer.name("mimeType")
        writer.string(head.block.string("Content-Type") ?? "application/octet-stream")
        request.body.withUnsafeReadableBytes { bytes in
            HAREntryWriter.writeText(bytes, encoding: "_encoding", to: &writer)
            guard MediaType.saysForm(head), let parameters = FormParameters(bytes) else { return }
            writer.name("params")
            writer.array { HAREntryWriter.write(parameters, to: &$0) }
        }
    }

    private func writeResponse(to writer: inout JSONWriter) {
        let response = capture.response
        writer.name("status")
        writer.integer(capture.status)
        writer.name("statusText")
        writer.string("")
        writer.name("httpVersion")
        writer.string("HTTP/1.1")
        writer.name("cookies")
        writer.array { _ in }
        writer.name("headers")
        writer.array { writer in
            if let type = response?.contentType { HAREntryWriter.write("Content-Type", type, to: &writer) }
            for line in response?.headers ?? [] { HAREntryWriter.write(line.name, line.value, to: &writer) }
        }
        writer.name("content")
        writer.object { writer in
            writer.name("size")
            writer.integer(response?.body.readableBytes ?? 0)
            writer.name("mimeType")
            writer.string(response?.contentType ?? "x-unknown")
            guard let body = response?.body, body.readableBytes > 0 else { return }
            body.withUnsafeReadableBytes { HAREntryWriter.writeText($0, encoding: "encoding", to: &writer) }
        }
        writer.name("redirectURL")
        writer.string(response?.headers.first { $0.name.lowercased() == "location" }?.value ?? "")
        writer.name("headersSize")
        writer.integer(-1)
        writer.name("bodySize")
        writer.integer(response?.body.readableBytes ?? -1)
    }

    /// The standard asks for numbers that are not negative in the last three.
    private func writeTimings(to writer: inout JSONWriter) {
        for name in ["blocked", "dns", "connect", "ssl"] {
            writer.name(name)
            writer.integer(-1)
        }
        for name in ["send", "wait", "receive"] {
            writer.name(name)
            writer.integer(0)
        }
    }

    /// Writes what the standard has no place for.
    private func writeExact(to writer: inout JSONWriter) {
        writer.name("id")
        writer.integer(capture.id)
        CaptureRecord.writeTarget(head, to: &writer)
        writer.name("remote_address")
        writer.string(request.remote.text)
        writer.name("trailers")
        CaptureRecord.write(RecordLine.lines(of: request.trailers, credentials), to: &writer)
        writer.name("body")
        writer.object { CaptureRecord.writeFacts(of: capture, to: &$0) }
        CaptureRecord.writeFindings(of: capture, to: &writer)
        writer.name("response")
        CaptureRecord.writeResponse(to: capture, &writer)
    }

    private static func writeText(
        _ bytes: UnsafeRawBufferPointer, encoding: StaticString, to writer: inout JSONWriter
    ) {
        writer.name("text")
        if String(validating: bytes, as: UTF8.self) != nil {
            writer.string(utf8: bytes)
        } else {
            writer.string(RecordBytes.base64(bytes))
            writer.name(encoding)
            writer.string("base64")
        }
    }

    private static func write(_ parameters: FormParameters?, to writer: inout JSONWriter) {
        parameters?.forEach { name, value, _ in
            write(String(decoding: name, as: UTF8.self), String(decoding: value, as: UTF8.self), to: &writer)
        }
    }

    private static func write(_ name: String, _ value: String, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("name")
            writer.string(name)
            writer.name("value")
            writer.string(value)
        }
    }
}
