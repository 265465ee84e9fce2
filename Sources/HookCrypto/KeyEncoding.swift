/// The DER around raw keys, so that libcrypto reads every key by one way.
enum KeyEncoding {
    /// A SubjectPublicKeyInfo (RFC 5280, 4.1.2.7) of a raw public key; nil for a length that there is not.
    static func publicInfo(raw: [UInt8], _ algorithm: SignatureAlgorithm) -> [UInt8]? {
        switch (algorithm, raw.count) {
        case (.ed25519, 32): [0x30, 0x2A] + ed25519 + [0x03, 0x21, 0x00] + raw
        case (.ecdsaP256SHA256, 65): [0x30, 0x59] + p256 + [0x03, 0x42, 0x00] + raw
        case (.ecdsaP256SHA256, 33): [0x30, 0x39] + p256 + [0x03, 0x22, 0x00] + raw
        default: nil
        }
    }

    /// A PrivateKeyInfo (RFC 5958) of a raw private key: an Ed25519 seed, with its public key behind it or not, or a
    /// P-256 scalar; nil for a length that there is not.
    static func privateInfo(raw: [UInt8], _ algorithm: SignatureAlgorithm) -> [UInt8]? {
        switch (algorithm, raw.count) {
        case (.ed25519, 32), (.ed25519, 64):
            [0x30, 0x2E, 0x02, 0x01, 0x00] + ed25519 + [0x04, 0x22, 0x04, 0x20] + raw[..<32]
        case (.ecdsaP256SHA256, 32):
            // An ECPrivateKey (RFC 5915) without its public key, which follows from it.
            [0x30, 0x41, 0x02, 0x01, 0x00] + p256 + [0x04, 0x27, 0x30, 0x25, 0x02, 0x01, 0x01, 0x04, 0x20] + raw
        default: nil
        }
    }

    /// AlgorithmIdentifier of Ed25519 (RFC 8410, section 3).
    private static let ed25519: [UInt8] = [0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70]

    /// AlgorithmIdentifier of id-ecPublicKey with prime256v1 (RFC 5480, section 2.1.1).
    private static let p256: [UInt8] = [
        0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D,
        0x03, 0x01, 0x07,
    ]
}
