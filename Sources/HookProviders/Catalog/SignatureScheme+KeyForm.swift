internal import JSONText

extension SignatureScheme {
    /// How a configured secret becomes a key.
    package struct KeyForm: Sendable {
        /// How the key's bytes are written.
        package enum Form: String, Sendable, CaseIterable {
            /// The secret's text as it stands, any prefix included.
            case text
            /// Base64.
            case base64
            /// Hexadecimal digits.
            case hex
        }

        /// What the bytes of a public key are.
        package enum Encodes: String, Sendable, CaseIterable {
            /// The key itself.
            case raw
            /// A SubjectPublicKeyInfo in DER (RFC 5280).
            case spki
        }

        /// How the key's bytes are written.
        package let form: Form
        /// What is taken off the secret where it is there.
        package let prefix: String?
        /// What marks a private key.
        package let privatePrefix: String?
        /// What the bytes of a public key are.
        package let encodes: Encodes

        init(_ field: DocumentField?) throws(CatalogError) {
            guard let field, field.value.string == nil else {
                form = try field?.word() ?? .text
                prefix = nil
                privatePrefix = nil
                encodes = .raw
                return
            }
            form = try field.member("form").word()
            prefix = try field.optional("prefix")?.string()
            privatePrefix = try field.optional("private_prefix")?.string()
            encodes = try field.optional("encodes")?.word() ?? .raw
        }
    }
}
