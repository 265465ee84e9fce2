internal import HookCrypto
public import HookModel
internal import NIOCore

/// Checks the signatures of one provider.
public final class SignatureVerifier: Sendable {
    private let scheme: SignatureScheme?
    private let keys: [(key: HMACKey, name: String)]

    /// Makes a verifier with a provider's scheme and configured secrets, in the order in which they are tried.
    ///
    /// - Throws: `CryptoError` when libcrypto lacks the algorithm.
    public init(_ scheme: SignatureScheme?, secrets: [ProviderSecret]) throws {
        self.scheme = scheme
        keys =
            try scheme.map { scheme in
                try secrets.map { (try HMACKey($0.bytes, algorithm: scheme.hash), $0.name) }
            } ?? []
    }

    /// The verdict on a request: the first that applies, in the order of the design's section 5.
    ///
    /// - Parameters:
    ///   - head: The request's head.
    ///   - body: The body's exact bytes.
    ///   - now: The time against which a timestamp is held.
    /// - Returns: The verdict, never with what a correct signature would have been.
    public func verify(_ head: RequestHead, body: UnsafeRawBufferPointer, now: Timestamp) -> SignatureFinding {
        guard let scheme else { return SignatureFinding(verdict: .notSigned) }
        var finding = SignatureFinding(verdict: .missing, scheme: scheme.name, header: scheme.header.description)
        head.block.bytes.withUnsafeReadableBytes { raw in
            let lines = HeaderLines(head.block, in: raw)
            switch lines.value(of: scheme.header) {
            case .absent:
                finding.verdict = .missing
            case .conflicting:
                finding.fail(.malformed)
            case .single(let text):
                guard let signature = SignatureText(text, scheme) else { return finding.fail(.malformed) }
                finding.notes = signature.notes
                guard !keys.isEmpty else { return finding.verdict = .noSecret }
                let timestamp = scheme.timestamp.map { TimestampCheck($0, lines, now: now) }
                if let reason = timestamp?.problem { return finding.fail(reason) }
                guard let place = place(of: signature.bytes, body: body) else { return finding.fail(.mismatch) }
                if timestamp == .stale { return finding.fail(.stale) }
                finding.verdict = .verified
                finding.secret = SecretPlace(place: place + 1, name: keys[place].name)
            }
        }
        return finding
    }

    /// The place of the key that makes this signature.
    ///
    /// Every key is tried, so that the time does not tell which fits.
    private func place(of signature: [UInt8], body: UnsafeRawBufferPointer) -> Int? {
        signature.withUnsafeBytes { signature in
            var found: Int?
            for (index, entry) in keys.enumerated() {
                guard let value = try? entry.key.authenticate(body) else { continue }
                if value.equals(signature), found == nil { found = index }
            }
            return found
        }
    }
}

extension SignatureFinding {
    fileprivate mutating func fail(_ reason: SignatureReason) {
        verdict = .failed
        self.reason = reason
    }
}
