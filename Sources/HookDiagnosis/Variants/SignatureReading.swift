internal import HookCrypto
internal import HookModel
internal import HookProviders

/// The bytes that a signature's text may stand for.
struct SignatureReading {
    /// How what was found differs from what the scheme writes.
    enum Change: Hashable {
        case encoding(String)
        case prefix
        case truncated
        case letterCase
        case severalLines

        var cause: DiagnosisCause {
            switch self {
            case .encoding: .otherEncoding
            case .prefix: .otherPrefix
            case .truncated: .signatureTruncated
            case .letterCase: .signatureCase
            case .severalLines: .signatureMalformed
            }
        }
    }

    enum Content {
        /// All of the signature.
        case whole([UInt8])
        /// Its beginning, so long that chance makes no such one.
        case start([UInt8])
        /// Base64 whose letters are all of one case.
        case folded([UInt8])
    }

    let content: Content
    /// Nil where it is as the scheme writes it.
    let change: Change?

    /// The shortest beginning that proves anything, in bytes.
    static let shortestStart = 16

    /// The length of the HMAC that it may be, where it tells.
    var count: Int? {
        if case .whole(let bytes) = content { bytes.count } else { nil }
    }

    /// The bytes of a whole signature.
    var bytes: [UInt8]? {
        if case .whole(let bytes) = content { bytes } else { nil }
    }

    /// Whether a token is this text, in constant time.
    func isToken(_ token: [UInt8]) -> Bool {
        bytes?.withUnsafeBytes { own in token.withUnsafeBytes { ConstantTime.equal(own, $0) } } ?? false
    }

    /// Whether an HMAC is this signature.
    func matches(_ code: MACValue) -> Bool {
        switch content {
        case .whole(let bytes): bytes.withUnsafeBytes { code.equals($0) }
        case .start(let bytes):
            code.withUnsafeBytes { code in
                code.count > bytes.count
                    && bytes.withUnsafeBytes {
                        ConstantTime.equal(UnsafeRawBufferPointer(rebasing: code[..<bytes.count]), $0)
                    }
            }
        case .folded(let text):
            code.withUnsafeBytes { code in
                Base64.encode(code).utf8.map(HeaderName.fold).elementsEqual(text)
            }
        }
    }
}
