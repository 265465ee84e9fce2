import HookModel
import HookProviders
import Testing

/// A secret that is configured otherwise than the sender has it.
struct SecretDamage: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let cause: DiagnosisCause
    /// The secret of the sender, and the configured one, made of a right one.
    let change: @Sendable (String) -> (sender: String, own: String)

    static let all: [SecretDamage] = [
        SecretDamage(testDescription: "a line feed behind it", cause: .secretWhiteSpace) { ($0, $0 + "\n") },
        SecretDamage(testDescription: "CRLF behind it", cause: .secretWhiteSpace) { ($0, $0 + "\r\n") },
        SecretDamage(testDescription: "spaces around it", cause: .secretWhiteSpace) { ($0, "  \($0) ") },
        SecretDamage(testDescription: "the sender's has a line feed", cause: .secretWhiteSpace) { ($0 + "\n", $0) },
        SecretDamage(testDescription: "double quotes around it", cause: .secretQuoted) { ($0, "\"\($0)\"") },
        SecretDamage(testDescription: "single quotes around it", cause: .secretQuoted) { ($0, "'\($0)'") },
        SecretDamage(testDescription: "the sender's has quotes", cause: .secretQuoted) { ("\"\($0)\"", $0) },
        SecretDamage(testDescription: "whsec_ is part of the sender's", cause: .secretPrefix) { ("whsec_" + $0, $0) },
        SecretDamage(testDescription: "whsec_ is not part of the sender's", cause: .secretPrefix) {
            ($0, "whsec_" + $0)
        },
        SecretDamage(testDescription: "v1,whsec_ was pasted", cause: .secretPrefix) { ($0, "v1,whsec_" + $0) },
    ]
}
