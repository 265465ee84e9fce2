internal import HookBody
internal import HookModel
internal import JSONText
internal import NIOCore

/// A request that is about to be stored, as the subject of a target's query.
///
/// It has no id, no deliveries, no diagnosis and no older capture of the same event yet: `TargetQuery` does not ask for
/// these.
struct ArrivingCapture: QueryCapture {
    typealias Failure = Never

    let request: ReceivedRequest
    let findings: Findings
    /// The status that the sender gets.
    let status: Int?

    var id: Int64? { nil }
    var receivedAt: Timestamp { request.receivedAt }
    var provider: String? { findings.provider }
    var eventTypes: [String] { findings.eventTypes }
    var signature: (verdict: SignatureVerdict, reason: SignatureReason?) {
        (findings.signature.verdict, findings.signature.reason)
    }
    var causes: [DiagnosisCause] { [] }
    var payload: PayloadVerdict { findings.payload.verdict }
    var targets: [(name: String, state: DeliveryState)] { [] }
    var method: String { request.head.method }
    var address: IPAddress? { findings.clientAddress.flatMap { IPAddress($0) } ?? request.remote.address }
    var bodySize: Int { request.body.readableBytes }
    var isDuplicate: Bool { false }

    func withPath(_ body: (UnsafeRawBufferPointer) -> Bool) -> Bool {
        request.head.withPath(body)
    }

    func hasHeader(_ name: HeaderName, where fits: (UnsafeRawBufferPointer) -> Bool) -> Bool {
        request.head.hasHeader(name, where: fits)
    }

    func hasDocument(where fits: (JSONText) -> Bool) -> Bool {
        request.body.withUnsafeReadableBytes { BodyDocuments.contain($0, request.head, where: fits) }
    }

    func contains(_ text: TextSearch) -> Bool { SearchedText(text).isIn(request) }
}
