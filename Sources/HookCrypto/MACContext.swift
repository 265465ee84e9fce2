internal import COpenSSL

/// An `EVP_MAC_CTX` with its key set; freed with its owner.
struct MACContext: ~Copyable, @unchecked Sendable {  // Owned by one place at a time; noncopyable makes that certain.
    private let context: OpaquePointer

    private init(context: OpaquePointer) {
        self.context = context
    }

    init(secret: [UInt8], algorithm: HashAlgorithm) throws(CryptoError) {
        context = try MACContext.keyed(secret, algorithm)
    }

    private static func keyed(_ secret: [UInt8], _ algorithm: HashAlgorithm) throws(CryptoError) -> OpaquePointer {
        guard let mac = EVP_MAC_fetch(nil, "HMAC", nil) else { throw CryptoError("fetching HMAC") }
        defer { EVP_MAC_free(mac) }
        guard let context = EVP_MAC_CTX_new(mac) else { throw CryptoError("making an HMAC context") }
        // A nil key would mean "the key of before"; a pointer to nothing means an empty key.
        let started = (secret.isEmpty ? [0] : secret).withUnsafeBufferPointer { key in
            hooksight_hmac_init(context, key.baseAddress, secret.count, algorithm.openSSLName)
        }
        guard started == 1 else {
            let error = CryptoError("HMAC with \(algorithm.openSSLName)")
            EVP_MAC_CTX_free(context)
            throw error
        }
        return context
    }

    deinit {
        EVP_MAC_CTX_free(context)
    }

    func copy() throws(CryptoError) -> MACContext {
        guard let copy = EVP_MAC_CTX_dup(context) else { throw CryptoError("copying an HMAC context") }
        return MACContext(context: copy)
    }

    func authenticate(_ parts: [UnsafeRawBufferPointer]) throws(CryptoError) -> MACValue {
        guard EVP_MAC_init(context, nil, 0, nil) == 1 else { throw CryptoError("starting an HMAC") }
        for part in parts where !part.isEmpty {
            guard EVP_MAC_update(context, part.bindMemory(to: UInt8.self).baseAddress, part.count) == 1 else {
                throw CryptoError("hashing a message")
            }
        }
        var value = MACValue()
        var length = 0
        let ended = value.withUnsafeMutableBytes { out in
            EVP_MAC_final(context, out.bindMemory(to: UInt8.self).baseAddress, &length, out.count)
        }
        guard ended == 1 else { throw CryptoError("ending an HMAC") }
        value.count = length
        return value
    }
}
