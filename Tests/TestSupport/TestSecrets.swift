import HookCrypto
package import HookProviders

/// The secrets that the samples are signed with.
package enum TestSecrets {
    package static let texts = [
        "bharatcart": "bharatcart-test-secret", "omnisales": "whsec_test_omnisales",
        "storefront": "storefront-test-secret", "brainsait": "brainsait-test-secret",
    ]

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
