/// A configured secret that cannot be what its provider gives out.
public struct SecretError: Error, Hashable, CustomStringConvertible {
    /// Where the secret was configured.
    public let name: String
    /// What is wrong with it, and what to do; never any of its text.
    public let reason: String

    /// Place and reason: `HOOKSIGHT_SECRET_CLERK: the secret is no base64…`.
    public var description: String { "\(name): the secret \(reason)" }
}
