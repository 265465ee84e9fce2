internal import HookCrypto
package import HookModel
package import JSONText
internal import NIOCore

/// A delivery as a JSON object.
package enum DeliveryObject {
    /// Where it is written.
    package enum Place {
        /// In a list of deliveries.
        case alone
        /// In its capture, which needs no mention.
        case inCapture
    }

    /// A delivery without its attempts.
    package static func write(_ delivery: Delivery, _ place: Place, to writer: inout JSONWriter) {
        writer.object { writer in members(delivery, place, to: &writer) }
    }

    /// A delivery with its attempts.
    package static func write(_ delivery: Delivery, _ attempts: [DeliveryAttempt], to writer: inout JSONWriter) {
        writer.object { writer in
            members(delivery, .alone, to: &writer)
            writer.name("history")
            writer.array { writer in
                for attempt in attempts { write(attempt, to: &writer) }
            }
        }
    }

    private static func members(_ delivery: Delivery, _ place: Place, to writer: inout JSONWriter) {
        writer.name("id")
        writer.integer(delivery.id)
        if place == .alone {
            writer.name("capture")
            writer.integer(delivery.capture)
        }
        writer.name("target")
        writer.string(delivery.target)
        writer.name("kind")
        writer.string(delivery.kind.rawValue)
        if delivery.kind == .replay {
            writer.name("edited")
            writer.bool(delivery.isEdited)
            writer.name("resigned")
            writer.bool(delivery.resigns)
        }
        writer.name("state")
        writer.string(delivery.state.rawValue)
        writer.name("attempts")
        writer.integer(delivery.attempts)
        writer.name("due_at")
        writer.optional(delivery.dueAt?.description)
        writer.name("reason")
        writer.optional(delivery.reason)
    }

    private static func write(_ attempt: DeliveryAttempt, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("attempt")
            writer.integer(attempt.number)
            writer.name("started_at")
            writer.string(attempt.startedAt.description)
            writer.name("took_ms")
            writer.integer(Int(attempt.took.wholeMilliseconds))
            writer.name("url")
            writer.optional(attempt.url)
            writer.name("status")
            if let status = attempt.status { writer.integer(status) } else { writer.null() }
            writer.name("error")
            writer.optional(attempt.error)
            writer.name("headers")
            writer.array { writer in
                for header in attempt.headers { writer.strings([header.name, header.value]) }
            }
            writer.name("body")
            writer.object { writer in
                writer.name("size")
                writer.integer(attempt.bodySize)
                writer.name("truncated")
                writer.bool(attempt.bodySize > attempt.body.readableBytes)
                attempt.body.withUnsafeReadableBytes { bytes in
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
