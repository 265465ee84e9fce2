internal import HookProviders

/// What a search tries, as explanations name it.
enum DiagnosisTopic: Int, CaseIterable {
    case signature
    case body
    case writers
    case secrets
    case contents
    case urls
    case otherSchemes
    case text
    case otherSecrets
    case examples
    case pairs

    /// The topic in a list of what was tried.
    var words: String {
        switch self {
        case .signature: "the signature in other places"
        case .body: "line ends and escapes"
        case .writers: "JSON writers"
        case .secrets: "forms of the secret"
        case .contents: "signed contents"
        case .urls: "spellings of the URL"
        case .otherSchemes: "other schemes"
        case .text: "charsets and forms"
        case .otherSecrets: "other secrets"
        case .examples: "example secrets"
        case .pairs: "pairs of these"
        }
    }
}
