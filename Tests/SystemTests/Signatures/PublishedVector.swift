import Foundation
import JSONText
import SuiteFiles
import Testing

/// Signatures that senders have published, from the facts beside the project.
struct PublishedVector: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// The secrets of which each verifies: the shared one, or the private key and the public one.
    let secrets: [String]
    /// `--provider ID` with the header lines.
    let asProvider: [String]
    /// The same scheme by its flags alone.
    let asFlags: [String]
    /// URL and time.
    let others: [String]
    let body: [UInt8]

    /// All of them; none, with a line that says so, where the facts are absent.
    static let all: [PublishedVector] = {
        let place = SuiteFiles.root.deletingLastPathComponent().appendingPathComponent("facts/signature-vectors.jsonl")
        guard let text = try? String(contentsOf: place, encoding: .utf8) else {
            print("SKIPPED: signature-vectors.jsonl not found at \(place.path) (13 vectors)")
            return []
        }
        return text.split(separator: "\n").compactMap { line in
            (try? JSONDocument(String(line)).root).flatMap(PublishedVector.init)
        }
    }()

    private struct Scheme {
        let provider: String
        let header: String
        let flags: [String]
        var timestamp: String?
    }

    private static let standard = [
        "--encoding", "base64", "--content", "{id}.{timestamp}.{body}", "--id-header", "webhook-id",
        "--timestamp-header", "webhook-timestamp", "--tolerance", "5m", "--key", "base64",
    ]

    private static let schemes = [
        "standard-webhooks": Scheme(
            provider: "standard-webhooks", header: "webhook-signature",
            flags: standard + ["--list-version", "v1", "--key-prefix", "whsec_"], timestamp: "webhook-timestamp"),
        "standard-webhooks-v1a": Scheme(
            provider: "standard-webhooks", header: "webhook-signature",
            flags: standard + [
                "--algorithm", "ed25519", "--list-version", "v1a", "--key-prefix", "whpk_", "--key-private-prefix",
                "whsk_",
            ], timestamp: "webhook-timestamp"),
        "github": Scheme(provider: "github", header: "X-Hub-Signature-256", flags: ["--prefix", "sha256="]),
        "x-hub-signature": Scheme(
            provider: "bitbucket", header: "X-Hub-Signature", flags: ["--algorithm", "hmac-by-prefix"]),
        "stripe": Scheme(
            provider: "stripe", header: "Stripe-Signature",
            flags: [
                "--signature-key", "v1", "--timestamp-key", "t", "--content", "{timestamp}.{body}", "--tolerance", "5m",
                "--tolerance-direction", "past",
            ]),
        "slack": Scheme(
            provider: "slack", header: "X-Slack-Signature",
            flags: [
                "--prefix", "v0=", "--content", "v0:{timestamp}:{body}", "--timestamp-header",
                "X-Slack-Request-Timestamp",
            ], timestamp: "X-Slack-Request-Timestamp"),
        "hmac-sha256-b64": Scheme(
            provider: "shopify", header: "X-Shopify-Hmac-Sha256",
            flags: ["--algorithm", "sha256", "--encoding", "base64"]),
        "twilio": Scheme(
            provider: "twilio", header: "X-Twilio-Signature",
            flags: ["--algorithm", "sha1", "--encoding", "base64", "--content", "{url}{params}", "--url-ports"]),
        "square": Scheme(
            provider: "square", header: "X-Square-HmacSha256-Signature",
            flags: ["--encoding", "base64", "--content", "{url}{body}"]),
        "paddle": Scheme(
            provider: "paddle", header: "Paddle-Signature",
            flags: [
                "--signature-key", "h1", "--timestamp-key", "ts", "--separator", ";", "--content", "{timestamp}:{body}",
                "--tolerance", "5s",
            ]),
        "hmac-sha256-hex": Scheme(provider: "razorpay", header: "X-Razorpay-Signature", flags: []),
        "zendesk": Scheme(
            provider: "zendesk", header: "X-Zendesk-Webhook-Signature",
            flags: [
                "--encoding", "base64", "--content", "{timestamp}{body}", "--timestamp-header",
                "X-Zendesk-Webhook-Signature-Timestamp", "--timestamp-unit", "iso8601",
            ], timestamp: "X-Zendesk-Webhook-Signature-Timestamp"),
        "sendgrid": Scheme(
            provider: "sendgrid", header: "X-Twilio-Email-Event-Webhook-Signature",
            flags: [
                "--algorithm", "ecdsa-p256-sha256", "--encoding", "base64", "--key", "base64", "--key-encodes", "spki",
                "--content", "{timestamp}{body}", "--timestamp-header", "X-Twilio-Email-Event-Webhook-Timestamp",
            ], timestamp: "X-Twilio-Email-Event-Webhook-Timestamp"),
    ]

    private init?(_ vector: JSONValue) {
        guard let id = vector["id"]?.string, let name = vector["scheme"]?.string, let value = vector["sig"]?.string,
            let scheme = PublishedVector.schemes[name]
        else { return nil }
        testDescription = id
        secrets = [vector["secret"]?.string, vector["public"]?.string].compactMap(\.self)
        let time = vector["ts"]?.string
        var lines = ["-H", "\(scheme.header): \(value)"]
        if let header = scheme.timestamp, let time { lines += ["-H", "\(header): \(time)"] }
        if let message = vector["msg_id"]?.string { lines += ["-H", "webhook-id: \(message)"] }
        asProvider = ["--provider", scheme.provider] + lines
        asFlags = ["--header-name", scheme.header] + scheme.flags + lines
        others = (time.map { ["--at", $0] } ?? []) + (vector["url"]?.string.map { ["--url", $0] } ?? [])
        if let base64 = vector["body_b64"]?.string {
            body = [UInt8](Data(base64Encoded: base64) ?? Data())
        } else if let params = vector["params"] {
            body = Array(params.elements.map(PublishedVector.parameter).joined(separator: "&").utf8)
        } else {
            body = Array((vector["body"]?.string ?? "").utf8)
        }
    }

    private static func parameter(_ pair: JSONValue) -> String {
        pair.elements.map { ($0.string ?? "").replacing("+", with: "%2B") }.joined(separator: "=")
    }
}
