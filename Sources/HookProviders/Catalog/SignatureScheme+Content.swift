extension SignatureScheme {
    /// The template of what is signed.
    package struct Content: Sendable {
        /// A part of the template.
        package enum Part: Sendable, Hashable {
            /// Text that is always the same.
            case literal([UInt8])
            /// The id that came with the signature.
            case id
            /// The timestamp's text as sent.
            case timestamp
            /// The URL as the sender addressed it.
            case url
            /// The parameters of a form body, sorted, names and values joined.
            case params
            /// The body's bytes.
            case body
        }

        /// The parts in their order.
        package let parts: [Part]
        /// Whether it is the body and nothing else.
        package let isBodyAlone: Bool
        /// Whether the URL is in it.
        package var signsURL: Bool { contains(.url) }
        /// Whether the body's bytes are in it.
        package var signsBody: Bool { contains(.body) }
        /// Whether the body's parameters are in it.
        package var signsParams: Bool { contains(.params) }
        /// The template as the document writes it.
        package let text: String

        /// Whether it has a part.
        package func contains(_ part: Part) -> Bool { parts.contains(part) }

        init(_ field: DocumentField?) throws(CatalogError) {
            guard let field else {
                parts = [.body]
                isBodyAlone = true
                text = "{body}"
                return
            }
            var parts: [Part] = []
            text = try field.string()
            var rest = text[...]
            while !rest.isEmpty {
                let literal = rest.prefix { $0 != "{" && $0 != "}" }
                if !literal.isEmpty { parts.append(.literal(Array(literal.utf8))) }
                rest = rest.dropFirst(literal.count)
                guard !rest.isEmpty else { break }
                let end = rest.firstIndex(of: "}")
                let name = end.map { rest[...$0] } ?? rest
                guard let part = Content.part(name) else {
                    throw field.error(
                        "expected {id}, {timestamp}, {url}, {params} or {body}, found \"\(name)\"")
                }
                parts.append(part)
                rest = rest.dropFirst(name.count)
            }
            self.parts = parts
            isBodyAlone = parts == [.body]
        }

        private static func part(_ name: Substring) -> Part? {
            switch name {
            case "{id}": .id
            case "{timestamp}": .timestamp
            case "{url}": .url
            case "{params}": .params
            case "{body}": .body
            default: nil
            }
        }
    }
}
