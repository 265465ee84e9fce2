import HookModel
import TestSupport

/// Secrets that are not what they look like.
extension FieldCause {
    private static let secret = "8f742231-b10e&8888/abcd+99"

    private static func secret(_ name: String, _ cause: DiagnosisCause, _ says: [String], theirs: String, ours: String)
        -> FieldCause
    {
        FieldCause(name, cause, says).with {
            $0.theirs = theirs
            $0.ours = ours
        }
    }

    static let secrets: [FieldCause] = [
        secret("F13: an empty one", .secretEmpty, ["an empty secret"], theirs: "", ours: secret),
        secret("undefined", .secretEmpty, ["\"undefined\""], theirs: "undefined", ours: secret),
        secret("None", .secretEmpty, ["\"None\""], theirs: "None", ours: secret),
        secret("null", .secretEmpty, ["\"null\""], theirs: "null", ours: secret),
        secret(
            "X19: a mark in the file", .secretByteOrderMark, ["byte order mark"], theirs: secret,
            ours: "\u{FEFF}" + secret),
        secret(
            "a mark and a line end", .secretByteOrderMark, ["mark"], theirs: secret, ours: "\u{FEFF}" + secret + "\r\n"),
        secret("the sender's has a mark", .secretByteOrderMark, ["mark"], theirs: "\u{FEFF}" + secret, ours: secret),
        secret("X19: \\n in letters", .secretEscaped, ["backslash escapes"], theirs: secret, ours: secret + "\\n"),
        secret(
            "\\n in letters for a line end", .secretEscaped, ["backslash"], theirs: secret + "\n", ours: secret + "\\n"),
        secret("the sender's has \\n in letters", .secretEscaped, ["backslash"], theirs: secret + "\\n", ours: secret),
        secret(
            "escaped quotes", .secretEscaped, ["backslash"], theirs: "a\"b'c-0123456789", ours: "a\\\"b\\'c-0123456789"),
        secret(
            "percent escapes", .secretEscaped, ["percent"], theirs: secret, ours: "8f742231-b10e%268888%2Fabcd%2B99"),
        secret(
            "the sender's has percent escapes", .secretEscaped, ["percent"], theirs: "8f742231-b10e%268888%2Fabcd%2B99",
            ours: secret),
        secret("entities", .secretEscaped, ["HTML"], theirs: secret, ours: "8f742231-b10e&amp;8888/abcd+99"),
        secret(
            "$ in a compose file", .secretEscaped, ["$NAME"], theirs: "pa$word-0123456789", ours: "pa$$word-0123456789"),
        secret("a variable in it", .secretEscaped, ["$NAME"], theirs: "pa-0123456789", ours: "pa$word-0123456789"),
        secret("a comment", .secretEscaped, ["comment"], theirs: "abc-0123456789", ours: "abc-0123456789#def"),
        secret("X19: sha256= before it", .secretPrefix, ["\"sha256=\""], theirs: secret, ours: "sha256=" + secret),
        secret("Bearer before it", .secretPrefix, ["\"Bearer \""], theirs: secret, ours: "Bearer " + secret),
        secret(
            "a line of settings", .secretPrefix, ["without the name"], theirs: secret,
            ours: "export HOOK_SECRET=" + secret),
        secret(
            "the sender signs with sha256=", .secretPrefix, ["with the prefix \"sha256=\""], theirs: "sha256=" + secret,
            ours: secret),
        secret("typographic quotes", .secretQuoted, ["quotes"], theirs: secret, ours: "“\(secret)”"),
        secret("one quote is left", .secretQuoted, ["quotes"], theirs: secret, ours: secret + "\""),
        secret("the sender's has single quotes", .secretQuoted, ["quotes (')"], theirs: "'\(secret)'", ours: secret),
        secret("base64 of a line", .secretAsBase64, ["base64"], theirs: "plain-secret", ours: "cGxhaW4tc2VjcmV0Cg=="),
        secret(
            "the sender keeps base64", .secretAsBase64, ["written as base64"], theirs: "cGxhaW4tc2VjcmV0",
            ours: "plain-secret"),
        secret("one from a guide", .testSecret, ["from examples"], theirs: "your-webhook-secret", ours: secret),
        secret("another from a guide", .testSecret, ["from examples"], theirs: "changeme", ours: secret),
    ]
}
