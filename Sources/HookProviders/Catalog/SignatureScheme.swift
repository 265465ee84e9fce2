package import HookCrypto
package import HookModel
package import JSONText

/// One way in which a provider signs, as parameters.
///
/// All that can be made ready when the document is read is: a request costs no look-ups by name and no text work. A
/// class, because every request is judged by one: passing it on copies nothing.
package final class SignatureScheme: Sendable {
    /// The function that makes the signature.
    package enum Algorithm: String, Sendable, CaseIterable {
        /// HMAC with SHA-1 (RFC 2104).
        case hmacSHA1 = "hmac-sha1"
        /// HMAC with SHA-256.
        case hmacSHA256 = "hmac-sha256"
        /// HMAC with SHA-512.
        case hmacSHA512 = "hmac-sha512"
        /// HMAC with the hash function that the value names before its `=`.
        case hmacByPrefix = "hmac-by-prefix"
        /// Ed25519 (RFC 8032).
        case ed25519
        /// ECDSA on P-256 over SHA-256, signatures in DER.
        case ecdsaP256SHA256 = "ecdsa-p256-sha256"
        /// The secret itself.
        case token
    }

    /// How the signature's bytes are written.
    package enum Encoding: String, Sendable, CaseIterable {
        /// Hexadecimal digits.
        case hex
        /// Base64 with padding.
        case base64
        /// Base64 for URLs, with padding or without.
        case base64url
        /// As they are; for tokens.
        case text
    }

    /// Where a text stands in a request.
    package enum Place: Sendable, Hashable, CustomStringConvertible {
        /// In a header.
        case header(HeaderName)
        /// In a member of a JSON body.
        case body(JSONPointer)
        /// In a parameter of a form body.
        case form(String)

        /// The header, or the place in the body, for people.
        package var description: String {
            switch self {
            case .header(let name): "\(name)"
            case .body(let pointer): "\(pointer) in the body"
            case .form(let name): "the parameter \(name)"
            }
        }
    }

    /// A digest of the body in the query of the signed URL, which stands for the body.
    package struct BodyHash: Sendable {
        /// The parameter.
        package let parameter: String
        /// The hash function.
        package let algorithm: HashAlgorithm
        /// How the digest is written.
        package let encoding: Encoding
    }

    /// Where the signature is.
    package let place: Place
    /// The header that carries the signature; nil when the body does.
    package let header: HeaderName?
    /// The function that makes the signature.
    package let algorithm: Algorithm
    /// How the signature's bytes are written.
    package let encoding: Encoding
    /// The grammar of the text that carries the signature.
    package let value: Value
    /// How a configured secret becomes a key.
    package let key: KeyForm
    /// What is signed.
    package let content: Content
    /// Prefixes that are accepted, and noted, though the provider sends none.
    package let acceptedPrefixes: [String]
    /// Where the `{id}` of the content is; nil when it has none.
    package let id: Place?
    /// The timestamp's rule; nil when the scheme has none.
    package let timestamp: TimestampRule?
    /// The digest in the signed URL; nil when the scheme has none.
    package let bodyHash: BodyHash?
    /// Whether the body is signed as it was before its `Content-Encoding`.
    package let signsDecompressed: Bool
    /// Whether the body's bytes are all that is looked at beside the signature; so it is for tokens.
    let signsBodyAlone: Bool
    /// Whether the URL is tried with its port, without it, and with its scheme's default port.
    package let triesPorts: Bool

    /// The scheme in one word: `hmac-sha256-hex`.
    package let name: String

    init(_ field: DocumentField) throws(CatalogError) {
        guard let place = try SignatureScheme.place(field) else {
            throw field.error("expected one of \"header\", \"body\" and \"form\": where the signature is")
        }
        self.place = place
        header = if case .header(let name) = place { name } else { nil }
        algorithm = try field.member("algorithm").word()
        encoding = try field.member("encoding").word()
        value = try field.optional("value").map { value throws(CatalogError) in try Value(value) } ?? .bare
        key = try KeyForm(field.optional("key"))
        content = try Content(field.optional("content"))
        acceptedPrefixes = try field.strings("accepted_prefixes")
        id = try field.optional("id").flatMap { id throws(CatalogError) in try SignatureScheme.place(id) }
        if let timestamp = field.optional("timestamp") {
            self.timestamp = try TimestampRule(timestamp, place: SignatureScheme.place(timestamp))
        } else {
            timestamp = nil
        }
        if let hash = field.optional("body_hash") {
            bodyHash = BodyHash(
                parameter: try hash.member("query").string(), algorithm: try hash.member("algorithm").word(),
                encoding: try hash.member("encoding").word())
        } else {
            bodyHash = nil
        }
        signsDecompressed = field.optional("signs_decompressed")?.value.bool ?? false
        signsBodyAlone = algorithm == .token || content.isBodyAlone && !signsDecompressed
        triesPorts = field.optional("url_ports")?.value.bool ?? false
        name = encoding == .text ? algorithm.rawValue : "\(algorithm.rawValue)-\(encoding.rawValue)"
        try check(field)
    }

    /// The header, or the place in the body, for people.
    package var placeText: String { place.description }
}

extension SignatureScheme.Algorithm {
    /// The hash function of an HMAC; nil for what is none, or names it in its value.
    package var hash: HashAlgorithm? {
        switch self {
        case .hmacSHA1: .sha1
        case .hmacSHA256: .sha256
        case .hmacSHA512: .sha512
        case .hmacByPrefix, .ed25519, .ecdsaP256SHA256, .token: nil
        }
    }

    /// The public-key signature; nil for what shares a secret.
    package var publicKey: SignatureAlgorithm? {
        switch self {
        case .ed25519: .ed25519
        case .ecdsaP256SHA256: .ecdsaP256SHA256
        case .hmacSHA1, .hmacSHA256, .hmacSHA512, .hmacByPrefix, .token: nil
        }
    }
}
