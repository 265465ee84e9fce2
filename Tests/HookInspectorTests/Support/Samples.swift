import HookCrypto
import HookModel
import HookStore
import NIOCore

/// Requests to put into a store.
enum Samples {
    struct NoHead: Error {}

    /// 2026-11-20T10:30:00.123Z.
    static let moment = Timestamp(milliseconds: 1_795_170_600_123)

    static func capture(
        _ head: String = "POST /hook HTTP/1.1\r\nHost: localhost\r\n\r\n", body: some Sequence<UInt8> = "".utf8,
        trailers: String = "", findings: Findings = Findings(), incompleteness: Incompleteness? = nil,
        at moment: Timestamp = moment, status: Int = 200
    ) throws -> NewCapture {
        try capture(
            head: Array(head.utf8), body: body, trailers: Array(trailers.utf8), findings: findings,
            incompleteness: incompleteness, at: moment, status: status)
    }

    static func capture(
        head: [UInt8], body: some Sequence<UInt8> = "".utf8, trailers: [UInt8] = [], findings: Findings = Findings(),
        incompleteness: Incompleteness? = nil, at moment: Timestamp = moment, status: Int = 200
    ) throws -> NewCapture {
        guard let head = RequestHead(stored: ByteBuffer(bytes: head)) else { throw NoHead() }
        let body = Array(body)
        let request = ReceivedRequest(
            head: head, body: ByteBuffer(bytes: body),
            trailers: trailers.isEmpty ? .empty : HeaderBlock(splitting: ByteBuffer(bytes: trailers)),
            incompleteness: incompleteness, receivedAt: moment,
            remote: RemoteAddress(text: "127.0.0.1:52344", address: IPAddress("127.0.0.1")))
        let digest = try body.withUnsafeBytes { try Digest(.sha256).hash($0) }
        return NewCapture(request: request, bodyDigest: digest, findings: findings, status: status)
    }

    /// A capture with everything: OmniSales, signature failed, payload invalid.
    static func order() throws -> NewCapture {
        let body = #"{"id":"evt_123","event":"order.created","data":{"total":1.0,"big":9007199254740993}}"#
        return try capture(
            "POST /webhooks/omni?x=1 HTTP/1.1\r\nContent-Type: application/json\r\nAuthorization: Bearer s3cret\r\n\r\n",
            body: body.utf8, findings: findings)
    }

    /// A handshake that was answered.
    static func handshake() throws -> NewCapture {
        let findings = Findings(
            identification: Identification(provider: "zoom", because: ["path /webhooks/zoom"]),
            signature: SignatureFinding(verdict: .verified),
            handshake: HandshakeFinding(kind: "url_validation", outcome: .answered, token: "abc"))
        let response = SenderResponse(
            status: 200, headers: [HeaderLine(name: "X-Content-Type-Options", value: "nosniff")],
            body: ByteBuffer(string: #"{"plainToken":"abc"}"#))
        let sample = try capture(findings: findings)
        return NewCapture(
            request: sample.request, bodyDigest: sample.bodyDigest, findings: findings,
            decision: Decision(response: .response(response, shown: response)))
    }

    static let findings = Findings(
        identification: Identification(provider: "omnisales", because: ["user agent OmniSales-Webhook/1.0"]),
        event: EventSummary(type: "order.created", id: "evt_123", createdAt: "2025-01-16T10:30:00Z"),
        signature: SignatureFinding(
            verdict: .failed, reason: .mismatch, scheme: "hmac-sha256-hex", header: "X-Webhook-Signature"),
        payload: PayloadFinding(
            verdict: .invalid,
            errors: [
                PayloadError(
                    instanceLocation: "/data/total", keywordLocation: "/properties/total/type",
                    error: "expected string, found number", line: 1, column: 57, hint: "perhaps quote it")
            ],
            undocumented: ["/data/big"]),
        headerChecks: [HeaderCheck(header: "X-Event", value: "a", expected: "b", verdict: .differs)],
        sourceAddress: .notDocumented)
}
