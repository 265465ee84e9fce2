/// A configured secret of a provider.
///
/// Its text is never shown, logged or stored.
public struct ProviderSecret: Sendable, CustomStringConvertible {
    /// Where it was configured, such as `HOOKSIGHT_SECRET_OMNISALES`.
    public let name: String
    let bytes: [UInt8]

    /// Makes a secret from its bytes; nil when there are none, because an empty secret verifies what anybody signs.
    public init?(name: String, bytes: [UInt8]) {
        guard !bytes.isEmpty else { return nil }
        self.name = name
        self.bytes = bytes
    }

    /// The place, not the secret.
    public var description: String { "secret from \(name)" }
}
