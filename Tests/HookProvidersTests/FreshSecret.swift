import HookCrypto
import HookProviders
import Testing

/// New secrets of the forms that a document's schemes take.
enum FreshSecret {
    /// One for each scheme that has a form of its own.
    static func all(_ document: ProviderDocument) throws -> [ProviderSecret] {
        var texts: [String] = []
        for scheme in document.signatures { texts.append(try text(scheme)) }
        return try texts.map { text in
            try #require(ProviderSecret(name: "fresh", bytes: Array(text.utf8)))
        }
    }

    private static func text(_ scheme: SignatureScheme) throws -> String {
        let algorithm: SignatureAlgorithm? =
            switch scheme.algorithm {
            case .ed25519: .ed25519
            case .ecdsaP256SHA256: .ecdsaP256SHA256
            default: nil
            }
        let bytes =
            try algorithm.map { try PrivateKey(new: $0).info() } ?? (0..<32).map { _ in UInt8.random(in: 33...126) }
        let prefix = (algorithm == nil ? scheme.key.prefix : scheme.key.privatePrefix) ?? ""
        return switch scheme.key.form {
        case .text: prefix + String(decoding: bytes, as: UTF8.self)
        case .base64: prefix + Base64.encode(bytes)
        case .hex: prefix + Hex.encode(bytes)
        }
    }
}
