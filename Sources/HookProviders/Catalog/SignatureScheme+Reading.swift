internal import HookCrypto
internal import HookModel
internal import JSONText

extension SignatureScheme {
    /// The schemes of a document: none, one, or several in the order in which they are looked for.
    static func all(_ document: DocumentField) throws(CatalogError) -> [SignatureScheme] {
        guard let field = document.optional("signature") else { return [] }
        guard field.value.kind == .array else { return [try SignatureScheme(field)] }
        var schemes: [SignatureScheme] = []
        for element in document.elements("signature") { schemes.append(try SignatureScheme(element)) }
        return schemes
    }

    static func place(_ field: DocumentField) throws(CatalogError) -> Place? {
        if let header = field.optional("header") { return .header(HeaderName(try header.string())) }
        if let body = field.optional("body") { return .body(try body.pointer()) }
        if let form = field.optional("form") { return .form(try form.string()) }
        return nil
    }

    /// What members say of each other, which the schema of documents cannot tell.
    func check(_ field: DocumentField) throws(CatalogError) {
        if encoding == .text, algorithm != .token {
            throw try field.member("encoding").error("\"text\" is for the algorithm \"token\" alone")
        }
        if algorithm == .hmacByPrefix, value != .bare {
            throw try field.member("value").error("expected \"bare\", because the algorithm is the prefix's")
        }
        if !acceptedPrefixes.isEmpty, value != .bare || algorithm == .hmacByPrefix {
            throw try field.member("accepted_prefixes").error("expected none, because only bare values can have any")
        }
        if algorithm.publicKey != nil, key.form == .text {
            throw (field.optional("key") ?? field).error("expected \"base64\" or \"hex\": a public key is no text")
        }
        if algorithm.publicKey == nil, key.privatePrefix != nil || key.encodes == .spki {
            throw try field.member("key").error("\"private_prefix\" and \"encodes\" are for public-key algorithms")
        }
        if algorithm != .token { try checkContent(field) }
        try checkTimestamp(field)
        if bodyHash?.encoding == .text {
            throw try field.member("body_hash").error("expected \"hex\", \"base64\" or \"base64url\"")
        }
    }

    private func checkContent(_ field: DocumentField) throws(CatalogError) {
        let place = field.optional("content") ?? field
        if content.contains(.id) != (id != nil) {
            throw place.error("expected {id} in \"content\" and the member \"id\", or neither")
        }
        if content.contains(.timestamp), timestamp == nil {
            throw place.error("{timestamp} stands in \"content\", and the member \"timestamp\" is missing")
        }
        if header == nil, content.contains(.body) || content.contains(.params) {
            throw place.error("a signature inside the body cannot sign the body")
        }
        if bodyHash != nil, !content.contains(.url) {
            throw place.error("\"body_hash\" stands in the URL, and {url} is missing")
        }
    }

    private func checkTimestamp(_ field: DocumentField) throws(CatalogError) {
        guard let timestamp else {
            if value.timestampKey == nil { return }
            throw field.error("\"value\" names a timestamp, and the member \"timestamp\" is missing")
        }
        let place = try field.member("timestamp")
        if (timestamp.place == nil) != (value.timestampKey != nil) {
            throw place.error(
                "expected one of \"header\", \"body\" and \"form\", or \"timestamp\" among the pairs of \"value\"")
        }
        guard let isSaidToBeSigned = place.optional("signed")?.value.bool else { return }
        if isSaidToBeSigned != isTimestampSigned {
            throw place.error("\"signed\" is \(isSaidToBeSigned), and \"content\" says otherwise")
        }
    }

    private var isTimestampSigned: Bool {
        if content.contains(.timestamp) { return true }
        return switch timestamp?.place {
        case .body: content.contains(.body)
        case .form: content.contains(.body) || content.contains(.params)
        case .header, nil: false
        }
    }
}
