/// A public-key signature that a scheme names.
package enum SignatureAlgorithm: Sendable, Hashable, CaseIterable {
    /// Ed25519 (RFC 8032), signatures of 64 bytes.
    case ed25519
    /// ECDSA on the curve P-256 over SHA-256 (FIPS 186-5), signatures in DER (RFC 3279, section 2.2.3).
    case ecdsaP256SHA256

    /// The lengths that a signature can have, in bytes.
    package var signatureLengths: ClosedRange<Int> {
        switch self {
        case .ed25519: 64...64
        case .ecdsaP256SHA256: 8...72
        }
    }

    /// The digest that the signature is made of; nil where the algorithm has its own.
    var digestName: String? {
        switch self {
        case .ed25519: nil
        case .ecdsaP256SHA256: "SHA256"
        }
    }
}
