import HookCrypto
package import HookProviders

/// The secrets that the samples are signed with.
package enum TestSecrets {
    package static let texts = [
        "bharatcart": "bharatcart-test-secret", "omnisales": "whsec_test_omnisales",
        "storefront": "storefront-test-secret", "brainsait": "brainsait-test-secret",
        "standard-webhooks": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "gitlab": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "discord": ed25519, "telnyx": ed25519, "sendgrid": p256,
    ].merging(plain.map { ($0, "\($0)-test-secret") }) { known, _ in known }

    /// Providers whose key is the secret's text, or may be.
    private static let plain = [
        "bitbucket", "github", "intercom", "linear", "mailgun", "meta", "paddle", "razorpay", "shopify", "slack",
        "square", "stripe", "twilio", "vercel", "webflow", "woocommerce", "zendesk", "zoom",
    ]

    /// Private keys made for these tests alone; the public ones follow from them.
    private static let ed25519 = """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEIKTQdw9/R6B+b/hAC3f4Q3V4ekDsVqe6ZD6YgH16Am4Y
        -----END PRIVATE KEY-----
        """
    private static let p256 = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgKOrizl3zhm36bnta
        JEzP7C9CM+vCVL437osGKFfFIM6hRANCAARAGTM7dxS+7nqaOdBR4YEJmIBk75Ii
        9oDcrGYFTR665ozFBH5BUV4pCEuaktQICvvk1MDl+bChY3JcSwDCs7xF
        -----END PRIVATE KEY-----
        """

    package static var all: [String: [ProviderSecret]] {
        texts.mapValues { text in [ProviderSecret(name: "test", bytes: Array(text.utf8))].compactMap(\.self) }
    }

    /// The hex HMAC-SHA256 of a body, as the guides' own code makes it.
    package static func sign(_ body: [UInt8], _ secret: String) throws -> String {
        let key = try HMACKey(Array(secret.utf8), algorithm: .sha256)
        return try body.withUnsafeBytes { body in
            try key.authenticate(body).withUnsafeBytes { Hex.encode($0) }
        }
    }
}
