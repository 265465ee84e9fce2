internal import COpenSSL

extension KeyHandle {
    /// Makes a new private key.
    static func new(_ algorithm: SignatureAlgorithm) throws(CryptoError) -> KeyHandle {
        // EVP_PKEY_Q_keygen takes a variable list of arguments, which Swift cannot call.
        let made =
            switch algorithm {
            case .ed25519: hooksight_new_key("ED25519", nil)
            case .ecdsaP256SHA256: hooksight_new_key("EC", "prime256v1")
            }
        guard let made else { throw CryptoError("making a key") }
        return KeyHandle(made)
    }

    /// The private key as PKCS #8 in DER.
    func privateInfo() throws(CryptoError) -> [UInt8] {
        guard let info = EVP_PKEY2PKCS8(pointer) else { throw CryptoError("writing a private key") }
        defer { PKCS8_PRIV_KEY_INFO_free(info) }
        return try KeyHandle.write("writing a private key") { i2d_PKCS8_PRIV_KEY_INFO(info, $0) }
    }

    /// The public key as SubjectPublicKeyInfo in DER.
    func publicInfo() throws(CryptoError) -> [UInt8] {
        try KeyHandle.write("writing a public key") { i2d_PUBKEY(pointer, $0) }
    }

    private static func write(
        _ attempt: String, _ encode: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> Int32
    ) throws(CryptoError) -> [UInt8] {
        let length = encode(nil)
        guard length > 0 else { throw CryptoError(attempt) }
        return [UInt8](unsafeUninitializedCapacity: Int(length)) { out, count in
            var place = out.baseAddress
            count = max(0, Int(encode(&place)))
        }
    }
}
