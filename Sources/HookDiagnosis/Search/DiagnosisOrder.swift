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

    /// What is looked for when no single cause was found, in the order in which it is.
    enum Pair: CaseIterable {
        case bodyAndSecret
        case bodyAndContent
        case contentAndSecret
        case bodyAndURL
    }
}
