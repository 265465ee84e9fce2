internal import HookBody
package import HookModel
package import JSONText
internal import NIOCore

/// A capture that was stored just now as the subject of queries; of its deliveries, the targets alone are known.
package struct StoredSubject: QueryCapture {
    package typealias Failure = Never

    private let stored: StoredCapture
    private var new: NewCapture { stored.capture }
    private var findings: Findings { stored.capture.findings }

    /// Makes a subject of a capture.
    package init(_ stored: StoredCapture) { self.stored = stored }

    /// The capture's number.
    package var id: Int64? { stored.id }
    /// When it was received.
    package var receivedAt: Timestamp { new.request.receivedAt }
    /// The provider's id; nil for none.
    package var provider: String? { findings.provider }
    /// The types of its events.
    package var eventTypes: [String] { findings.eventTypes }
    /// The verdict on the signature, and why it failed.
    package var signature: (verdict: SignatureVerdict, reason: SignatureReason?) {
        (findings.signature.verdict, findings.signature.reason)
    }
    /// Nothing is explained yet.
    package var causes: [DiagnosisCause] { findings.signature.diagnosis?.map(\.cause) ?? [] }
    /// The payload's verdict.
    package var payload: PayloadVerdict { findings.payload.verdict }
    /// The status that was decided.
    package var status: Int? { new.decision.status }
    /// Its targets; nothing is delivered yet.
    package var targets: [(name: String, state: DeliveryState)] { new.decision.targets.map { ($0, .pending) } }
    /// The method, as sent.
    package var method: String { new.request.head.method }
    /// The client's address behind a trusted proxy, else that of the other end.
    package var address: IPAddress? { findings.clientAddress.flatMap { IPAddress($0) } ?? new.request.remote.address }
    /// The body's size in bytes.
    package var bodySize: Int { new.request.body.readableBytes }
    /// Not known: nothing tells which older capture it repeats.
    package var isDuplicate: Bool { false }

    /// Calls `body` with the path's bytes.
    package func withPath(_ body: (UnsafeRawBufferPointer) -> Bool) -> Bool {
        let head = new.request.head
        let path = head.pathRange.indices
        return head.block.bytes.withUnsafeReadableBytes { body(UnsafeRawBufferPointer(rebasing: $0[path])) }
    }

    /// Whether a header line of this name fits.
    package func hasHeader(_ name: HeaderName, where fits: (UnsafeRawBufferPointer) -> Bool) -> Bool {
        let block = new.request.head.block
        return block.bytes.withUnsafeReadableBytes { raw in
            block.all(name).contains { fits(UnsafeRawBufferPointer(rebasing: raw[$0.value.indices])) }
        }
    }

    /// Whether a document of the body fits; what is no JSON is passed over.
    package func hasDocument(where fits: (JSONText) -> Bool) -> Bool {
        new.request.body.withUnsafeReadableBytes { BodyDocuments.contain($0, new.request.head, where: fits) }
    }

    /// Whether a part of the request holds a text.
    package func contains(_ text: TextSearch) -> Bool { SearchedText(text).isIn(new.request) }
}
