internal import HookCrypto

extension SchemeKey {
    /// Whether it makes signatures, and not only checks them.
    var canSign: Bool {
        if case .publicKey(_, nil) = self { false } else { true }
    }

    /// Signs a message.
    ///
    /// - Parameters:
    ///   - message: What is signed; not looked at for a token.
    ///   - hash: The hash function where the value names one; SHA-256 is what every sender of such values uses today.
    /// - Returns: The signature's bytes; nil for a key that only checks signatures.
    /// - Throws: `CryptoError` when libcrypto fails, which it has no documented reason to.
    func signature(of message: Message, hash: HashAlgorithm = .sha256) throws -> [UInt8]? {
        switch self {
        case .hmac(let key): try key.authenticate(message).withUnsafeBytes { Array($0) }
        case .hmacByPrefix(let keys):
            try keys.first { $0.algorithm == hash }?.authenticate(message).withUnsafeBytes { Array($0) }
        case .publicKey(_, let key): try key?.sign(message)
        case .token(let token): token
        }
    }
}
