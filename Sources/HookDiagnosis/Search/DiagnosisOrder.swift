internal import HookProviders

/// The order in which a search goes through what may have happened: what is likeliest first.
enum DiagnosisOrder: CaseIterable {
    case commonBodies
    case secrets
    case contents
    case urls
    case otherSchemes
    case rareBodies
    case rareContents
    case otherSecrets
    case exampleSecrets

    /// Its name in an explanation.
    var topic: DiagnosisTopic {
        switch self {
        case .commonBodies: .body
        case .secrets: .secrets
        case .contents, .rareContents: .contents
        case .urls: .urls
        case .otherSchemes: .otherSchemes
        case .rareBodies: .text
        case .otherSecrets: .otherSecrets
        case .exampleSecrets: .examples
        }
    }

    /// What is looked for when no single cause was found, in the order in which it is.
    enum Pair: CaseIterable {
        case bodyAndSecret
        case bodyAndContent
        case contentAndSecret
        case bodyAndURL
    }
}
