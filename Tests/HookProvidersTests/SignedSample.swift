import HookModel
import HookProviders
import NIOCore
import TestSupport
import Testing

/// A request that is signed by a scheme, to be changed and verified.
struct SignedSample {
    static let url = "https://hooks.example/in?a=1"

    let scheme: TestScheme
    let verifier: SignatureVerifier
    var lines: [(String, String)]
    var body: [UInt8]
    var url: String

    /// The right signature's line.
    var signature: String {
        get { lines.last?.1 ?? "" }
        set { lines[lines.count - 1].1 = newValue }
    }

    init(
        _ scheme: TestScheme, body: String? = nil, secrets: [String]? = nil, lines given: [(String, String)] = [],
        encoding: String? = nil, bytes: [UInt8]? = nil, at seconds: Int64 = TestScheme.now
    ) throws {
        self.scheme = scheme
        let document = try scheme.document()
        let secret = try #require(ProviderSecret(name: "test", bytes: Array(scheme.secret.utf8)))
        let signer = try #require(try RequestSigner(document, secret: secret))
        let text = body ?? SignedSample.body(scheme)
        let context = SigningContext(
            url: SenderURL(SignedSample.url), id: "msg_1", isForm: scheme.isForm, encoding: encoding)
        let signed = try signer.sign(
            ByteBuffer(bytes: bytes ?? Array(text.utf8)), context, at: Timestamp(milliseconds: seconds * 1000))
        let others = (secrets ?? [scheme.secret]).enumerated().compactMap { index, text in
            ProviderSecret(name: "secret \(index + 1)", bytes: Array(text.utf8))
        }
        verifier = try SignatureVerifier(document.signatures, secrets: others)
        let type = scheme.isForm ? "application/x-www-form-urlencoded" : "application/json"
        lines = [("Content-Type", type)] + given + signed.headers.map { ($0.name, $0.value) }
        self.body = Array(signed.body.readableBytesView)
        url = SignedSample.url + (signed.query.map { "&" + $0 } ?? "")
    }

    static func body(_ scheme: TestScheme) -> String {
        if scheme.isForm { return "To=22&From=11&text=caf\u{E9} +&signature=&empty=" }
        return #"{"webhookTimestamp":1,"signature":{"timestamp":"","token":"","signature":""},"n":1.0,"s":"\u001B"}"#
    }

    func finding(at seconds: Int64 = TestScheme.now) throws -> SignatureFinding {
        try TestScheme.verify(
            verifier, lines: lines.map { ($0, Array($1.utf8)) }, body: body, url: url, at: seconds)
    }

    /// The value of a header line.
    subscript(_ name: String) -> String {
        get { lines.first { $0.0 == name }?.1 ?? "" }
        set {
            guard let place = lines.firstIndex(where: { $0.0 == name }) else { return lines.append((name, newValue)) }
            lines[place].1 = newValue
        }
    }

    mutating func remove(_ name: String) { lines.removeAll { $0.0 == name } }
}
