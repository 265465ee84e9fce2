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
    case quoted
    case withoutPrefix(String)
    case withPrefix(String)
    case asText
    case asBase64
    case asHex

    /// What was wrong with the secret, where this is the key.
    var cause: DiagnosisCause {
        switch self {
        case .trimmed, .withLineFeed, .withCRLF: .secretWhiteSpace
        case .unquoted, .quoted: .secretQuoted
        case .withoutPrefix, .withPrefix: .secretPrefix
        case .asText: .secretAsText
        case .asBase64: .secretAsBase64
        case .asHex: .secretAsHex
        }
    }

    /// What the key is, and what to do.
    func words(_ form: SignatureScheme.KeyForm) -> (what: String, remedy: String) {
        switch self {
        case .trimmed:
            (
                "without the white space around it",
                "Remove the white space around the configured secret; a copied line end is the usual one."
            )
        case .withLineFeed, .withCRLF:
            (
                "with a line end behind it",
                "The sender's secret has a line end, as echo and some secret stores add one: "
                    + "store it there without (printf, or echo -n), or configure it here with the same line end."
            )
        case .unquoted:
            (
                "without the quotes around it",
                "Remove the quotes from the configured secret: env files and container settings keep them as text."
            )
        case .quoted:
            (
                "with quotes around it",
                "The sender's secret has quotes that do not belong to it, as env files keep them: remove them there."
            )
        case .withoutPrefix(let prefix):
            (
                "without its prefix \"\(prefix)\"",
                "The sender drops the prefix before it signs. Configure the secret without \"\(prefix)\", "
                    + "or sign with the whole text, as this provider does."
            )
        case .withPrefix(let prefix):
            (
                "with the prefix \"\(prefix)\"",
                "Configure the whole secret, \"\(prefix)\" included: the prefix is part of the key."
            )
        case .asText:
            (
                "as text, not \(form.form == .hex ? "as hexadecimal" : "base64-decoded")",
                "The sender uses the secret's text as the key. It has to decode it first, "
                    + "as this provider does (\(form.form.rawValue))."
            )
        case .asBase64:
            (
                "base64-decoded, not as \(form.form.rawValue)",
                "The sender decodes the secret before it signs. It has to use it as \(form.form.rawValue), "
                    + "as this provider does."
            )
        case .asHex:
            (
                "hex-decoded, not as \(form.form.rawValue)",
                "The sender decodes the secret before it signs. It has to use it as \(form.form.rawValue), "
                    + "as this provider does."
            )
        }
    }
}
