/// The two forms in which every resource is answered.
enum ResponseForm: Sendable, Hashable, CaseIterable {
    case json
    case text

    /// How a path asks for it.
    var suffix: String {
        switch self {
        case .json: ".json"
        case .text: ".txt"
        }
    }

    /// The form that the end of a path segment asks for; nil without a suffix.
    init?(suffixOf segment: String) {
        guard let form = ResponseForm.allCases.first(where: { segment.hasSuffix($0.suffix) }) else { return nil }
        self = form
    }
}
