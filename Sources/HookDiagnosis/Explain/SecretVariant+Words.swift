internal import HookProviders

extension SecretVariant {
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
        case .quoted(let quote):
            (
                "with quotes (\(quote)) around it",
                "The sender's secret has quotes that do not belong to it, as env files keep them: remove them there."
            )
        case .withoutPrefix(let prefix):
            (
                "without its prefix \"\(prefix)\"",
                "The sender drops the prefix before it signs. Configure the secret without \"\(prefix)\", "
                    + "or sign with the whole text, as this provider does."
            )
        case .withoutName:
            (
                "without the name in front of it",
                "Configure the value alone: a whole line of settings (NAME=value) was taken for the secret."
            )
        case .withPrefix(let prefix):
            (
                "with the prefix \"\(prefix)\"",
                "Configure the whole secret, \"\(prefix)\" included: the prefix is part of the key."
            )
        case .withoutMark:
            (
                "without the byte order mark (EF BB BF) in front of it",
                "Save the file with the secret as UTF-8 without a byte order mark; Windows editors and "
                    + "PowerShell add one."
            )
        case .withMark:
            (
                "with a byte order mark (EF BB BF) in front of it",
                "The sender's secret begins with a byte order mark: store it there as UTF-8 without a mark."
            )
        case .read(let notation):
            (
                "with \(notation.words) read",
                "Configure the secret as the sender shows it, without escapes: something on the way wrote it in "
                    + "another "
                    + "notation, or the sender's settings read it in one."
            )
        case .written(let notation):
            (
                "with \(notation.words) written into it",
                "The sender's settings keep escapes as text: store the secret there as it is shown, or "
                    + "configure it here "
                    + "with the same escapes."
            )
        default: formWords(form)
        }
    }

    private func formWords(_ form: SignatureScheme.KeyForm) -> (what: String, remedy: String) {
        let decodes =
            "The sender decodes the secret before it signs. It has to use it as \(form.form.rawValue), "
            + "as this provider does."
        return switch self {
        case .asText:
            (
                "as text, not \(form.form == .hex ? "as hexadecimal" : "base64-decoded")",
                "The sender uses the secret's text as the key. It has to decode it first, "
                    + "as this provider does (\(form.form.rawValue))."
            )
        case .asBase64: ("base64-decoded, not as \(form.form.rawValue)", decodes)
        case .asHex: ("hex-decoded, not as \(form.form.rawValue)", decodes)
        case .toBase64:
            (
                "written as base64 first",
                "The sender's key is the base64 text of the secret, as Kubernetes and other stores show it: decode it "
                    + "there before it is used."
            )
        default:
            (
                "written as hexadecimal digits first",
                "The sender's key is the secret's bytes in hexadecimal digits: it has to use the bytes."
            )
        }
    }

    /// What is said where the configured secret is no part of the key; nil where it is.
    func otherWords(_ name: String) -> (what: String, remedy: String)? {
        switch self {
        case .empty:
            (
                "The signature was made with an empty secret.",
                "The sender's secret is not set where it signs: look for a variable that is empty there, or not "
                    + "passed on."
            )
        case .word(let word):
            (
                "The signature was made with the word \"\(word)\" as the secret.",
                "The sender's secret is not set where it signs: a variable that is missing became the text \"\(word)\"."
            )
        case .example:
            (
                "The signature was made with a secret from examples, which is public.",
                "The sender signs with a secret that documentation and test tools print. Set this endpoint's "
                    + "own secret "
                    + "from \(name)'s settings there; who knows the example can sign as well."
            )
        case .testing:
            (
                "The signature was made with \(name)'s secret for test requests, which is the same for everybody.",
                "Nothing is wrong where \(name) sent a test; real requests are signed with this endpoint's own secret."
            )
        default: nil
        }
    }
}
