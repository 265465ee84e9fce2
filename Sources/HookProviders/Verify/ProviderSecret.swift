/// A configured secret of a provider.
///
/// Its text is never shown, logged or stored.
package struct ProviderSecret: Sendable, CustomStringConvertible {
    /// Where it was configured, such as `HOOKSIGHT_SECRET_OMNISALES`.
    package let name: String
    /// The text as configured; for keys alone.
    package let bytes: [UInt8]

    /// Makes a secret from its bytes; nil when there are none, because an empty secret verifies what anybody signs.
    package init?(name: String, bytes: [UInt8]) {
        guard !bytes.isEmpty else { return nil }
        self.name = name
        self.bytes = bytes
    }

    /// The place, not the secret.
    package var description: String { "secret from \(name)" }
}
