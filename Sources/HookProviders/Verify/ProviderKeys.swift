internal import HookCrypto
package import HookModel

/// The keys of a provider's schemes.
package struct ProviderKeys: Sendable {
    /// A key with the secret that it was made of.
    package struct Entry: Sendable {
        package let key: SchemeKey
        /// The secret's place among the configured ones.
        package let secret: SecretPlace

        package init(key: SchemeKey, secret: SecretPlace) {
            self.key = key
            self.secret = secret
        }
    }

    /// The keys of each scheme, in the order of the secrets.
    package let entries: [[Entry]]

    /// Gives each secret to the schemes whose key form it has.
    ///
    /// A prefix decides where there is one. A secret that could be a public key as well as a shared one is only ever one
    /// of them: what is public must never be an HMAC's key, or anybody could sign with it.
    ///
    /// - Throws: `SecretError` for a secret that is of no scheme's form; `CryptoError` when libcrypto lacks an
    ///   algorithm.
    package init(_ secrets: [ProviderSecret], _ schemes: [SignatureScheme]) throws {
        var entries = [[Entry]](repeating: [], count: schemes.count)
        for (index, secret) in secrets.enumerated() {
            for (place, key) in try ProviderKeys.keys(of: secret, schemes) {
                entries[place].append(Entry(key: key, secret: SecretPlace(place: index + 1, name: secret.name)))
            }
        }
        self.entries = entries
    }

    /// The keys that schemes make of a secret, with the schemes' places.
    package static func keys(of secret: ProviderSecret, _ schemes: [SignatureScheme]) throws -> [(Int, SchemeKey)] {
        let marked = schemes.indices.filter { SecretText(secret.bytes, schemes[$0].key).hasPrefix }
        var keys: [(Int, SchemeKey)] = []
        var problem: SecretText.Problem?
        for place in marked.isEmpty ? Array(schemes.indices) : marked {
            do {
                keys.append((place, try SchemeKey(secret, schemes[place])))
            } catch let error as SecretText.Problem {
                problem = problem ?? error
            }
        }
        if keys.isEmpty, let problem { throw SecretError(name: secret.name, reason: problem.reason) }
        let isPublic = { (key: (Int, SchemeKey)) in schemes[key.0].algorithm.publicKey != nil }
        guard keys.contains(where: isPublic), keys.contains(where: { !isPublic($0) }) else { return keys }
        // Without the prefix that would mark it as public it is a shared secret; where public keys have none, it is one.
        let isUnmarked = keys.contains { isPublic($0) && schemes[$0.0].key.prefix == nil }
        return keys.filter { isPublic($0) == isUnmarked }
    }
}
