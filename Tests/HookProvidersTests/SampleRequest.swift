import HookModel
import TestSupport

/// Requests as the five guides' senders make them.
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
        default:
            return try .of("POST /hooks HTTP/1.1", [json, "X-Webhook-Signature: \(signature)"], body: body)
        }
    }
}
