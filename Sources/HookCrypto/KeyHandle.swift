internal import COpenSSL

/// An `EVP_PKEY`, freed with its owner.
final class KeyHandle: @unchecked Sendable {  // Set once; libcrypto counts and locks what threads share of it.
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    /// Reads a SubjectPublicKeyInfo of this algorithm that fills all of the bytes; nil for anything else.
    static func publicKey(_ info: [UInt8], _ algorithm: SignatureAlgorithm) -> KeyHandle? {
        read(info, algorithm) { d2i_PUBKEY(nil, $0, $1) }
    }

    /// Reads a private key of this algorithm, PKCS #8 or SEC 1, that fills all of the bytes; nil for anything else.
    static func privateKey(_ info: [UInt8], _ algorithm: SignatureAlgorithm) -> KeyHandle? {
        read(info, algorithm) { d2i_AutoPrivateKey(nil, $0, $1) }
    }

    private static func read(
        _ info: [UInt8], _ algorithm: SignatureAlgorithm,
        _ decode: (UnsafeMutablePointer<UnsafePointer<UInt8>?>, Int) -> OpaquePointer?
    ) -> KeyHandle? {
        let key = info.withUnsafeBufferPointer { bytes -> KeyHandle? in
            var place = bytes.baseAddress
            guard let pointer = decode(&place, bytes.count) else { return nil }
            let key = KeyHandle(pointer)
            return place == bytes.baseAddress.map { $0 + bytes.count } ? key : nil
        }
        // What is no key leaves its reasons in the thread's queue.
        ERR_clear_error()
        return key.flatMap { $0.isOf(algorithm) ? $0 : nil }
    }

    private func isOf(_ algorithm: SignatureAlgorithm) -> Bool {
        switch algorithm {
        case .ed25519: return EVP_PKEY_is_a(pointer, "ED25519") == 1
        case .ecdsaP256SHA256:
            guard EVP_PKEY_is_a(pointer, "EC") == 1 else { return false }
            var name = [CChar](repeating: 0, count: 32)
            var length = 0
            return EVP_PKEY_get_group_name(pointer, &name, name.count, &length) == 1
                && name.prefix(length).elementsEqual("prime256v1".utf8.map { CChar(bitPattern: $0) })
        }
    }

    func isSamePublicKey(as other: KeyHandle) -> Bool { EVP_PKEY_eq(pointer, other.pointer) == 1 }

    deinit {
        EVP_PKEY_free(pointer)
    }
}
