internal import HookCrypto
internal import HookModel

extension SignatureScheme.Value {
    /// The text that carries a signature.
    func text(
        _ signature: [UInt8], _ scheme: SignatureScheme, time: String, hash: HashAlgorithm = .sha256
    ) -> String {
        let encoded = scheme.encoding.text(signature)
        switch self {
        case .bare: return (scheme.algorithm == .hmacByPrefix ? "\(hash.rawValue)=" : "") + encoded
        case .prefixed(let prefix): return String(decoding: prefix, as: UTF8.self) + encoded
        case .pairs(let pairs):
            let own = "\(String(decoding: pairs.signature, as: UTF8.self))=\(encoded)"
            guard let key = pairs.timestamp else { return own }
            return "\(String(decoding: key, as: UTF8.self))=\(time)" + String(UnicodeScalar(pairs.separator)) + own
        case .list(let version): return "\(String(decoding: version, as: UTF8.self)),\(encoded)"
        }
    }
}

extension SignatureScheme.Encoding {
    /// Bytes as this encoding writes them.
    func text(_ bytes: [UInt8]) -> String {
        switch self {
        case .hex: Hex.encode(bytes)
        case .base64: Base64.encode(bytes)
        case .base64url: Base64.encode(bytes, .url).replacing("=", with: "")
        case .text: String(decoding: bytes, as: UTF8.self)
        }
    }
}

extension SignatureScheme.TimestampRule {
    /// A moment as the scheme writes it.
    func text(_ moment: Timestamp) -> String {
        switch unit {
        case .seconds: "\(moment.seconds)"
        case .milliseconds: "\(moment.milliseconds)"
        case .iso8601: moment.description
        }
    }
}
