internal import HookProviders

/// What a search tries, as people are told of it.
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
        case .signature: "other places of the signature"
        case .body: "line ends, escapes and compression"
        case .writers: "JSON by other writers"
        case .secrets: "other forms of the secret"
        case .contents: "other signed contents"
        case .urls: "other spellings of the URL"
        case .otherSchemes: "other providers' schemes"
        case .text: "charsets, forms and quotes"
        case .otherSecrets: "other providers' secrets"
        case .examples: "secrets from examples"
        case .pairs: "pairs of these"
        }
    }
}
