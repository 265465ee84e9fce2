internal import HookCrypto
internal import HookModel

/// A signature as it stands in a header, decoded.
struct SignatureText {
    let bytes: [UInt8]
    let notes: [SignatureNote]

    /// Reads a value; nil when it is not of the scheme's form: empty, of another length, or with other characters.
    init?(_ text: UnsafeRawBufferPointer, _ scheme: SignatureScheme) {
        var rest = text
        var notes: [SignatureNote] = []
        for prefix in scheme.acceptedPrefixes where SignatureText.starts(text, with: prefix) {
            rest = UnsafeRawBufferPointer(rebasing: text[prefix.utf8.count...])
            notes.append(.prefixAdded)
            break
        }
        switch scheme.encoding {
        case .hex:
            guard let decoded = Hex.decode(rest, count: scheme.hash.digestLength) else { return nil }
            if decoded.hasUpperCase { notes.append(.upperCaseHex) }
            bytes = decoded.bytes
        }
        self.notes = notes
    }

    private static func starts(_ text: UnsafeRawBufferPointer, with prefix: String) -> Bool {
        text.count >= prefix.utf8.count
            && zip(text, prefix.utf8).allSatisfy { HeaderName.fold($0) == HeaderName.fold($1) }
    }
}
