import FoundationEssentials
import HookModel
import HookTransport
import JSONText

/// What `send --json` prints: a line for each request.
enum SendResponseObject {
    /// The line; of a replay with the number of its capture.
    static func line(_ outcome: SampleOutcome, capture: Int64? = nil, deadline: Duration) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            if let capture {
                writer.name("capture")
                writer.integer(capture)
            }
            writer.name("number")
            writer.integer(outcome.number)
            writer.name("event")
            writer.object { writer in
                member("type", outcome.event.type, to: &writer)
                member("id", outcome.event.id, to: &writer)
            }
            writer.name("took_ms")
            writer.integer(outcome.took.wholeMilliseconds)
            writer.name("status")
            if let status = outcome.answer?.status { writer.integer(status) } else { writer.null() }
            member("error", outcome.problem(deadline: deadline), to: &writer)
            if let answer = outcome.answer { write(answer, to: &writer) }
        }
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private static func write(_ answer: TargetResponse, to writer: inout JSONWriter) {
        writer.name("headers")
        writer.array { writer in
            for header in answer.headers {
                writer.array { writer in
                    writer.string(header.name)
                    writer.string(header.value)
                }
            }
        }
        writer.name("body")
        writer.object { writer in
            writer.name("size")
            writer.integer(answer.bodySize)
            writer.name("truncated")
            writer.bool(answer.isTruncated)
            let body = answer.keptBody
            if let text = String(validating: body, as: UTF8.self) {
                member("text", text, to: &writer)
            } else {
                member("base64", Data(body).base64EncodedString(), to: &writer)
            }
        }
    }

    private static func member(_ name: StaticString, _ value: String?, to writer: inout JSONWriter) {
        writer.name(name)
        if let value { writer.string(value) } else { writer.null() }
    }
}
