import HookDiagnosis
import HookModel
import HookProviders
import NIOCore
import TestSupport
import Testing

/// What several requests together say: whose clock is wrong.
@Suite struct RequestDiagnoserTests {
    private static let start: Int64 = 1_737_023_400
    /// 12 h 13 min.
    private static let offset: Int64 = 43_980

    /// Requests of a provider, a minute apart, each signed so many seconds before it comes.
    private func requests(_ provider: String, signedBefore offsets: [Int64]) throws -> [(ReceivedRequest, Findings)] {
        let document = try #require(TestCatalog.get().document(provider))
        let event = try #require(document.events.first { !$0.examples.isEmpty })
        let maker = try RequestMaker(
            document, .example(event), secret: TestSecrets.all[provider]?.first, userAgent: "test",
            url: { PublicURL("http://localhost")?.url(target: $0) })
        return try offsets.enumerated().map { index, offset in
            let came = RequestDiagnoserTests.start + Int64(index) * 60
            let sent = try maker.request(at: Timestamp(milliseconds: (came - offset) * 1000))
            let request = try ReceivedRequest.of(
                "POST \(sent.path) HTTP/1.1", sent.headers.map { "\($0.name): \($0.value)" }, body: sent.body,
                at: Timestamp(milliseconds: came * 1000))
            let clock = WallClock { Timestamp(milliseconds: came * 1000) }
            let evaluator = try RequestEvaluator(catalog: TestCatalog.get(), secrets: TestSecrets.all, clock: clock)
            return (request, evaluator.evaluate(request))
        }
    }

    @Test("Five signatures in a row off by the same time: this machine's clock", arguments: ["stripe", "slack"])
    func clock(provider: String) throws {
        let diagnoser = RequestDiagnoser(catalog: try TestCatalog.get(), secrets: TestSecrets.all)
        let off = RequestDiagnoserTests.offset
        let sent = try requests(provider, signedBefore: [off, off + 1, off, off + 2, off])
        var causes: [[DiagnosisCause]] = []
        for (request, findings) in sent {
            #expect(findings.signature.reason == .stale)
            causes.append(diagnoser.diagnose(request, findings).map(\.cause))
        }
        #expect(causes.prefix(4).allSatisfy { $0 == [.stale] })
        #expect(causes.last == [.receiverClock])
        let last = try #require(sent.last)
        let words = diagnoser.diagnose(last.0, last.1).first?.explanation ?? ""
        #expect(words.contains("this machine's clock is 12 h 13 min ahead"), "\(words)")
    }

    @Test("Another provider that is in time says that it is the sender's")
    func witness() throws {
        let diagnoser = RequestDiagnoser(catalog: try TestCatalog.get(), secrets: TestSecrets.all)
        let off = RequestDiagnoserTests.offset
        for (number, (request, findings)) in try requests("stripe", signedBefore: [off, off, off, off, off])
            .enumerated()
        {
            let found = diagnoser.diagnose(request, findings)
            if number == 4 {
                #expect(
                    found.first?.explanation.contains("the clock of Stripe's machine is behind") == true, "\(found)")
            }
            let (other, good) = try requests("slack", signedBefore: [0])[0]
            #expect(good.signature.verdict == .verified)
            diagnoser.noteInTime(good, at: other.receivedAt)
        }
    }

    @Test("A time in milliseconds that passes is no witness, and is explained")
    func noWitness() throws {
        let diagnoser = RequestDiagnoser(catalog: try TestCatalog.get(), secrets: TestSecrets.all)
        let off = RequestDiagnoserTests.offset
        let ahead = RequestDiagnoserTests.start * -999
        for (request, findings) in try requests("slack", signedBefore: [off, off, off, off, off]) {
            let (other, passed) = try requests("stripe", signedBefore: [ahead])[0]
            #expect(passed.signature.notes == [.timestampUnit] && passed.needsDiagnosis)
            #expect(diagnoser.diagnose(other, passed).map(\.cause) == [.timestampUnit])
            diagnoser.noteInTime(passed, at: other.receivedAt)
            let told = diagnoser.diagnose(request, findings).first?.explanation ?? ""
            #expect(!told.contains("Slack's machine"), "\(told)")
        }
    }

    @Test("Of two schemes of one name, the one counts whose place the request has")
    func twoPlaces() throws {
        let document = try #require(TestCatalog.get().document("mailgun"))
        let (theirs, ours) = ("key-0123456789abcdef", "key-0123456789abcdef\n")
        let secret = try #require(ProviderSecret(name: "S", bytes: Array(theirs.utf8)))
        let signer = try #require(try RequestSigner(document, secret: secret))
        let now = Timestamp(milliseconds: RequestDiagnoserTests.start * 1000)
        let form = ["Content-Type: application/x-www-form-urlencoded"]
        let secrets = ["mailgun": [try #require(ProviderSecret(name: "S", bytes: Array(ours.utf8)))]]
        let evaluator = try RequestEvaluator(
            catalog: TestCatalog.get(), secrets: secrets, clock: WallClock { now })
        let diagnoser = RequestDiagnoser(catalog: try TestCatalog.get(), secrets: secrets)
        for (body, lines, isForm) in [("event=opened", form, true), (#"{"signature":{}}"#, [], false)] {
            let signed = try signer.sign(ByteBuffer(string: body), SigningContext(isForm: isForm), at: now)
            let request = try ReceivedRequest.of(
                "POST /webhooks/mailgun HTTP/1.1", lines, body: Array(signed.body.readableBytesView))
            let findings = evaluator.evaluate(request)
            #expect(findings.signature.reason == .mismatch)
            #expect(diagnoser.diagnose(request, findings).map(\.cause) == [.secretWhiteSpace], "\(body)")
        }
    }

    @Test("Requests of different ages are late, and nothing more")
    func backlog() throws {
        let diagnoser = RequestDiagnoser(catalog: try TestCatalog.get(), secrets: TestSecrets.all)
        for (request, findings) in try requests("stripe", signedBefore: [4000, 3333, 3000, 2000, 950, 700]) {
            #expect(diagnoser.diagnose(request, findings).map(\.cause) == [.stale])
        }
    }
}
