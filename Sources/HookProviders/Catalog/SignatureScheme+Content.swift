extension SignatureScheme {
    /// The template of what is signed.
    package struct Content: Sendable {
        /// A part of the template.
        package enum Part: Sendable, Hashable {
            /// Text that is always the same.
            case literal([UInt8])
            /// What the request has.
            case placeholder(Placeholder)

            /// As the template writes it.
            package var text: String {
                switch self {
                case .literal(let bytes): String(decoding: bytes, as: UTF8.self)
                case .placeholder(let placeholder): placeholder.text
                }
            }
        }

        /// A name in braces that is no placeholder, or a brace without its partner.
        package struct UnknownPlaceholder: Error {
            /// The name with its braces, as written.
            package let name: String
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
        /// The template as documents write it.
        package var text: String { parts.map(\.text).joined() }

        /// The body and nothing else: what is signed where a document names no template.
        package static let body = Content([.placeholder(.body)])

        /// Makes a template of its parts.
        package init(_ parts: [Part]) {
            self.parts = parts
            isBodyAlone = parts == [.placeholder(.body)]
        }

        /// Reads a template: text with placeholders in braces.
        package init(parsing text: String) throws(UnknownPlaceholder) {
            var parts: [Part] = []
            var rest = text[...]
            while !rest.isEmpty {
                let literal = rest.prefix { $0 != "{" && $0 != "}" }
                if !literal.isEmpty { parts.append(.literal(Array(literal.utf8))) }
                rest = rest.dropFirst(literal.count)
                guard !rest.isEmpty else { break }
                let name = rest.firstIndex(of: "}").map { rest[...$0] } ?? rest
                guard let placeholder = Placeholder(text: name) else { throw UnknownPlaceholder(name: String(name)) }
                parts.append(.placeholder(placeholder))
                rest = rest.dropFirst(name.count)
            }
            self.init(parts)
        }

        init(_ field: DocumentField?) throws(CatalogError) {
            guard let field else {
                self = .body
                return
            }
            let text = try field.string()
            do throws(UnknownPlaceholder) {
                try self.init(parsing: text)
            } catch {
                throw field.error("expected \(Placeholder.list()), found \"\(error.name)\"")
            }
        }

        /// Whether it has a placeholder.
        package func contains(_ placeholder: Placeholder) -> Bool { parts.contains(.placeholder(placeholder)) }
    }
}
