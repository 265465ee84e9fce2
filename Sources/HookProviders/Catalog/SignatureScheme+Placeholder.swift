extension SignatureScheme {
    /// What a template of signed content can name.
    ///
    /// A new one is a case here; the compiler then asks `ContentValues` what stands for it.
    package enum Placeholder: String, Sendable, Hashable, CaseIterable {
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

        /// As templates write it: `{body}`.
        package var text: String { "{\(rawValue)}" }

        /// Whether it is a line of text that can be shown whole; of the others a digest says more.
        package var isText: Bool {
            switch self {
            case .id, .timestamp, .url: true
            case .params, .body: false
            }
        }

        /// Reads a name in its braces; nil for any other text.
        package init?(text: some StringProtocol) {
            guard let match = Placeholder.allCases.first(where: { $0.text == text }) else { return nil }
            self = match
        }

        /// All of them, as messages list them: `{id}, {timestamp}, {url}, {params} or {body}`.
        package static func list(_ conjunction: String = "or") -> String {
            let names = allCases.map(\.text)
            return names.dropLast().joined(separator: ", ") + " \(conjunction) " + (names.last ?? "")
        }
    }
}
