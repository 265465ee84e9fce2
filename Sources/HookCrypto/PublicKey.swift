internal import COpenSSL

/// A key that checks signatures, read once; many threads may use it.
package final class PublicKey: Sendable, Equatable {
    /// What it checks.
    package let algorithm: SignatureAlgorithm
    private let handle: KeyHandle

    init(_ handle: KeyHandle, _ algorithm: SignatureAlgorithm) {
        self.handle = handle
        self.algorithm = algorithm
    }

    /// Reads a SubjectPublicKeyInfo in DER (RFC 5280, 4.1.2.7); nil when it is none of this algorithm.
    package convenience init?(info: [UInt8], _ algorithm: SignatureAlgorithm) {
        guard let handle = KeyHandle.publicKey(info, algorithm) else { return nil }
        self.init(handle, algorithm)
    }

    /// Reads a raw key: 32 bytes of Ed25519, or a point of P-256 in 65 or, compressed, 33 bytes; nil for anything else.
    package convenience init?(raw: [UInt8], _ algorithm: SignatureAlgorithm) {
        guard let info = KeyEncoding.publicInfo(raw: raw, algorithm) else { return nil }
        self.init(info: info, algorithm)
    }

    /// Whether two keys are one.
    package static func == (left: PublicKey, right: PublicKey) -> Bool { left.handle.isSamePublicKey(as: right.handle) }

    /// The key as SubjectPublicKeyInfo in DER.
    ///
    /// - Throws: `CryptoError` when libcrypto fails, which it has no documented reason to.
    package func info() throws(CryptoError) -> [UInt8] { try handle.publicInfo() }

    /// Whether a signature is this message's.
    ///
    /// - Throws: `CryptoError` when libcrypto fails; a signature that is wrong, or none at all, is not an error.
    package func verifies(_ signature: [UInt8], of message: Message) throws(CryptoError) -> Bool {
        guard algorithm.signatureLengths.contains(signature.count) else { return false }
        let context = try DigestContext()
        guard EVP_DigestVerifyInit_ex(context.pointer, nil, algorithm.digestName, nil, nil, handle.pointer, nil) == 1
        else { throw CryptoError("starting to verify a signature") }
        let result: Int32
        if algorithm.digestName == nil {
            // Ed25519 reads its message twice, so libcrypto takes it in one run only.
            let bytes = message.bytes
            result = EVP_DigestVerify(context.pointer, signature, signature.count, bytes, bytes.count)
        } else {
            for piece in message.pieces where piece.count > 0 {
                let added = piece.withUnsafeBytes {
                    EVP_DigestVerifyUpdate(context.pointer, $0.baseAddress, $0.count)
                }
                guard added == 1 else { throw CryptoError("hashing a message") }
            }
            result = EVP_DigestVerifyFinal(context.pointer, signature, signature.count)
        }
        // A signature that is no DER is an error to libcrypto, and leaves its reasons in the thread's queue.
        if result != 1 { ERR_clear_error() }
        return result == 1
    }
}
