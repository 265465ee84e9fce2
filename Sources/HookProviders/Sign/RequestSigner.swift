internal import HookCrypto
public import HookModel
public import NIOCore

/// Signs requests as a provider does: the mirror of `SignatureVerifier`.
///
/// What it makes goes to apps under development, and is never shown, logged or stored.
public final class RequestSigner: Sendable {
    private let scheme: SignatureScheme
    private let key: HMACKey

    /// Makes a signer; nil for a provider that does not sign.
    ///
    /// - Parameters:
    ///   - document: The provider.
    ///   - secret: The secret to sign with; with several configured ones, senders use the first.
    /// - Throws: `CryptoError` when libcrypto lacks the algorithm.
    public init?(_ document: ProviderDocument, secret: ProviderSecret) throws {
        guard let scheme = document.signature else { return nil }
        self.scheme = scheme
        key = try HMACKey(secret.bytes, algorithm: scheme.hash)
    }

    /// The header lines that sign a body at a moment, in the order in which a sender adds them.
    ///
    /// They take the places of all lines of the same names.
    ///
    /// - Throws: `CryptoError` when libcrypto fails, which it has no documented reason to.
    public func lines(signing body: ByteBuffer, at now: Timestamp) throws -> [Answer.Header] {
        var lines: [Answer.Header] = []
        if let timestamp = scheme.timestamp {
            lines.append(Answer.Header(name: timestamp.header.description, value: "\(now.seconds)"))
        }
        let code = try body.withUnsafeReadableBytes { try key.authenticate($0) }
        let text =
            switch scheme.encoding {
            case .hex: code.withUnsafeBytes { Hex.encode($0) }
            }
        return lines + [Answer.Header(name: scheme.header.description, value: text)]
    }
}
