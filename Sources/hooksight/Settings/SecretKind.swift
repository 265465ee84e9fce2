/// What a configured text is for: checking signatures, or answering handshakes that have to carry it.
enum SecretKind {
    case secret
    case verifyToken

    /// How variables begin that name a provider.
    var prefix: String { setting.variable + "_" }

    /// The setting that names providers in its values.
    var setting: Setting { self == .secret ? .secret : .verifyToken }

    /// The word for people.
    var noun: String { self == .secret ? "secret" : "verify token" }

    /// Why it may not be empty.
    var whyNotEmpty: String {
        switch self {
        case .secret: "an empty secret would verify what anybody signs"
        case .verifyToken: "an empty verify token would be everybody's"
        }
    }
}
