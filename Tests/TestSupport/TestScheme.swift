package import HookModel
package import HookProviders
import NIOCore
internal import Testing

/// Signature schemes as documents write them, for tests that need no whole document.
package struct TestScheme: Sendable, CustomTestStringConvertible {
    package let testDescription: String
    /// The member `signature` of a document.
    package let json: String
    /// A secret of the right form.
    package let secret: String
    /// Whether the body is a form.
    package var isForm = false

    package init(testDescription: String, json: String, secret: String, isForm: Bool = false) {
        self.testDescription = testDescription
        self.json = json
        self.secret = secret
        self.isForm = isForm
    }

    package static let now: Int64 = 1_737_023_400

    package static let github = TestScheme(
        testDescription: "github",
        json: """
            [{"header": "X-Hub-Signature-256", "algorithm": "hmac-sha256", "encoding": "hex",
              "value": {"form": "prefixed", "prefix": "sha256="}},
             {"header": "X-Hub-Signature", "algorithm": "hmac-sha1", "encoding": "hex",
              "value": {"form": "prefixed", "prefix": "sha1="}}]
            """, secret: "It's a Secret to Everybody")
    package static let bitbucket = TestScheme(
        testDescription: "x-hub-signature",
        json: #"{"header": "X-Hub-Signature", "algorithm": "hmac-by-prefix", "encoding": "hex"}"#,
        secret: "It's a Secret to Everybody")
    package static let stripe = TestScheme(
        testDescription: "stripe",
        json: """
            {"header": "Stripe-Signature", "algorithm": "hmac-sha256", "encoding": "hex",
             "value": {"form": "pairs", "separator": ",", "signature": "v1", "timestamp": "t"},
             "content": "{timestamp}.{body}", "timestamp": {"tolerance": "5m", "direction": "past"}}
            """, secret: "whsec_test_secret")
    package static let paddle = TestScheme(
        testDescription: "paddle",
        json: """
            {"header": "Paddle-Signature", "algorithm": "hmac-sha256", "encoding": "hex",
             "value": {"form": "pairs", "separator": ";", "signature": "h1", "timestamp": "ts"},
             "content": "{timestamp}:{body}", "timestamp": {"tolerance": "5s", "direction": "past"}}
            """, secret: "VALID_SECRET")
    package static let slack = TestScheme(
        testDescription: "slack",
        json: """
            {"header": "X-Slack-Signature", "algorithm": "hmac-sha256", "encoding": "hex",
             "value": {"form": "prefixed", "prefix": "v0="}, "content": "v0:{timestamp}:{body}",
             "timestamp": {"header": "X-Slack-Request-Timestamp", "tolerance": "5m"}}
            """, secret: "8f742231b10e8888abcd99yyyzzz85a5")
    package static let shopify = TestScheme(
        testDescription: "hmac-sha256-b64",
        json: #"{"header": "X-Shopify-Hmac-Sha256", "algorithm": "hmac-sha256", "encoding": "base64"}"#,
        secret: "7008c5f4da4718b9b45d26d3fcbbb157")
    package static let razorpay = TestScheme(
        testDescription: "hmac-sha256-hex",
        json: #"{"header": "X-Razorpay-Signature", "algorithm": "hmac-sha256", "encoding": "hex"}"#, secret: "123456")
    package static let sha512 = TestScheme(
        testDescription: "hmac-sha512-base64url",
        json: """
            {"header": "X-Signature", "algorithm": "hmac-sha512", "encoding": "base64url",
             "key": {"form": "hex", "prefix": "key_"}}
            """, secret: "key_00ff10")
    package static let twilio = TestScheme(
        testDescription: "twilio",
        json: """
            {"header": "X-Twilio-Signature", "algorithm": "hmac-sha1", "encoding": "base64",
             "content": "{url}{params}", "url_ports": true,
             "body_hash": {"query": "bodySHA256", "algorithm": "sha256", "encoding": "hex"}}
            """, secret: "12345", isForm: true)
    package static let twilioJSON = TestScheme(
        testDescription: "twilio, JSON", json: twilio.json, secret: twilio.secret)
    package static let square = TestScheme(
        testDescription: "square",
        json: """
            {"header": "x-square-hmacsha256-signature", "algorithm": "hmac-sha256", "encoding": "base64",
             "content": "{url}{body}"}
            """, secret: "signature-key")
    package static let zendesk = TestScheme(
        testDescription: "zendesk",
        json: """
            {"header": "X-Zendesk-Webhook-Signature", "algorithm": "hmac-sha256", "encoding": "base64",
             "content": "{timestamp}{body}",
             "timestamp": {"header": "X-Zendesk-Webhook-Signature-Timestamp", "unit": "iso8601", "tolerance": null}}
            """, secret: "HRkRd4BeOAoUkfZr-mhauJT64rvBASlJRoIyPsd3zeA=")
    package static let sendgrid = TestScheme(
        testDescription: "sendgrid",
        json: """
            {"header": "X-Twilio-Email-Event-Webhook-Signature", "algorithm": "ecdsa-p256-sha256",
             "encoding": "base64", "key": {"form": "base64", "encodes": "spki"}, "content": "{timestamp}{body}",
             "timestamp": {"header": "X-Twilio-Email-Event-Webhook-Timestamp", "tolerance": null}}
            """, secret: "ya+p2EW6dRZrXCFXZ7HWk05Qw9s26JsSe4piKxIPZyE=")
    package static let discord = TestScheme(
        testDescription: "discord",
        json: """
            {"header": "X-Signature-Ed25519", "algorithm": "ed25519", "encoding": "hex", "key": {"form": "hex"},
             "content": "{timestamp}{body}", "timestamp": {"header": "X-Signature-Timestamp", "tolerance": null}}
            """,
        secret: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
            + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
    package static let mailgun = TestScheme(
        testDescription: "mailgun",
        json: """
            {"body": "/signature/signature", "algorithm": "hmac-sha256", "encoding": "hex",
             "content": "{timestamp}{id}", "id": {"body": "/signature/token"},
             "timestamp": {"body": "/signature/timestamp", "tolerance": null}}
            """, secret: "key-123")
    package static let mailgunForm = TestScheme(
        testDescription: "mailgun, as a form",
        json: """
            {"form": "signature", "algorithm": "hmac-sha256", "encoding": "hex", "content": "{timestamp}{id}",
             "id": {"form": "token"}, "timestamp": {"form": "timestamp", "tolerance": "5m"}}
            """, secret: "key-123", isForm: true)
    package static let linear = TestScheme(
        testDescription: "linear",
        json: """
            {"header": "Linear-Signature", "algorithm": "hmac-sha256", "encoding": "hex",
             "timestamp": {"body": "/webhookTimestamp", "unit": "milliseconds", "tolerance": "60s", "signed": true}}
            """, secret: "lin")
    package static let gitlab = TestScheme(
        testDescription: "gitlab",
        json: #"{"header": "X-Gitlab-Token", "algorithm": "token", "encoding": "text"}"#, secret: "glpat token")
    package static let basic = TestScheme(
        testDescription: "basic authorization",
        json: """
            {"header": "Authorization", "algorithm": "token", "encoding": "base64",
             "value": {"form": "prefixed", "prefix": "Basic "}}
            """, secret: "user:password")
    package static let getstream = TestScheme(
        testDescription: "getstream",
        json: """
            {"header": "X-Signature", "algorithm": "hmac-sha256", "encoding": "hex", "signs_decompressed": true}
            """, secret: "stream")

    private static func standard(_ names: String, _ version: String, _ algorithm: String, _ key: String) -> String {
        """
        {"header": "\(names)-signature", "algorithm": "\(algorithm)", "encoding": "base64",
         "value": {"form": "list", "version": "\(version)"}, "key": \(key),
         "content": "{id}.{timestamp}.{body}", "id": {"header": "\(names)-id"},
         "timestamp": {"header": "\(names)-timestamp", "tolerance": "5m"}}
        """
    }

    package static let shared = #"{"form": "base64", "prefix": "whsec_"}"#
    package static let marked = #"{"form": "base64", "prefix": "whpk_", "private_prefix": "whsk_"}"#

    package static let standardWebhooks = TestScheme(
        testDescription: "standard-webhooks",
        json: "["
            + [
                standard("webhook", "v1", "hmac-sha256", shared), standard("webhook", "v1a", "ed25519", marked),
                standard("svix", "v1", "hmac-sha256", shared), standard("svix", "v1a", "ed25519", marked),
            ].joined(separator: ",") + "]", secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    package static let standardWebhooksV1a = TestScheme(
        testDescription: "standard-webhooks-v1a", json: standardWebhooks.json,
        secret: "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==")

    package static let all = [
        github, bitbucket, stripe, paddle, slack, shopify, razorpay, sha512, twilio, twilioJSON, square, zendesk,
        sendgrid, discord,
        mailgun, mailgunForm, linear, gitlab, basic, getstream, standardWebhooks, standardWebhooksV1a,
    ]
}

extension TestScheme {
    private static let reader = Result { try DocumentReader() }

    /// A document with this signature, otherwise like one that is built in.
    package func document() throws -> ProviderDocument {
        try TestScheme.reader.get().read(Array(TestScheme.text(json).utf8), file: "\(testDescription).json")
    }

    /// The smallest document around a signature.
    package static func text(_ signature: String) -> String {
        """
        {
          "id": "test", "name": "Test", "documentation": "none", "notes": [],
          "identify": {"headers": [], "user_agents": [], "paths": [], "envelope": null, "shared_headers": []},
          "signature": \(signature),
          "answers_bad_signature": null,
          "event": {"type": ["/type"], "id": [], "time": []},
          "content": "json", "header_checks": [],
          "delivery": {
            "deadline": null, "retries": null, "backoff": null, "success": ["2xx"], "retried": [], "final": [],
            "retry_after": [], "disabled_after": null, "dead_letters": false
          },
          "source_addresses": [], "envelope": true, "events": {}
        }
        """
    }

    /// The verdict on a request whose header lines may be any bytes.
    package static func verify(
        _ document: ProviderDocument, secrets: [String], lines: [(String, [UInt8])], body: [UInt8],
        url: String? = nil, at seconds: Int64 = now
    ) throws -> SignatureFinding {
        let secrets = secrets.enumerated().compactMap { index, text in
            ProviderSecret(name: "secret \(index + 1)", bytes: Array(text.utf8))
        }
        let verifier = try SignatureVerifier(document.signatures, secrets: secrets)
        return try verify(verifier, lines: lines, body: body, url: url, at: seconds)
    }

    package static func verify(
        _ verifier: SignatureVerifier, lines: [(String, [UInt8])], body: [UInt8], url: String? = nil,
        at seconds: Int64 = now
    ) throws -> SignatureFinding {
        var text = Array("POST /x HTTP/1.1\r\nHost: localhost\r\n".utf8)
        for (name, value) in lines { text += Array("\(name): ".utf8) + value + Array("\r\n".utf8) }
        let head = try #require(RequestHead(stored: ByteBuffer(bytes: text + Array("\r\n".utf8))))
        return body.withUnsafeBytes { body in
            verifier.verify(
                head, body: body, url: url.map { SenderURL($0) }, now: Timestamp(milliseconds: seconds * 1000))
        }
    }
}
