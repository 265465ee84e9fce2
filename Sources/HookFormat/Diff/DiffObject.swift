internal import HookCrypto
internal import HookModel
package import JSONText
internal import NIOCore

/// What differs between two captures, as JSON.
package enum DiffObject {
    /// Writes a difference as a value; `left` and `right` in it are the captures in the order in which they were given.
    ///
    /// - Parameters:
    ///   - diff: What differs.
    ///   - credentials: Whether header values that let their bearer in stand in it as they were sent.
    ///   - writer: Where it goes.
    package static func write(_ diff: CaptureDiff, credentials: Credentials, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("left")
            writer.integer(diff.left.id)
            writer.name("right")
            writer.integer(diff.right.id)
            writer.name("same")
            writer.bool(diff.isSame)
            let shown = Credentials(areShown: true)
            for (name, list, credentials) in [
                ("request_line", diff.requestLine, shown), ("query", diff.query, shown),
                ("headers", diff.headers, credentials), ("trailers", diff.trailers, credentials),
                ("verdicts", diff.verdicts, shown),
            ] {
                writer.name(name)
                writer.array { writer in
                    for difference in list { write(difference, credentials, to: &writer) }
                }
            }
            writer.name("payload_errors")
            writer.object { writer in
                writer.name("left")
                FindingsObject.write(diff.leftErrors, to: &writer)
                writer.name("right")
                FindingsObject.write(diff.rightErrors, to: &writer)
            }
            writer.name("body")
            writer.object { write(diff.body, of: diff, to: &$0) }
        }
    }

    private static func write(
        _ difference: FieldDifference, _ credentials: Credentials, to writer: inout JSONWriter
    ) {
        writer.object { writer in
            writer.name("change")
            writer.string(difference.change.rawValue)
            writer.name("name")
            writer.string(difference.name)
            // Of what differs in its name's case alone, left and right are the names.
            let isHidden = credentials.hides(difference.name) && difference.change != .nameCase
            for (side, base64, bytes) in [
                ("left", "left_base64", difference.left), ("right", "right_base64", difference.right),
            ] {
                guard let bytes else { continue }
                let text = String(decoding: bytes, as: UTF8.self)
                writer.name(side)
                writer.string(isHidden ? credentials.shown(text, of: difference.name) : text)
                guard !isHidden, !text.utf8.elementsEqual(bytes) else { continue }
                writer.name(base64)
                writer.string(Base64.encode(bytes))
            }
            guard let places = difference.places else { return }
            writer.name("left_place")
            writer.integer(places.left)
            writer.name("right_place")
            writer.integer(places.right)
        }
    }

    private static func write(_ body: BodyDiff, of diff: CaptureDiff, to writer: inout JSONWriter) {
        writer.name("same")
        writer.bool(body.isSame && !diff.isCut)
        for (name, capture) in [("left", diff.left), ("right", diff.right)] {
            writer.name(name)
            writer.object { writer in
                writer.name("size")
                writer.integer(capture.bodySize)
                writer.name("compared")
                writer.integer(capture.request.body.readableBytes)
                writer.name("sha256")
                writer.string(Hex.encode(capture.bodyDigest))
            }
        }
        writer.name("first_difference")
        write(body.firstDifference, to: &writer)
        writer.name("compared_as")
        writer.optional(body.kind?.rawValue)
        writer.name("same_value")
        if let isSame = body.isSameValue { writer.bool(isSame) } else { writer.null() }
        writer.name("spelling")
        writer.strings(body.spelling.map(\.rawValue))
        writer.name("reordered")
        writer.strings(body.reordered)
        writer.name("differences")
        writer.array { writer in
            for difference in body.differences { write(difference, to: &writer) }
        }
        writer.name("omitted_differences")
        writer.integer(body.omitted)
        writer.name("notes")
        writer.strings(body.notes)
    }

    private static func write(_ difference: ByteDifference?, to writer: inout JSONWriter) {
        guard let difference else { return writer.null() }
        writer.object { writer in
            writer.name("offset")
            writer.integer(difference.offset)
            for (name, side) in [("left", difference.left), ("right", difference.right)] {
                writer.name(name)
                writer.object { writer in
                    writer.name("line")
                    writer.integer(side.line)
                    writer.name("column")
                    writer.integer(side.column)
                    writer.name("before")
                    writer.integer(side.before)
                    writer.name("hex")
                    writer.string(Hex.encode(side.bytes))
                    writer.name("text")
                    writer.string(String(decoding: side.bytes, as: UTF8.self))
                }
            }
        }
    }

    private static func write(_ difference: ValueDifference, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("change")
            writer.string(difference.change.rawValue)
            writer.name("pointer")
            writer.string(difference.pointer)
            if let pointer = difference.rightPointer {
                writer.name("right_pointer")
                writer.string(pointer)
            }
            for (name, start, size, value) in [
                ("left", "left_start", "left_size", difference.left),
                ("right", "right_start", "right_size", difference.right),
            ] {
                guard let value else { continue }
                guard value.isCut else {
                    writer.name(name)
                    writer.raw(value.text.utf8)
                    continue
                }
                writer.name(start)
                writer.string(value.text)
                writer.name(size)
                writer.integer(value.size)
            }
        }
    }
}
