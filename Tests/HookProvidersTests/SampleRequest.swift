import HookModel
import HookProviders
import TestSupport
import Testing

/// Requests as their senders make them: the five guides' line by line, the others' from their documents.
enum SampleRequest {
    static let now = Timestamp(milliseconds: 1_737_023_400_000)

    /// A sample with its provider's headers and signature, now.
    static func signed(_ sample: Sample, body: [UInt8]? = nil) throws -> ReceivedRequest {
        let body = try body ?? sample.bytes()
        return try of(sample.provider, event: sample.event, body: body)
    }

    static func of(_ provider: String, event: String, body: [UInt8]) throws -> ReceivedRequest {
        let signature = try TestSecrets.texts[provider].map { try TestSecrets.sign(body, $0) } ?? ""
        let now = WallClock.system.now().seconds
        let json = "Content-Type: application/json"
        switch provider {
        case "omnisales":
            return try .of(
                "POST /webhooks/omni HTTP/1.1",
                [
                    json, "User-Agent: OmniSales-Webhook/1.0", "X-Webhook-ID: wh_1", "X-Webhook-Timestamp: \(now)",
                    "X-Webhook-Signature: \(signature)",
                ], body: body)
        case "brainsait":
            return try .of(
                "POST /webhooks/brainsait HTTP/1.1", [json, "X-BrainSAIT-Signature: \(signature)"], body: body)
        case "esahayak":
            return try .of(
                "POST /webhooks/esahayak HTTP/1.1",
                [
                    json, "User-Agent: eSahayak-Webhooks/1.0", "X-eSahayak-Event: \(event)",
                    "X-eSahayak-Delivery: webhook_12345",
                ], body: body)
        case "bharatcart":
            return try .of(
                "POST /webhooks/bharatcart HTTP/1.1", [json, "X-Webhook-Signature: \(signature)"], body: body)
        case "storefront":
            return try .of("POST /hooks HTTP/1.1", [json, "X-Webhook-Signature: \(signature)"], body: body)
        default:
            return try made(#require(TestCatalog.get().document(provider)), event: event, body: body)
        }
    }

    /// What a sender calls: the receiver of `ReceivedRequest.of`.
    @Sendable static func url(_ path: String) -> SenderURL? {
        PublicURL("http://localhost")?.url(target: path)
    }

    private static func made(_ document: ProviderDocument, event: String, body: [UInt8]) throws -> ReceivedRequest {
        let maker = try RequestMaker(
            document, .bytes(body), secret: TestSecrets.all[document.id]?.first, userAgent: "Hooksight/0",
            url: url)
        let request = try maker.request(at: WallClock.system.now())
        // Bytes alone do not say their type where a header does.
        let typed = document.eventMembers.type.first?.header
        let lines = request.headers.filter { HeaderName($0.name) != typed }.map { "\($0.name): \($0.value)" }
        return try .of(
            "POST \(request.path) HTTP/1.1", lines + (typed.map { ["\($0.description): \(event)"] } ?? []),
            body: request.body)
    }
}
