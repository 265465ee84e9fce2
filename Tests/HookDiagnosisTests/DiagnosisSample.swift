import HookDiagnosis
import HookModel
import HookProviders
import NIOCore
import TestSupport
import Testing

/// A signed request that is changed, judged and explained.
struct DiagnosisSample {
    static let url = "https://hooks.example/in?a=1"

    let scheme: TestScheme
    var lines: [(String, String)]
    var body: [UInt8]
    var url: String

    init(_ scheme: TestScheme, _ bytes: [UInt8], encoding: String? = nil, at seconds: Int64 = TestScheme.now) throws {
        self.scheme = scheme
        let secret = try #require(ProviderSecret(name: "sender", bytes: Array(scheme.secret.utf8)))
        let signer = try #require(try RequestSigner(DiagnosisDocuments.document(scheme), secret: secret))
        let signed = try signer.sign(
            ByteBuffer(bytes: bytes), DiagnosisSample.context(scheme, DiagnosisSample.url, encoding),
            at: Timestamp(milliseconds: seconds * 1000))
        let type = scheme.isForm ? "application/x-www-form-urlencoded" : "application/json"
        lines = [("Content-Type", type)] + signed.headers.map { ($0.name, $0.value) }
        body = Array(signed.body.readableBytesView)
        url = DiagnosisSample.url + (signed.query.map { "&" + $0 } ?? "")
    }

    /// The text that a sender makes in another context.
    func signed(_ context: SigningContext) throws -> String {
        let secret = try #require(ProviderSecret(name: "sender", bytes: Array(scheme.secret.utf8)))
        let signer = try #require(try RequestSigner(DiagnosisDocuments.document(scheme), secret: secret))
        let now = Timestamp(milliseconds: TestScheme.now * 1000)
        return try signer.sign(ByteBuffer(bytes: body), context, at: now).headers.last?.value ?? ""
    }

    /// The value of the first line of a name.
    subscript(_ name: String) -> String? {
        get { lines.first { $0.0.lowercased() == name.lowercased() }?.1 }
        set {
            let place = lines.firstIndex { $0.0.lowercased() == name.lowercased() }
            if let place { lines.remove(at: place) }
            if let newValue { lines.insert((name, newValue), at: place ?? lines.count) }
        }
    }

    /// The text that carries the signature.
    var signature: String {
        get { lines.last?.1 ?? "" }
        set { lines[lines.count - 1].1 = newValue }
    }

    /// What a receiver says, and why.
    func explained(
        secrets: [String]? = nil, others: [String: [String]] = [:], by receiver: TestScheme? = nil,
        url: String? = nil, at seconds: Int64 = TestScheme.now
    ) throws -> (finding: SignatureFinding, diagnosis: [Diagnosis]) {
        // Tests run beside others: what is looked at is the number of attempts, and the clock stands still.
        let now = ContinuousClock.now
        var budget = DiagnosisBudget { now }
        return try explained(
            secrets: secrets, others: others, by: receiver, url: url, at: seconds, budget: &budget)
    }

    func explained(
        secrets: [String]? = nil, others: [String: [String]] = [:], by receiver: TestScheme? = nil,
        url: String? = nil, at seconds: Int64 = TestScheme.now, budget: inout DiagnosisBudget
    ) throws -> (finding: SignatureFinding, diagnosis: [Diagnosis]) {
        let receiver = receiver ?? scheme
        let texts = secrets ?? [receiver.secret]
        let document = try DiagnosisDocuments.document(receiver)
        let own = DiagnosisSample.secrets(texts, "secret")
        var all = [document.id: own]
        for (provider, texts) in others { all[provider] = DiagnosisSample.secrets(texts, provider) }
        let verifier = try SignatureVerifier(document.signatures, secrets: own)
        let diagnoser = try SignatureDiagnoser(document, secrets: all, catalog: TestCatalog.get())
        let head = try head
        let now = Timestamp(milliseconds: seconds * 1000)
        let url = SenderURL(url ?? self.url)
        let (finding, diagnosis) = body.withUnsafeBytes { body in
            let finding = verifier.verify(head, body: body, url: url, now: now)
            return (
                finding, diagnoser.diagnose(finding, head: head, body: body, url: url, at: now, budget: &budget)
            )
        }
        #expect(budget.attempts <= DiagnosisBudget.attemptLimit || budget.isLarge)
        let hidden = HiddenTexts(texts + others.values.flatMap(\.self) + [scheme.secret], self, document)
        for told in diagnosis { hidden.check(told) }
        return (finding, diagnosis)
    }

    var head: RequestHead {
        get throws {
            let text =
                (["POST /in?a=1 HTTP/1.1", "Host: hooks.example"] + lines.map { "\($0): \($1)" })
                .joined(separator: "\r\n") + "\r\n\r\n"
            return try #require(RequestHead(stored: ByteBuffer(string: text)))
        }
    }

    static func context(_ scheme: TestScheme, _ url: String, _ encoding: String? = nil) -> SigningContext {
        SigningContext(url: SenderURL(url), id: "msg_1", isForm: scheme.isForm, encoding: encoding)
    }

    private static func secrets(_ texts: [String], _ name: String) -> [ProviderSecret] {
        texts.enumerated().compactMap { ProviderSecret(name: "\(name) \($0 + 1)", bytes: Array($1.utf8)) }
    }
}
