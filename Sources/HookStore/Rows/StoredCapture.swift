package import HookModel
internal import NIOCore

/// A capture that was stored just now.
package struct StoredCapture: Sendable {
    /// Its number: growing, never reused.
    package let id: Int64
    /// What was stored; holds the whole body.
    package let capture: NewCapture

    init(id: Int64, capture: NewCapture) {
        self.id = id
        self.capture = capture
    }

    /// How many bytes it keeps in memory, about.
    package var byteCount: Int {
        capture.request.body.readableBytes + capture.request.head.block.bytes.readableBytes + 1024
    }
}

extension Capture {
    /// A capture as it was just stored.
    ///
    /// Its body is left out, so that showing it keeps no body in memory.
    package init(_ stored: StoredCapture) {
        let new = stored.capture
        var request = new.request
        request.body = ByteBuffer()
        request.head = request.head.detached()
        request.trailers = .empty
        self.init(
            id: stored.id, request: request, bodySize: new.request.body.readableBytes, bodyDigest: new.bodyDigest,
            findings: new.findings, duplicateOf: nil, status: new.decision.status,
            response: new.decision.response.shown)
    }
}
