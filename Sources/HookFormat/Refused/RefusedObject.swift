internal import HookCrypto
package import HookModel
package import JSONText
internal import NIOCore

/// The requests that HTTP itself refused, as JSON.
package enum RefusedObject {
    /// Writes a page; credentials stand in it as they were sent.
    package static func write(_ page: RefusedPage, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("refused")
            writer.array { writer in
                for request in page.requests { write(request, to: &writer) }
            }
            writer.name("total")
            writer.integer(page.total)
        }
    }

    private static func write(_ request: RefusedRequest, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("refused_at")
            writer.string(request.refusedAt.description)
            writer.name("remote_address")
            writer.string(request.remote.text)
            writer.name("reason")
            writer.string(request.reason)
            writer.name("explanation")
            writer.string(request.explanation)
            writer.name("status")
            writer.integer(request.status)
            writer.name("first_bytes")
            writer.object { writer in
                writer.name("size")
                writer.integer(request.firstBytes.readableBytes)
                request.firstBytes.withUnsafeReadableBytes { bytes in
                    if String(validating: bytes, as: UTF8.self) != nil {
                        writer.name("text")
                        writer.string(utf8: bytes)
                    } else {
                        writer.name("base64")
                        writer.string(Base64.encode(bytes))
                    }
                }
            }
        }
    }
}
