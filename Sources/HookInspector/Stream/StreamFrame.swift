import HookFormat
internal import HookModel
internal import HookStore
internal import JSONText
internal import NIOCore

/// One server-sent event (WHATWG HTML, section 9.2): its name, the place behind it, and its data on one line.
enum StreamFrame {
    /// A capture as lists show it.
    static func capture(_ capture: Capture) -> ByteBuffer {
        frame("capture", id: capture.id) { CaptureObject.write(capture, .listed, to: &$0) }
    }

    /// What became of captures; nil for what streams do not tell.
    ///
    /// - Parameters:
    ///   - event: What was stored.
    ///   - reached: The greatest capture that the stream has told, behind which a reader goes on.
    static func change(_ event: StoreEvent, reached: Int64) -> ByteBuffer? {
        switch event {
        case .diagnosed(let capture, let diagnosis):
            frame("verdict", id: reached) { FeedObject.writeVerdict(diagnosis, of: capture, to: &$0) }
        case .answered(let capture, let status):
            frame("response", id: reached) { FeedObject.writeResponse(status, of: capture, to: &$0) }
        case .delivery(let delivery, let attempt):
            frame("delivery", id: reached) { writer in
                DeliveryObject.write(delivery, attempt.map { [$0] } ?? [], to: &writer)
            }
        case .deleted(let captures):
            frame("delete", id: reached) { writer in
                writer.object { writer in
                    writer.name("first")
                    writer.integer(captures.lowerBound)
                    writer.name("last")
                    writer.integer(captures.upperBound)
                }
            }
        case .captured, .target, .deliveriesDeleted: nil
        }
    }

    /// So many events other than captures were dropped, because the reader was too slow.
    static func missed(_ count: Int, reached: Int64) -> ByteBuffer {
        frame("missed", id: reached) { writer in
            writer.object { writer in
                writer.name("count")
                writer.integer(count)
            }
        }
    }

    /// How long a browser waits before it connects again, in milliseconds; the first thing that a stream says.
    static let start = ByteBuffer(string: "retry: 1000\n\n")

    /// A comment, which keeps the connection from looking idle.
    static let pulse = ByteBuffer(string: ":\n\n")

    private static func frame(
        _ name: StaticString, id: Int64, _ write: (inout JSONWriter) -> Void
    ) -> ByteBuffer {
        var writer = JSONWriter()
        write(&writer)
        var buffer = ByteBuffer()
        buffer.writeString("id: \(CaptureCursor.text(after: id))\nevent: \(name)\ndata: ")
        var json = SafeJSON.escape(writer.bytes)
        buffer.writeBuffer(&json)
        buffer.writeString("\n\n")
        return buffer
    }
}
