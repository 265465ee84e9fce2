internal import HookCrypto
public import HookModel

/// How a provider signs, as parameters.
public struct SignatureScheme: Sendable {
    /// The function that makes the signature.
    public enum Algorithm: String, Sendable, CaseIterable {
        /// HMAC with SHA-256 (RFC 2104).
        case hmacSHA256 = "hmac-sha256"
    }

    /// How the signature's bytes are written.
    public enum Encoding: String, Sendable, CaseIterable {
        /// Hexadecimal digits.
        case hex
    }

    /// How a configured secret becomes key bytes.
    public enum KeyForm: String, Sendable, CaseIterable {
        /// The secret's text as it stands, any prefix included.
        case text
    }

    /// When a timestamp belongs to the scheme.
    public struct TimestampRule: Sendable {
        /// The header that carries it, in Unix seconds.
        public let header: HeaderName
        /// How far it may lie from the clock, past or future, this distance included.
        public let tolerance: Duration
    }

    /// The header that carries the signature.
    public let header: HeaderName
    /// The function that makes the signature.
    public let algorithm: Algorithm
    /// How the signature's bytes are written.
    public let encoding: Encoding
    /// How a configured secret becomes key bytes.
    public let key: KeyForm
    /// Prefixes that are accepted, and noted, though the provider sends none.
    public let acceptedPrefixes: [String]
    /// The timestamp's rule; nil when the scheme has none.
    public let timestamp: TimestampRule?

    /// The scheme in one word: `hmac-sha256-hex`.
    public let name: String

    init(_ field: DocumentField) throws(CatalogError) {
        header = HeaderName(try field.member("header").string())
        algorithm = try field.member("algorithm").word()
        encoding = try field.member("encoding").word()
        key = try field.member("key").word()
        acceptedPrefixes = try field.strings("accepted_prefixes")
        if let timestamp = field.optional("timestamp") {
            self.timestamp = TimestampRule(
                header: HeaderName(try timestamp.member("header").string()),
                tolerance: try timestamp.member("tolerance").duration()
            )
        } else {
            timestamp = nil
        }
        name = "\(algorithm.rawValue)-\(encoding.rawValue)"
    }

    var hash: HashAlgorithm {
        switch algorithm {
        case .hmacSHA256: .sha256
        }
    }
}
