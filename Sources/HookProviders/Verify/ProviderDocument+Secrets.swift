extension ProviderDocument {
    /// Whether it signs at all.
    package var isSigning: Bool { !signatures.isEmpty }

    /// Checks that a secret is of a form that one of the provider's schemes takes.
    ///
    /// - Throws: `SecretError` when it is of none; `CryptoError` when libcrypto lacks an algorithm. A provider that does
    ///   not sign takes any.
    package func check(_ secret: ProviderSecret) throws {
        if isSigning { _ = try ProviderKeys.keys(of: secret, signatures) }
    }
}
