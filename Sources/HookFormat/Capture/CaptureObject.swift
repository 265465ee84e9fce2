internal import HookCrypto
package import HookModel
package import JSONText
internal import NIOCore

/// A capture as a JSON object: the one form of the inspector, of `list` and of `listen --output json`.
package enum CaptureObject {
    /// How much of a capture is written.
    package enum Extent: Sendable, Hashable {
        /// Everything.
        case whole
        /// All but headers, trailers and the body's content.
        case listed
    }

    /// So many bytes of a body are shown at most; the whole body is at `/captures/{id}/body`.
    package static let bodyLimit = 1_048_576

    /// Writes a capture as a value; credentials that the request carries stand in it as they were sent.
    ///
    /// - Parameters:
    ///   - capture: what is written; for `.whole` its request holds up to 1 MiB of the body.
    ///   - extent: how much of it.
    ///   - writer: where it goes.
    package static func write(_ capture: Capture, _ extent: Extent, to writer: inout JSONWriter) {
        writer.object { writer in
            writeRequest(capture, extent, to: &writer)
            writer.name("body")
            BodyObject.write(capture, extent, to: &writer)
            FindingsObject.writeMembers(of: capture.findings, extent, to: &writer)
            writer.name("duplicate_of")
            if let other = capture.duplicateOf { writer.integer(other) } else { writer.null() }
            writer.name("response")
            writer.object { writer in
                writer.name("status")
                writer.integer(capture.status)
                if let response = capture.response { write(response, to: &writer) }
            }
            writer.name("deliveries")
            writer.array { writer in
                for delivery in capture.deliveries { DeliveryObject.write(delivery, .inCapture, to: &writer) }
            }
        }
    }

    private static func writeRequest(_ capture: Capture, _ extent: Extent, to writer: inout JSONWriter) {
        let request = capture.request
        let head = request.head
        writer.name("id")
        writer.integer(capture.id)
        writer.name("received_at")
        writer.string(request.receivedAt.description)
        writer.name("remote_address")
        writer.string(request.remote.text)
        writer.name("client_address")
        writer.optional(capture.findings.clientAddress)
        writer.name("method")
        writer.string(head.method)
        writer.name("target")
        writeText(head.targetRange, of: head.block, base64: "target_base64", to: &writer)
        writer.name("path")
        writeText(head.pathRange, of: head.block, base64: "path_base64", to: &writer)
        writer.name("http_version")
        writer.string(head.version)
        guard extent == .whole else { return }
        writer.name("headers")
        writeFields(head.block, to: &writer)
        writer.name("trailers")
        writeFields(request.trailers, to: &writer)
    }

    /// Text, and beside it a member with the bytes where they are not UTF-8.
    private static func writeText(
        _ range: ByteRange, of block: HeaderBlock, base64 name: StaticString, to writer: inout JSONWriter
    ) {
        block.bytes.withUnsafeReadableBytes { raw in
            let bytes = UnsafeRawBufferPointer(rebasing: raw[range.indices])
            writer.string(utf8: bytes)
            guard !isUTF8(bytes) else { return }
            writer.name(name)
            writer.string(Base64.encode(bytes))
        }
    }

    /// A list of pairs in the order sent, with a third element where a value is not UTF-8.
    private static func writeFields(_ block: HeaderBlock, to writer: inout JSONWriter) {
        block.bytes.withUnsafeReadableBytes { raw in
            writer.array { writer in
                for field in block.fields {
                    let value = UnsafeRawBufferPointer(rebasing: raw[field.shownValue(in: raw).indices])
                    writer.array { writer in
                        writer.string(utf8: UnsafeRawBufferPointer(rebasing: raw[field.name.indices]))
                        writer.string(utf8: value)
                        guard !isUTF8(value) else { return }
                        writer.object { writer in
                            writer.name("base64")
                            writer.string(Base64.encode(value))
                        }
                    }
                }
            }
        }
    }

    /// Writes header lines, the media type first, and the body.
    private static func write(_ response: SenderResponse, to writer: inout JSONWriter) {
        writer.name("headers")
        writer.array { writer in
            if let type = response.contentType { writer.strings(["Content-Type", type]) }
            for line in response.headers { writer.strings([line.name, line.value]) }
        }
        response.body.withUnsafeReadableBytes { bytes in
            if isUTF8(bytes) {
                writer.name("body")
                writer.string(utf8: bytes)
            } else {
                writer.name("body_base64")
                writer.string(Base64.encode(bytes))
            }
        }
    }

    /// Whether bytes are well-formed UTF-8.
    static func isUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool {
        String(validating: bytes, as: UTF8.self) != nil
    }
}
