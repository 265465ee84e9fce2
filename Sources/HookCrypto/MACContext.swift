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

    func authenticate(_ message: UnsafeRawBufferPointer) throws(CryptoError) -> MACValue {
        try start()
        try add(message)
        return try end()
    }

    func authenticate(_ message: Message) throws(CryptoError) -> MACValue {
        try start()
        for piece in message.pieces {
            switch piece {
            case .lent(let bytes): try add(bytes)
            case .owned(let bytes):
                let added: Result<Void, CryptoError> = bytes.withUnsafeBytes { bytes in
                    do throws(CryptoError) { return .success(try add(bytes)) } catch { return .failure(error) }
                }
                try added.get()
            }
        }
        return try end()
    }

    private func start() throws(CryptoError) {
        guard EVP_MAC_init(context, nil, 0, nil) == 1 else { throw CryptoError("starting an HMAC") }
    }

    private func add(_ bytes: UnsafeRawBufferPointer) throws(CryptoError) {
        guard let address = bytes.bindMemory(to: UInt8.self).baseAddress, !bytes.isEmpty else { return }
        guard EVP_MAC_update(context, address, bytes.count) == 1 else { throw CryptoError("hashing a message") }
    }

    private func end() throws(CryptoError) -> MACValue {
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
