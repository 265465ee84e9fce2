internal import HookModel
internal import HookProviders

/// Another way to make a key of a secret.
enum SecretVariant: Sendable, Hashable {
    /// White space around the configured secret goes.
    case trimmed
    /// A line feed follows, as `echo` has it.
    case withLineFeed
    case withCRLF
    case unquoted
    /// With the quotes that this is.
    case quoted(String)
    case withoutPrefix(String)
    /// Without `NAME=` of a line of settings.
    case withoutName
    case withPrefix(String)
    case withoutMark
    case withMark
    /// Escapes of a notation are read, or written.
    case read(SecretNotation)
    case written(SecretNotation)
    case asText
    case asBase64
    case asHex
    /// The key is the secret written as base64, or as hexadecimal digits.
    case toBase64
    case toHex
    /// No key at all.
    case empty
    /// A word that stands for a variable that is not set.
    case word(String)
    /// A secret that examples print.
    case example
    /// The secret that a provider has for test requests.
    case testing

    /// What was wrong with the secret, where this is the key.
    var cause: DiagnosisCause {
        switch self {
        case .trimmed, .withLineFeed, .withCRLF: .secretWhiteSpace
        case .unquoted, .quoted: .secretQuoted
        case .withoutPrefix, .withoutName, .withPrefix: .secretPrefix
        case .withoutMark, .withMark: .secretByteOrderMark
        case .read, .written: .secretEscaped
        case .asText: .secretAsText
        case .asBase64, .toBase64: .secretAsBase64
        case .asHex, .toHex: .secretAsHex
        case .empty, .word: .secretEmpty
        case .example, .testing: .testSecret
        }
    }

    /// Whether the configured secret is no part of the key.
    var isOther: Bool {
        switch self {
        case .empty, .word, .example, .testing: true
        default: false
        }
    }
}
