internal import HookBody
internal import HookCrypto
internal import HookModel
internal import JSONText

/// A body as a JSON object: what came in numbers, and its content as the text that it stands for.
enum BodyObject {
    /// Writes the body of a capture.
    ///
    /// - Parameters:
    ///   - capture: The capture; for `.whole` its request holds up to 1 MiB of the body.
    ///   - extent: Lists have no content.
    ///   - writer: Where it goes.
    static func write(_ capture: Capture, _ extent: CaptureObject.Extent, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("size")
            writer.integer(capture.bodySize)
            writer.name("sha256")
            writer.string(Hex.encode(capture.bodyDigest))
            writer.name("complete")
            writer.bool(capture.request.isComplete)
            let shown = extent == .whole ? ShownBody(capture) : nil
            writer.name("truncated")
            writer.bool(shown?.isTruncated ?? (capture.bodySize > CaptureObject.bodyLimit))
            guard let shown else { return }
            if let decoding = shown.decoding { write(decoding, to: &writer) }
            if let charset = shown.charset {
                writer.name("charset")
                writer.string(charset)
            }
            shown.withBytes { bytes in
                if shown.isText {
                    writer.name("text")
                    writer.string(utf8: bytes)
                } else {
                    writer.name("base64")
                    writer.string(Base64.encode(bytes))
                }
                if let parts = shown.parts { write(parts, of: bytes, to: &writer) }
            }
        }
    }

    private static func write(_ decoding: BodyDecoding, to writer: inout JSONWriter) {
        writer.name(decoding.problem == nil ? "decoded" : "not_decoded")
        writer.object { writer in
            writer.name("codings")
            writer.strings(decoding.codings)
            if let problem = decoding.problem {
                writer.name("reason")
                writer.string(problem)
            } else {
                writer.name("size")
                if let size = decoding.size { writer.integer(size) } else { writer.null() }
            }
        }
    }

    private static func write(_ parts: MultipartParts, of body: UnsafeRawBufferPointer, to writer: inout JSONWriter) {
        writer.name("parts")
        writer.array { writer in
            for part in parts.parts { write(part, of: body, to: &writer) }
        }
        writer.name("part_count")
        writer.integer(parts.count)
        writer.name("parts_complete")
        writer.bool(parts.isComplete)
    }

    private static func write(_ part: MultipartPart, of body: UnsafeRawBufferPointer, to writer: inout JSONWriter) {
        let header = part.header(in: body)
        writer.object { writer in
            writer.name("name")
            writer.optional(header.name)
            writer.name("filename")
            writer.optional(header.filename)
            writer.name("content_type")
            writer.optional(header.contentType)
            writer.name("offset")
            writer.integer(part.content.lowerBound)
            writer.name("size")
            writer.integer(part.content.count)
            writer.name("headers")
            writer.array { writer in
                for field in header.fields { writer.strings([field.name, field.value]) }
            }
            let content = UnsafeRawBufferPointer(rebasing: body[part.content])
            guard CaptureObject.isUTF8(content) else { return }
            writer.name("text")
            writer.string(utf8: content)
        }
    }
}
