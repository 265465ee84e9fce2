internal import HookCrypto

/// How a handshake's answer authenticates the sender's token with the secret.
struct HandshakeHMAC: Sendable {
    let hash: HashAlgorithm
    let encoding: SignatureScheme.Encoding

    init(_ field: DocumentField) throws(CatalogError) {
        let algorithm = try field.member("algorithm")
        let word: SignatureScheme.Algorithm = try algorithm.word()
        guard let hash = word.hash else { throw algorithm.error("expected an HMAC such as \"hmac-sha256\"") }
        self.hash = hash
        encoding = try field.member("encoding").word()
    }

    /// A code in the encoding's text.
    func text(_ code: MACValue) -> String {
        code.withUnsafeBytes { bytes in
            switch encoding {
            case .hex, .text: Hex.encode(bytes)
            case .base64: Base64.encode(bytes)
            case .base64url: Base64.encode(bytes, .url)
            }
        }
    }
}
