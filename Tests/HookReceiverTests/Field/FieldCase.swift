import HookModel
import HookProviders
import HookReceiver
import JSONText
import NIOCore
import TestSupport
import Testing

/// A request as somebody's sender made it, and what has to be said of it.
///
/// The names begin with the kind of fault that it stands for and, where there is one, the number of the report.
struct FieldCase: Sendable, CustomTestStringConvertible {
    /// How it is signed.
    enum Signing: Sendable {
        /// As it stands.
        case asIs
        /// With the test's secret of a provider.
        case by(String)
    }

    let testDescription: String
    var line = "POST /hooks HTTP/1.1"
    var headers: [String] = []
    var body: [UInt8] = []
    var signing = Signing.asIs
    var provider: String?
    var event: String?
    var signature = SignatureVerdict.unknown
    let payload: PayloadVerdict
    /// What notes, errors, hints and reasons say, in part.
    var says: [String] = []
    /// The status under `--enforce`.
    var enforced = 200

    init(
        _ testDescription: String, _ line: String = "POST /hooks HTTP/1.1", _ headers: [String] = [],
        _ body: String = "", signed signing: Signing = .asIs, of provider: String? = nil, event: String? = nil,
        _ signature: SignatureVerdict, _ payload: PayloadVerdict, says: [String] = [], enforced: Int = 200
    ) {
        self.testDescription = testDescription
        (self.line, self.headers, self.body, self.signing) = (line, headers, Array(body.utf8), signing)
        (self.provider, self.event, self.signature, self.payload) = (provider, event, signature, payload)
        (self.says, self.enforced) = (says, enforced)
    }

    /// The same with another body.
    func sending(_ body: [UInt8]) -> FieldCase {
        var example = self
        example.body = body
        return example
    }

    static let json = "Content-Type: application/json"
    static let form = "Content-Type: application/x-www-form-urlencoded"
    static let gzip = "Content-Encoding: gzip"
    static let shop = "POST /webhooks/bharatcart HTTP/1.1"
    static let twilio = "POST /twilio HTTP/1.1"

    /// A sample, with changes such as `/action=closed`, or `-/issue/state` for a member that is left out.
    static func sample(_ provider: String, _ event: String, _ edits: [String] = []) -> String {
        guard let sample = Sample.all.first(where: { $0.provider == provider && $0.event == event }),
            var text = try? sample.bytes()
        else { return "no sample of \(provider) \(event)" }
        for edit in edits {
            let change =
                edit.hasPrefix("-")
                ? JSONPointer(parsing: String(edit.dropFirst())).map { JSONEdit.removing($0) } : try? JSONEdit(edit)
            guard let changed = try? change?.apply(to: text) else { return "no \(edit)" }
            text = changed
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The request with its signature.
    func request() throws -> ReceivedRequest {
        let plain = try ReceivedRequest.of(line, headers, body: body)
        guard case .by(let provider) = signing, let secret = TestSecrets.all[provider]?.first,
            let document = try TestCatalog.get().document(provider),
            let signer = try RequestSigner(document, secret: secret)
        else { return plain }
        let url = SenderURL("http://localhost" + plain.head.target)
        let signed = try signer.sign(
            ByteBuffer(bytes: body), SigningContext(plain.head, url: url), at: HandshakeCase.now)
        return try .of(
            line, headers + signed.headers.map { "\($0.name): \($0.value)" },
            body: Array(signed.body.readableBytesView))
    }
}

extension Findings {
    /// All that is said of a request, a line each.
    var said: [String] {
        let errors = payload.errors.flatMap { error in
            ["\(error.line):\(error.column) \(error.instanceLocation) \(error.error)"]
                + (error.hint.map { ["hint: \($0)"] } ?? [])
        }
        return errors + payload.notes + signature.notes.map(\.rawValue) + (identification?.because ?? [])
            + (identification?.nearest.map { [$0.text] } ?? []) + (handshake.map { ["handshake \($0.kind)"] } ?? [])
    }
}
