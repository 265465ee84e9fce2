internal import HookCrypto

/// A secret as it was configured, on its way to being a key.
package struct SecretText {
    /// Why a text is no key, as the end of a sentence that begins with "the secret".
    package struct Problem: Error {
        package let reason: String
    }

    /// The text without its prefix.
    package let bytes: [UInt8]
    /// Whether its prefix says that it is a private key.
    package let isPrivate: Bool
    /// Whether it has one of the prefixes of its scheme.
    package let hasPrefix: Bool
    private let form: SignatureScheme.KeyForm

    package init(_ secret: [UInt8], _ form: SignatureScheme.KeyForm) {
        self.form = form
        let prefix = [form.privatePrefix, form.prefix].compactMap(\.self).first { secret.starts(with: $0.utf8) }
        hasPrefix = prefix != nil
        isPrivate = prefix != nil && prefix == form.privatePrefix
        bytes = Array(secret.dropFirst(prefix?.utf8.count ?? 0))
    }

    /// The bytes that the text writes.
    ///
    /// Base64 without its padding is taken: some senders give it out so.
    package func decoded() throws(Problem) -> [UInt8] {
        let expected: String
        let decoded: [UInt8]?
        switch form.form {
        case .text:
            expected = "text"
            decoded = bytes
        case .base64:
            expected = "base64"
            decoded = bytes.withUnsafeBytes { Base64.decode($0, padding: .optional) }
        case .hex:
            expected = "hexadecimal"
            decoded = bytes.withUnsafeBytes { text in
                text.count.isMultiple(of: 2) ? Hex.decode(text, count: text.count / 2)?.bytes : nil
            }
        }
        guard let decoded else { throw Problem(reason: "is not \(expected)\(behind)\(advice)") }
        guard !decoded.isEmpty else {
            throw Problem(reason: "has nothing\(behind), and an empty key would verify what anybody signs")
        }
        return decoded
    }

    private var behind: String { form.prefix.map { " behind \"\($0)\"" } ?? "" }

    private var advice: String {
        bytes.contains { $0 <= 0x20 }
            ? "; it has white space in it, which has to go" : "; copy the whole of it from the sender's settings"
    }
}
