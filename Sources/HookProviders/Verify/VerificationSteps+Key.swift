package import HookModel

extension VerificationSteps {
    /// The key that a scheme makes of a secret, without a byte of either.
    package struct Key: Sendable {
        /// What the secret is.
        package enum Kind: Sendable {
            /// A secret that sender and receiver share.
            case shared
            /// A key that only verifies.
            case publicKey
            /// A key that signs; what it verifies with follows from it.
            case privateKey
        }

        /// How the secret writes the key.
        package enum Form: String, Sendable {
            /// As text.
            case text
            /// In base64.
            case base64
            /// In hexadecimal.
            case hex
            /// As a PEM block (RFC 7468).
            case pem
        }

        /// Which secret.
        package let secret: SecretPlace
        /// What it is.
        package let kind: Kind
        /// How it writes the key.
        package let form: Form
        /// The prefix that was taken off it; nil where there was none.
        package let prefix: String?
        /// The length of the key in bytes; nil for a PEM block.
        package let byteCount: Int?

        init(_ entry: ProviderKeys.Entry, _ secrets: [ProviderSecret], _ scheme: SignatureScheme) {
            secret = entry.secret
            kind =
                switch entry.key {
                case .publicKey(_, nil): .publicKey
                case .publicKey: .privateKey
                case .hmac, .hmacByPrefix, .token: .shared
                }
            let bytes = secrets[entry.secret.place - 1].bytes
            guard kind == .shared || !bytes.starts(with: "-----BEGIN ".utf8) else {
                form = .pem
                prefix = nil
                byteCount = nil
                return
            }
            let text = SecretText(bytes, scheme.key)
            form =
                switch scheme.key.form {
                case .text: .text
                case .base64: .base64
                case .hex: .hex
                }
            prefix = text.hasPrefix ? (text.isPrivate ? scheme.key.privatePrefix : scheme.key.prefix) : nil
            byteCount = (try? text.decoded())?.count
        }
    }
}
