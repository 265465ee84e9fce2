package import HookCrypto
package import HookModel

/// A signature as it stands in a request, decoded.
package struct SignatureText {
    /// A signature's bytes.
    package enum Content {
        /// An HMAC that was written in hexadecimal, held in place: the usual case allocates nothing.
        case code(MACValue)
        case bytes([UInt8])
    }

    package let content: Content
    /// The hash function that the text names; nil where the scheme says it.
    package let hash: HashAlgorithm?
    package let notes: [SignatureNote]

    /// Reads a text; nil when it is not of the scheme's form: empty, of another length, or with other characters.
    package init?(_ text: UnsafeRawBufferPointer, _ scheme: SignatureScheme) {
        var rest = text
        var notes: [SignatureNote] = []
        var named: HashAlgorithm?
        switch scheme.value {
        case .bare where scheme.algorithm == .hmacByPrefix:
            guard let (hash, count) = SignatureText.namedHash(text) else { return nil }
            named = hash
            rest = UnsafeRawBufferPointer(rebasing: text[count...])
        case .bare:
            for prefix in scheme.acceptedPrefixes where SignatureText.starts(text, with: prefix) {
                rest = UnsafeRawBufferPointer(rebasing: text[prefix.utf8.count...])
                notes.append(.prefixAdded)
                break
            }
        case .prefixed(let prefix):
            guard text.starts(with: prefix) else { return nil }
            rest = UnsafeRawBufferPointer(rebasing: text[prefix.count...])
        case .pairs, .list:
            break
        }
        hash = named
        let bytes: [UInt8]
        let lengths = SignatureText.lengths(scheme, named)
        switch scheme.encoding {
        case .hex where lengths.lowerBound == lengths.upperBound && lengths.upperBound <= 64:
            var hasUpperCase = false
            guard let code = MACValue(hex: rest, count: lengths.upperBound, hasUpperCase: &hasUpperCase) else {
                return nil
            }
            if hasUpperCase { notes.append(.upperCaseHex) }
            content = .code(code)
            self.notes = notes
            return
        case .hex:
            guard rest.count <= lengths.upperBound * 2, rest.count.isMultiple(of: 2),
                let decoded = Hex.decode(rest, count: rest.count / 2)
            else { return nil }
            if decoded.hasUpperCase { notes.append(.upperCaseHex) }
            bytes = decoded.bytes
        case .base64, .base64url:
            let isURL = scheme.encoding == .base64url
            guard rest.count <= (lengths.upperBound + 2) / 3 * 4,
                let decoded = Base64.decode(
                    rest, isURL ? .url : .standard, padding: isURL ? .optional : .required)
            else { return nil }
            bytes = decoded
        case .text:
            guard rest.count <= lengths.upperBound else { return nil }
            bytes = Array(rest)
        }
        guard lengths.contains(bytes.count) else { return nil }
        content = .bytes(bytes)
        self.notes = notes
    }

    /// Whether an HMAC is this signature, in constant time.
    package func equals(_ code: MACValue) -> Bool {
        switch content {
        case .code(let own): code.equals(own)
        case .bytes(let bytes): bytes.withUnsafeBytes { code.equals($0) }
        }
    }

    /// A copy of the bytes.
    package var bytes: [UInt8] {
        switch content {
        case .code(let code): code.withUnsafeBytes { Array($0) }
        case .bytes(let bytes): bytes
        }
    }

    /// No token is longer: it could not stand in a head.
    private static let longestToken = 65_536

    private static func lengths(_ scheme: SignatureScheme, _ named: HashAlgorithm?) -> ClosedRange<Int> {
        if let hash = named ?? scheme.algorithm.hash { return hash.digestLength...hash.digestLength }
        return scheme.algorithm.publicKey?.signatureLengths ?? 1...longestToken
    }

    /// The hash function before the `=`, and how long both are.
    private static func namedHash(_ text: UnsafeRawBufferPointer) -> (HashAlgorithm, Int)? {
        for hash in HashAlgorithm.allCases where text.starts(with: hash.rawValue.utf8) {
            let count = hash.rawValue.utf8.count
            if count < text.count, text[count] == UInt8(ascii: "=") { return (hash, count + 1) }
        }
        return nil
    }

    private static func starts(_ text: UnsafeRawBufferPointer, with prefix: String) -> Bool {
        text.count >= prefix.utf8.count
            && zip(text, prefix.utf8).allSatisfy { HeaderName.fold($0) == HeaderName.fold($1) }
    }
}
