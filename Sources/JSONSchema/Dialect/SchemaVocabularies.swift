/// The vocabularies that a dialect uses (2020-12, Core, section 8.1.2): keywords of others are passed over.
struct SchemaVocabularies: OptionSet {
    let rawValue: UInt8

    static let applicator = SchemaVocabularies(rawValue: 1 << 0)
    static let unevaluated = SchemaVocabularies(rawValue: 1 << 1)
    static let validation = SchemaVocabularies(rawValue: 1 << 2)
    static let formatAnnotation = SchemaVocabularies(rawValue: 1 << 3)
    static let formatAssertion = SchemaVocabularies(rawValue: 1 << 4)
    static let content = SchemaVocabularies(rawValue: 1 << 5)

    /// What a draft's own meta-schema uses.
    static let usual: SchemaVocabularies = [.applicator, .unevaluated, .validation, .formatAnnotation, .content]

    /// The vocabulary of a URI; empty for those that decide nothing, nil where it is not known.
    init?(uri: String) {
        guard let draft = ["2020-12", "2019-09"].first(where: { uri.hasPrefix(Self.place(of: $0)) }) else { return nil }
        switch (uri.dropFirst(Self.place(of: draft).count), draft) {
        case ("core", _), ("meta-data", _): self = []
        // In 2019-09 the keywords for what is unevaluated are part of the applicators.
        case ("applicator", "2019-09"): self = [.applicator, .unevaluated]
        case ("applicator", _): self = .applicator
        case ("unevaluated", "2020-12"): self = .unevaluated
        case ("validation", _): self = .validation
        case ("format", "2019-09"), ("format-annotation", "2020-12"): self = .formatAnnotation
        case ("format-assertion", "2020-12"): self = .formatAssertion
        case ("content", _): self = .content
        default: return nil
        }
    }

    init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    private static func place(of draft: String) -> String { "https://json-schema.org/draft/\(draft)/vocab/" }
}
