/// Text with places for `{token}` and `{hmac}`.
struct HandshakeText: Sendable {
    enum Part: Sendable, Hashable {
        case literal(String)
        case token
        case hmac
    }

    let parts: [Part]

    init(_ text: [UInt8], _ field: DocumentField) throws(CatalogError) {
        var parts: [Part] = []
        var literal = text[..<0]
        var rest = text[...]
        while let first = rest.first {
            if rest.starts(with: "{token}".utf8) || rest.starts(with: "{hmac}".utf8) {
                if !literal.isEmpty { parts.append(.literal(String(decoding: literal, as: UTF8.self))) }
                let part: Part = rest.starts(with: "{token}".utf8) ? .token : .hmac
                parts.append(part)
                rest = rest.dropFirst(part == .token ? 7 : 6)
                literal = rest[rest.startIndex..<rest.startIndex]
            } else {
                guard first >= 0x20 else { throw field.error("expected a text without control characters") }
                rest = rest.dropFirst()
                literal = text[literal.startIndex..<rest.startIndex]
            }
        }
        if !literal.isEmpty { parts.append(.literal(String(decoding: literal, as: UTF8.self))) }
        self.parts = parts
    }

    func filled(token: String, hmac: String) -> String {
        parts.map { part in
            switch part {
            case .literal(let text): text
            case .token: token
            case .hmac: hmac
            }
        }.joined()
    }
}
