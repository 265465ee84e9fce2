internal import HookCrypto
internal import HookProviders

/// The digest of a body that stands in the URL's query.
struct BodyDigest {
    private let told: [UInt8]
    private let rule: SignatureScheme.BodyHash

    /// Reads it; nil where the scheme or the URL has none.
    init?(_ request: DiagnosedRequest) {
        guard let rule = request.scheme.bodyHash,
            let told = request.url.flatMap({ SenderURL.queryParameter(Array(rule.parameter.utf8), of: $0.bytes) })
        else { return nil }
        self.told = told
        self.rule = rule
    }

    /// Whether it is a message's.
    func fits(_ message: Message) -> Bool {
        message.bytes.withUnsafeBytes { SignedContent.isDigest(told, of: $0, rule) }
    }
}
