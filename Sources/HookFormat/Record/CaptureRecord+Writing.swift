internal import HookCrypto
package import HookModel
package import JSONText
internal import NIOCore

extension CaptureRecord {
    /// A line of an NDJSON export, its line feed included.
    ///
    /// - Parameters:
    ///   - capture: What is exported, with its whole body; where less is held, `body.truncated` says so, and the line cannot
    ///     be imported.
    ///   - credentials: Whether header values that let their bearer in stand in it as they were sent.
    ///   - findings: Whether what was found out stands in it.
    /// - Returns: JSON without a line feed in it, then one.
    package static func line(_ capture: Capture, credentials: Credentials, findings: Bool = true) -> [UInt8] {
        var writer = JSONWriter()
        write(capture, credentials: credentials, findings: findings, to: &writer)
        return writer.bytes + [0x0A]
    }

    /// Writes a capture as a value.
    package static func write(
        _ capture: Capture, credentials: Credentials, findings: Bool = true, to writer: inout JSONWriter
    ) {
        let request = capture.request
        let head = request.head
        writer.object { writer in
            writer.name("id")
            writer.integer(capture.id)
            writer.name("received_at")
            writer.string(request.receivedAt.description)
            writer.name("remote_address")
            writer.string(request.remote.text)
            writer.name("method")
            writer.string(head.method)
            writeTarget(head, to: &writer)
            writer.name("http_version")
            writer.string(version(of: head))
            writer.name("headers")
            write(RecordLine.lines(of: head.block, credentials), to: &writer)
            writer.name("trailers")
            write(RecordLine.lines(of: request.trailers, credentials), to: &writer)
            writer.name("body")
            writer.object { writer in
                writeFacts(of: capture, to: &writer)
                request.body.withUnsafeReadableBytes {
                    RecordBytes.write($0, text: "text", base64: "base64", to: &writer)
                }
            }
            if findings { writeFindings(of: capture, to: &writer) }
            writer.name("response")
            writeResponse(to: capture, &writer)
        }
    }

    /// Writes `target`, and `target_base64` where it is not UTF-8.
    static func writeTarget(_ head: RequestHead, to writer: inout JSONWriter) {
        head.block.bytes.withUnsafeReadableBytes { raw in
            let target = UnsafeRawBufferPointer(rebasing: raw[head.targetRange.indices])
            writer.name("target")
            writer.string(utf8: target)
            guard String(validating: target, as: UTF8.self) == nil else { return }
            writer.name("target_base64")
            writer.string(Base64.encode(target))
        }
    }

    /// The version as it was sent: `1.1`, `1.0`, or a higher minor version.
    static func version(of head: RequestHead) -> String {
        head.block.bytes.withUnsafeReadableBytes { raw in
            let rest = raw[head.targetRange.end...].dropFirst(" HTTP/".utf8.count)
            return String(decoding: rest.prefix(3), as: UTF8.self)
        }
    }

    static func write(_ lines: [RecordLine], to writer: inout JSONWriter) {
        writer.array { writer in
            for line in lines { line.writePair(to: &writer) }
        }
    }

    /// Writes size, digest, and whether the body is whole, into an object that is open.
    static func writeFacts(of capture: Capture, to writer: inout JSONWriter) {
        writer.name("size")
        writer.integer(capture.bodySize)
        writer.name("sha256")
        writer.string(Hex.encode(capture.bodyDigest))
        writer.name("complete")
        writer.bool(capture.request.isComplete)
        if let reason = capture.request.incompleteness {
            writer.name("incompleteness")
            writer.string(reason.rawValue)
        }
        if capture.request.body.readableBytes < capture.bodySize {
            writer.name("truncated")
            writer.bool(true)
        }
    }

    /// Writes what was found out into an object that is open.
    static func writeFindings(of capture: Capture, to writer: inout JSONWriter) {
        writer.name("client_address")
        writer.optional(capture.findings.clientAddress)
        FindingsObject.writeMembers(of: capture.findings, .whole, to: &writer)
    }

    /// Writes what the sender got as a value.
    static func writeResponse(to capture: Capture, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("status")
            writer.integer(capture.status)
            guard let response = capture.response else { return }
            writer.name("content_type")
            writer.optional(response.contentType)
            writer.name("headers")
            writer.array { writer in
                for line in response.headers { writer.strings([line.name, line.value]) }
            }
            writer.name("closes")
            writer.bool(response.closes)
            response.body.withUnsafeReadableBytes {
                RecordBytes.write($0, text: "body", base64: "body_base64", to: &writer)
            }
        }
    }
}
