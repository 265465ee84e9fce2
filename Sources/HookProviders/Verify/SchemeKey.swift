package import HookCrypto

/// The key that a scheme makes of a secret.
package enum SchemeKey: Sendable {
    /// An HMAC's key.
    case hmac(HMACKey)
    /// An HMAC's key for each hash function that a value may name, in the order of `HashAlgorithm.allCases`.
    case hmacByPrefix([HMACKey])
    /// A public key, and the private one where the secret is that.
    case publicKey(PublicKey, PrivateKey?)
    /// The text that is sent itself.
    case token([UInt8])

    /// Makes a key.
    ///
    /// - Throws: `SecretText.Problem` when the secret is not of the scheme's form; `CryptoError` when libcrypto lacks
    ///   the algorithm.
    package init(_ secret: ProviderSecret, _ scheme: SignatureScheme) throws {
        let text = SecretText(secret.bytes, scheme.key)
        if let algorithm = scheme.algorithm.publicKey {
            self = try SchemeKey.asymmetric(secret, text, scheme, algorithm)
            return
        }
        let bytes = try text.decoded()
        if let hash = scheme.algorithm.hash {
            self = .hmac(try HMACKey(bytes, algorithm: hash))
        } else if scheme.algorithm == .hmacByPrefix {
            self = .hmacByPrefix(try HashAlgorithm.allCases.map { try HMACKey(bytes, algorithm: $0) })
        } else {
            self = .token(bytes)
        }
    }

    private static func asymmetric(
        _ secret: ProviderSecret, _ text: SecretText, _ scheme: SignatureScheme, _ algorithm: SignatureAlgorithm
    ) throws -> SchemeKey {
        if secret.bytes.starts(with: "-----BEGIN ".utf8) {
            guard let pem = PEMText(secret.bytes) else {
                throw SecretText.Problem(reason: "is not whole: its PEM block does not end, or is not base64")
            }
            if let key = PublicKey(info: pem.der, algorithm) { return .publicKey(key, nil) }
            if let key = PrivateKey(info: pem.der, algorithm) { return .publicKey(key.publicKey, key) }
            throw SecretText.Problem(reason: "is PEM without a key for \(scheme.algorithm.rawValue)")
        }
        let bytes = try text.decoded()
        if !text.isPrivate {
            let isInfo = scheme.key.encodes == .spki
            let first = isInfo ? PublicKey(info: bytes, algorithm) : PublicKey(raw: bytes, algorithm)
            if let key = first ?? (isInfo ? PublicKey(raw: bytes, algorithm) : PublicKey(info: bytes, algorithm)) {
                return .publicKey(key, nil)
            }
        }
        guard let key = PrivateKey(raw: bytes, algorithm) ?? PrivateKey(info: bytes, algorithm) else {
            throw SecretText.Problem(reason: "is no public key for \(scheme.algorithm.rawValue), and no private one")
        }
        // 64 bytes are a seed and the public key that follows from it.
        if algorithm == .ed25519, bytes.count == 64, PublicKey(raw: Array(bytes[32...]), algorithm) != key.publicKey {
            throw SecretText.Problem(reason: "is a private key whose second half is not its public key")
        }
        return .publicKey(key.publicKey, key)
    }
}
