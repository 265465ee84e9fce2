import HookCrypto
import HookModel
import NIOCore

extension RawCase {
    /// The case as a capture with findings of every kind.
    func capture(id: Int64 = 42, findings: Findings = .full, response: SenderResponse? = nil) throws -> Capture {
        let request = try message.request()
        return Capture(
            id: id, request: request, bodySize: message.body.count,
            bodyDigest: try message.body.withUnsafeBytes { try Digest(.sha256).hash($0) }, findings: findings,
            duplicateOf: 7, status: response?.status ?? 200, response: response)
    }
}

extension Findings {
    /// Findings in which no member is empty.
    static let full: Findings = {
        var payload = PayloadFinding(
            verdict: .invalid,
            errors: [
                PayloadError(
                    instanceLocation: "/data/total", keywordLocation: "/properties/total/type",
                    error: "expected \"number\"",
                    line: 3, column: 9, hint: "perhaps \u{202E}")
            ], omitted: 4, undocumented: ["/data/a", "/data/b"], undocumentedOmitted: 3, duplicateKeys: ["/data/c"])
        payload.kind = .form
        payload.notes = ["gzip: 9 bytes when decoded"]
        var findings = Findings(
            identification: Identification(
                provider: nil, because: ["header X-Sig"],
                nearest: NearestProvider(provider: "slack", has: ["a"], lacks: ["b", "c"])),
            event: EventSummary(type: "order.created", id: "evt_1", createdAt: "2025-01-16T10:30:00Z"),
            signature: SignatureFinding(
                verdict: .failed, reason: .mismatch, scheme: "hmac-sha256-hex", header: "X-Sig",
                notes: [.prefixAdded, .upperCaseHex], secret: SecretPlace(place: 2, name: "A"),
                diagnosis: [Diagnosis(cause: .jsonReserialised, explanation: "e", remedy: "r")]),
            payload: payload,
            headerChecks: [HeaderCheck(header: "X-Event", value: "a", expected: nil, verdict: .differs)],
            sourceAddress: .unlisted, clientAddress: "192.0.2.1",
            handshake: HandshakeFinding(kind: "url_verification", outcome: .answered, token: "t"))
        findings.batch = EventBatch(
            count: 3,
            types: [EventBatch.TypeCount(type: "open", count: 2), EventBatch.TypeCount(type: nil, count: 1)])
        return findings
    }()
}

extension SenderResponse {
    /// A response of which every member says something.
    static let full = SenderResponse(
        status: 418, contentType: "text/plain", headers: [HeaderLine(name: "Location", value: "/x")],
        body: ByteBuffer(bytes: [0xFF, 0, 1]), closes: true)
}
