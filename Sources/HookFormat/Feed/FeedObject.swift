package import HookModel
package import JSONText

/// What is stored and what comes of it, a JSON object each, as scripts read it line by line.
package enum FeedObject {
    /// `{"type":"capture","capture":{…}}`: a capture, as lists show it.
    package static func write(_ capture: Capture, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("type")
            writer.string("capture")
            writer.name("capture")
            CaptureObject.write(capture, .listed, to: &writer)
        }
    }

    /// `{"type":"verdict","capture":7,"diagnosis":[…]}`: why a capture's signature has its verdict.
    package static func write(_ diagnosis: [Diagnosis], of capture: Int64, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("type")
            writer.string("verdict")
            members(diagnosis, of: capture, to: &writer)
        }
    }

    /// `{"capture":7,"diagnosis":[…]}`: the same where its kind stands elsewhere.
    package static func writeVerdict(_ diagnosis: [Diagnosis], of capture: Int64, to writer: inout JSONWriter) {
        writer.object { members(diagnosis, of: capture, to: &$0) }
    }

    /// `{"capture":7,"status":200}`: the status that a capture's sender got, which was not known when it was stored.
    package static func writeResponse(_ status: Int, of capture: Int64, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("capture")
            writer.integer(capture)
            writer.name("status")
            writer.integer(status)
        }
    }

    private static func members(_ diagnosis: [Diagnosis], of capture: Int64, to writer: inout JSONWriter) {
        writer.name("capture")
        writer.integer(capture)
        writer.name("diagnosis")
        FindingsObject.write(diagnosis, to: &writer)
    }

    /// `{"type":"delivery","delivery":{…}}`: a delivery after an attempt, which is the only one in its `history`, or at its
    /// end without one.
    package static func write(_ delivery: Delivery, _ attempt: DeliveryAttempt?, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("type")
            writer.string("delivery")
            writer.name("delivery")
            DeliveryObject.write(delivery, attempt.map { [$0] } ?? [], to: &writer)
        }
    }
}
