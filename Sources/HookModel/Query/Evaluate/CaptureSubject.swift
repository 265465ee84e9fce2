package import JSONText
package import NIOCore

/// A capture in memory as the subject of queries.
package struct CaptureSubject: QueryCapture {
    /// All is in memory.
    package typealias Failure = Never

    /// The capture, with its whole body.
    package let capture: Capture
    /// The body as decoding shows it: JSON escapes, form and percent coding, content codings undone.
    private let decoded: () -> [ByteBuffer]
    /// The documents of the body, as JSON.
    private let documents: () -> [ByteBuffer]

    /// Makes a subject of a capture.
    ///
    /// - Parameters:
    ///   - capture: The capture, with its whole body.
    ///   - decoded: The body as decoding shows it, beside the body as sent; asked for when a text is not found before.
    ///   - documents: The documents of the body as JSON; by default the body, where it is JSON.
    package init(
        _ capture: Capture, decoded: @escaping () -> [ByteBuffer] = { [] }, documents: (() -> [ByteBuffer])? = nil
    ) {
        self.capture = capture
        self.decoded = decoded
        self.documents = documents ?? { [capture.request.body] }
    }

    /// The capture's number.
    package var id: Int64? { capture.id }
    /// When it was received.
    package var receivedAt: Timestamp { capture.request.receivedAt }
    /// The provider's id; nil for none.
    package var provider: String? { capture.findings.provider }
    /// The types of its events.
    package var eventTypes: [String] { capture.findings.eventTypes }
    /// The verdict on the signature, and why it failed.
    package var signature: (verdict: SignatureVerdict, reason: SignatureReason?) {
        (capture.findings.signature.verdict, capture.findings.signature.reason)
    }
    /// What the diagnosis of the signature found.
    package var causes: [DiagnosisCause] { capture.findings.signature.diagnosis?.map(\.cause) ?? [] }
    /// The payload's verdict.
    package var payload: PayloadVerdict { capture.findings.payload.verdict }
    /// The status that the sender got.
    package var status: Int? { capture.status }
    /// Where its deliveries go, and how they stand.
    package var targets: [(name: String, state: DeliveryState)] { capture.deliveries.map { ($0.target, $0.state) } }
    /// The method, as sent.
    package var method: String { capture.request.head.method }
    /// The client's address behind a trusted proxy, else that of the other end.
    package var address: IPAddress? {
        capture.findings.clientAddress.flatMap { IPAddress($0) } ?? capture.request.remote.address
    }
    /// The body's size in bytes.
    package var bodySize: Int { capture.bodySize }
    /// Whether an older capture has the same event.
    package var isDuplicate: Bool { capture.duplicateOf != nil }

    /// Calls `body` with the path's bytes.
    package func withPath(_ body: (UnsafeRawBufferPointer) -> Bool) -> Bool {
        capture.request.head.withPath(body)
    }

    /// Whether a header line of this name fits.
    package func hasHeader(_ name: HeaderName, where fits: (UnsafeRawBufferPointer) -> Bool) -> Bool {
        capture.request.head.hasHeader(name, where: fits)
    }

    /// Whether a document of the body fits; what is no JSON is passed over.
    package func hasDocument(where fits: (JSONText) -> Bool) -> Bool {
        documents().contains { document in
            document.withUnsafeReadableBytes { bytes in (try? JSONText(scanning: bytes)).map(fits) ?? false }
        }
    }

    /// Whether a part of the request holds a text.
    package func contains(_ text: TextSearch) -> Bool {
        let request = capture.request
        let sent = [request.head.block.bytes, request.trailers.bytes, request.body]
        return sent.contains { $0.withUnsafeReadableBytes(text.isIn) }
            || decoded().contains { $0.withUnsafeReadableBytes(text.isIn) }
    }
}
