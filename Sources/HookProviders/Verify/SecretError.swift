/// A configured secret that cannot be what its provider gives out.
package struct SecretError: Error, Hashable, CustomStringConvertible {
    /// Where the secret was configured.
    package let name: String
    /// What is wrong with it, and what to do; never any of its text.
    package let reason: String

    /// Place and reason: `HOOKSIGHT_SECRET_CLERK: the secret is no base64…`.
    package var description: String { "\(name): the secret \(reason)" }
}
