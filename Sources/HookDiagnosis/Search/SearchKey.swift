internal import HookCrypto
internal import HookModel
internal import HookProviders

/// A key that is tried in a search.
///
/// A class, so that what is made ready of it once serves all attempts.
final class SearchKey {
    enum Material {
        case shared([UInt8])
        case publicKey(PublicKey)
    }

    let material: Material
    /// Where the secret was configured.
    let name: String
    /// A number that is the same for the same key.
    let fingerprint: Int
    private var made: [HashAlgorithm: HMACKey] = [:]

    init(_ material: Material, name: String) {
        self.material = material
        self.name = name
        var hasher = Hasher()
        switch material {
        case .shared(let bytes): hasher.combine(bytes)
        case .publicKey(let key): hasher.combine(ObjectIdentifier(key))
        }
        fingerprint = hasher.finalize()
    }

    /// The key that a scheme makes of a secret; nil when it is not of the scheme's form.
    convenience init?(_ secret: ProviderSecret, _ scheme: SignatureScheme) {
        if scheme.algorithm.publicKey == nil {
            guard let bytes = try? SecretText(secret.bytes, scheme.key).decoded() else { return nil }
            self.init(.shared(bytes), name: secret.name)
        } else {
            guard case .publicKey(let key, _) = try? SchemeKey(secret, scheme) else { return nil }
            self.init(.publicKey(key), name: secret.name)
        }
    }

    /// The code of a message; nil for a public key.
    func code(_ message: Message, _ hash: HashAlgorithm) -> MACValue? {
        guard case .shared(let bytes) = material else { return nil }
        if made[hash] == nil { made[hash] = try? HMACKey(bytes, algorithm: hash) }
        return try? made[hash]?.authenticate(message)
    }
}
