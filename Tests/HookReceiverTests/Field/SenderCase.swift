import HookCrypto
import HookModel
import HookProviders
import TestSupport
import Testing

/// A sender by its real form: what it sends and how it signs that, written here without our signer.
struct SenderCase: Sendable, CustomTestStringConvertible {
    /// Makes the signature's header lines, or puts it into the body.
    typealias Sign = @Sendable (_ sent: inout Sent) throws -> Void

    /// A request on its way to being signed.
    struct Sent: Sendable {
        /// The secret that the sender has.
        let secret: String
        /// When it signs, in seconds.
        let now: Int64
        /// The URL that it calls.
        let url: String
        var headers: [String]
        var body: String

        /// An HMAC, in hex or base64.
        func hmac(_ text: String, _ hash: HashAlgorithm = .sha256, base64: Bool = false) throws -> String {
            let key = try HMACKey(Array(secret.utf8), algorithm: hash)
            let code = try Array(text.utf8).withUnsafeBytes { try key.authenticate($0) }
            return code.withUnsafeBytes { base64 ? Base64.encode(Array($0)) : Hex.encode(Array($0)) }
        }
    }

    let testDescription: String
    let provider: String
    var method = "POST"
    let target: String
    var headers: [String]
    var body = ""
    /// Nil where it does not sign.
    var sign: Sign?
    let event: String
    let payload: PayloadVerdict
    /// What is looked for: a text that stands in the request.
    let word: String
    /// A change to the payload; nil where there is nothing to change.
    var edit: String?
    /// What the app's body then has.
    var edited = ""

    /// What arrives: request line, header lines and body.
    func sent(now: Int64) throws -> Sent {
        var sent = Sent(
            secret: TestSecrets.texts[provider] ?? "", now: now, url: "http://h" + target, headers: headers, body: body)
        try sign?(&sent)
        return sent
    }
}
