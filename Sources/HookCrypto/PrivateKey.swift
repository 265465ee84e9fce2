internal import COpenSSL

/// A key that makes signatures, read once; many threads may use it.
package final class PrivateKey: Sendable {
    /// What it makes.
    package let algorithm: SignatureAlgorithm
    private let handle: KeyHandle

    /// Reads a private key in DER: PKCS #8 (RFC 5958) or, for P-256, SEC 1 (RFC 5915); nil when it is none of this
    /// algorithm.
    package init?(info: [UInt8], _ algorithm: SignatureAlgorithm) {
        guard let handle = KeyHandle.privateKey(info, algorithm) else { return nil }
        self.handle = handle
        self.algorithm = algorithm
    }

    /// Reads a raw key: an Ed25519 seed of 32 bytes, with its public key behind it or not, or a P-256 scalar of 32
    /// bytes; nil for anything else.
    package convenience init?(raw: [UInt8], _ algorithm: SignatureAlgorithm) {
        guard let info = KeyEncoding.privateInfo(raw: raw, algorithm) else { return nil }
        self.init(info: info, algorithm)
    }

    /// Makes a new key.
    ///
    /// - Throws: `CryptoError` when libcrypto fails, which it has no documented reason to.
    package init(new algorithm: SignatureAlgorithm) throws(CryptoError) {
        handle = try KeyHandle.new(algorithm)
        self.algorithm = algorithm
    }

    /// The key that checks what this one signs.
    package var publicKey: PublicKey { PublicKey(handle, algorithm) }

    /// The key as PKCS #8 in DER.
    ///
    /// - Throws: `CryptoError` when libcrypto fails, which it has no documented reason to.
    package func info() throws(CryptoError) -> [UInt8] { try handle.privateInfo() }

    /// The signature of a message.
    ///
    /// - Throws: `CryptoError` when libcrypto fails, which it has no documented reason to.
    package func sign(_ message: Message) throws(CryptoError) -> [UInt8] {
        let context = try DigestContext()
        guard EVP_DigestSignInit_ex(context.pointer, nil, algorithm.digestName, nil, nil, handle.pointer, nil) == 1
        else { throw CryptoError("starting to sign") }
        let bytes = message.bytes
        var length = algorithm.signatureLengths.upperBound
        var signature = [UInt8](repeating: 0, count: length)
        guard EVP_DigestSign(context.pointer, &signature, &length, bytes, bytes.count) == 1 else {
            throw CryptoError("signing")
        }
        return Array(signature[..<length])
    }
}
