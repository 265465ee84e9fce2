internal import HookProviders

/// A secret that is public: a provider's own for test requests, or one that its guides print.
struct ExampleSecret: Sendable {
    /// The provider whose it is; nil where many print it.
    let provider: String?
    let text: String
    /// Whether the provider itself signs test requests with it.
    var isForTests = false

    /// What is tried for a provider: its own first.
    static func all(_ provider: String) -> [ExampleSecret] {
        known.filter { $0.provider == provider } + known.filter { $0.provider == nil }
    }

    private static let known: [ExampleSecret] =
        [
            // Zendesk signs what its webhook builder sends before the webhook exists with this one
            // (developer.zendesk.com, "Verifying webhook authenticity", signing secrets on new webhooks).
            ExampleSecret(provider: "zendesk", text: "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==", isForTests: true),
            ExampleSecret(provider: "zendesk", text: "HRkRd4BeOAoUkfZr-mhauJT64rvBASlJRoIyPsd3zeA="),
            // docs.github.com, "Validating webhook deliveries", testing.
            ExampleSecret(provider: "github", text: "It's a Secret to Everybody"),
            // docs.slack.dev, "Verifying requests from Slack".
            ExampleSecret(provider: "slack", text: "8f742231b10e8888abcd99yyyzzz85a5"),
            // twilio.com/docs, "Webhooks security"; the tests of its libraries.
            ExampleSecret(provider: "twilio", text: "12345"),
            // The tests of Stripe's libraries.
            ExampleSecret(provider: "stripe", text: "whsec_test_secret"),
            // The Standard Webhooks specification and its libraries' tests.
            ExampleSecret(provider: "standard-webhooks", text: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
        ]
        + [
            "secret", "test", "changeme", "mysecret", "my-secret", "my_secret", "webhook_secret", "webhook-secret",
            "test_secret", "test-secret", "testsecret", "whsec_test", "whsec_test_secret", "whsec_...", "whsec_xxx",
            "your-secret", "your_secret", "your-webhook-secret", "your_webhook_secret", "YOUR_WEBHOOK_SECRET",
            "your-secret-key", "supersecret", "password", "xxx", "example", "dummy",
        ].map { ExampleSecret(provider: nil, text: $0) }
}
