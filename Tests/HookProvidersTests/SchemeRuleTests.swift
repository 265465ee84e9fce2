import HookModel
import HookProviders
import TestSupport
import Testing

/// What must pass and what must fail, by the senders' own guides and libraries.
@Suite struct SchemeRuleTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let scheme: TestScheme
        var body: String?
        var secrets: [String]?
        var late: Int64 = 0
        var change: @Sendable (inout SignedSample) -> Void = { _ in }
        let verdict: SignatureVerdict
        var reason: SignatureReason?
        var place: Int?
    }

    static func good(
        _ text: String, _ scheme: TestScheme, body: String? = nil, secrets: [String]? = nil, late: Int64 = 0,
        place: Int = 1, _ change: @escaping @Sendable (inout SignedSample) -> Void = { _ in }
    ) -> Case {
        Case(
            testDescription: "\(scheme): \(text)", scheme: scheme, body: body, secrets: secrets, late: late,
            change: change, verdict: .verified, place: place)
    }

    static func bad(
        _ text: String, _ scheme: TestScheme, _ reason: SignatureReason, body: String? = nil,
        secrets: [String]? = nil, late: Int64 = 0,
        _ change: @escaping @Sendable (inout SignedSample) -> Void = { _ in }
    ) -> Case {
        Case(
            testDescription: "\(scheme): \(text)", scheme: scheme, body: body, secrets: secrets, late: late,
            change: change, verdict: .failed, reason: reason)
    }

    static let wrong = "v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
    static let wrongHex = String(repeating: "0", count: 64)

    static let standard: [Case] = [
        good("right", .standardWebhooks),
        good("exactly 300 s old", .standardWebhooks, late: 300),
        good("exactly 300 s early", .standardWebhooks, late: -300),
        bad("301 s old", .standardWebhooks, .stale, late: 301),
        bad("301 s early", .standardWebhooks, .stale, late: -301),
        bad("nothing after the version", .standardWebhooks, .malformed) { $0.signature = "v1," },
        bad("cut short", .standardWebhooks, .malformed) { $0.signature.removeLast(4) },
        bad("without its padding", .standardWebhooks, .malformed) { $0.signature.removeLast() },
        bad("padded twice", .standardWebhooks, .malformed) { $0.signature += "=" },
        bad("under another version", .standardWebhooks, .malformed) { $0.signature.replace("v1,", with: "v2,") },
        bad("under the version of public keys", .standardWebhooks, .malformed) {
            $0.signature.replace("v1,", with: "v1a,")
        },
        bad("no comma", .standardWebhooks, .malformed) { $0.signature.replace("v1,", with: "v1") },
        bad("the signature alone", .standardWebhooks, .malformed) { $0.signature.replace("v1,", with: "") },
        bad("no id", .standardWebhooks, .idMissing) { $0.remove("webhook-id") },
        bad("an empty id", .standardWebhooks, .idMissing) { $0["webhook-id"] = "" },
        bad("no timestamp", .standardWebhooks, .timestampMissing) { $0.remove("webhook-timestamp") },
        Case(
            testDescription: "no signature", scheme: .standardWebhooks, change: { $0.remove("webhook-signature") },
            verdict: .missing),
        bad("a timestamp that is no integer", .standardWebhooks, .timestampMalformed) {
            $0["webhook-timestamp"] += ".0"
        },
        bad("a timestamp with a sign", .standardWebhooks, .timestampMalformed) { $0["webhook-timestamp"] = "+1" },
        bad("another id", .standardWebhooks, .mismatch) { $0["webhook-id"] += "1" },
        bad("another timestamp", .standardWebhooks, .mismatch) { $0["webhook-timestamp"] = "\(TestScheme.now + 1)" },
        good("the last of several", .standardWebhooks) { $0.signature = "\(wrong) v1, v9,zz x \($0.signature)" },
        good("the first of several", .standardWebhooks) { $0.signature += " \(wrong)  v1a,AA==" },
        bad("several, none right", .standardWebhooks, .mismatch) { $0.signature = "\(wrong) \(wrong)" },
        good("a secret without its prefix", .standardWebhooks, secrets: ["MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"]),
        good("an empty body", .standardWebhooks, body: ""),
        good("names of Svix", .standardWebhooks) { sample in
            sample.lines = sample.lines.map { ($0.0.replacing("webhook-", with: "svix-"), $0.1) }
        },
        good(
            "an old and a new secret", .standardWebhooks, secrets: ["whsec_AAAA", TestScheme.standardWebhooks.secret],
            place: 2),
        Case(
            testDescription: "a secret for public keys alone", scheme: .standardWebhooks,
            secrets: ["whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4="], verdict: .noSecret),
        good("public key", .standardWebhooksV1a, secrets: ["whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4="]),
        good("public key, after a shared secret's signature", .standardWebhooksV1a) {
            $0.signature = "\(wrong) \($0.signature)"
        },
        bad("public key, another body", .standardWebhooksV1a, .mismatch) { $0.body.append(0x20) },
    ]

    static let pairs: [Case] = [
        good("right", .stripe),
        good("with another v1 that is wrong", .stripe) { $0.signature += ",v1=\(wrongHex)" },
        good("with a v1 that is none", .stripe) { $0.signature += ",v1=bad,v1=,v1,=,,v0=x" },
        good("the signature first", .stripe) { sample in
            sample.signature = sample.signature.split(separator: ",").reversed().joined(separator: ",")
        },
        good("white space around pairs", .stripe) { $0.signature = $0.signature.replacing(",", with: " ,\t ") },
        good("very early: only the past counts", .stripe, late: -100_000),
        bad("301 s old", .stripe, .stale, late: 301),
        good("300 s old", .stripe, late: 300),
        bad("t without a value", .stripe, .timestampMalformed) {
            $0.signature.replace("t=\(TestScheme.now)", with: "t=")
        },
        bad("t without its equals sign", .stripe, .timestampMissing) {
            $0.signature.replace("t=\(TestScheme.now)", with: "t")
        },
        bad("no t", .stripe, .timestampMissing) { $0.signature.replace("t=\(TestScheme.now),", with: "") },
        bad("t is Infinity", .stripe, .timestampMalformed) {
            $0.signature.replace("\(TestScheme.now)", with: "Infinity")
        },
        bad("two times that differ", .stripe, .timestampMalformed) { $0.signature += ",t=1" },
        good("two times alike", .stripe) { $0.signature += ",t=\(TestScheme.now)" },
        bad("a number where the signature should be", .stripe, .malformed) {
            $0.signature = "t=\(TestScheme.now),v1=1"
        },
        bad("v0 alone", .stripe, .malformed) { $0.signature.replace("v1=", with: "v0=") },
        bad("several, none right", .stripe, .mismatch) {
            $0.signature = "t=\(TestScheme.now),v1=\(wrongHex),v1=\(wrongHex)"
        },
        bad("the final newline counts", .stripe, .mismatch) { $0.body.append(0x0A) },
        bad("the secret without its prefix", .stripe, .mismatch, secrets: ["test_secret"]),
        good("several h1, one right", .paddle) { $0.signature += ";h1=\(wrongHex)" },
        bad("h2 is ignored", .paddle, .malformed) { $0.signature.replace("h1=", with: "h2=") },
        good("5 s old", .paddle, late: 5),
        bad("6 s old", .paddle, .stale, late: 6),
        bad("a comma between pairs", .paddle, .malformed) { $0.signature.replace(";", with: ",") },
    ]

    static let others: [Case] = [
        good("right", .github),
        bad("another spelling of an escape is another body", .github, .mismatch) { sample in
            sample.body = Array(String(decoding: sample.body, as: UTF8.self).replacing("001B", with: "001b").utf8)
        },
        bad("no prefix", .github, .malformed) { $0.signature.removeFirst(7) },
        bad("another prefix", .github, .malformed) { $0.signature.replace("sha256", with: "sha512") },
        bad("a right sha1 beside a wrong sha256", .github, .mismatch) { sample in
            sample.lines.append(("X-Hub-Signature", sha1(sample.body)))
            sample["X-Hub-Signature-256"] = "sha256=\(wrongHex)"
        },
        bad("a right sha1 beside an empty sha256", .github, .malformed) { sample in
            sample.lines.append(("X-Hub-Signature", sha1(sample.body)))
            sample["X-Hub-Signature-256"] = ""
        },
        good("sha1 where no sha256 is sent", .github) { sample in
            sample.lines = [("X-Hub-Signature", sha1(sample.body))]
        },
        good("sha256", .bitbucket),
        good("sha1", .bitbucket) { $0.signature = sha1($0.body) },
        bad("the prefix of another algorithm", .bitbucket, .malformed) {
            $0.signature.replace("sha256", with: "sha1")
        },
        bad("no prefix", .bitbucket, .malformed) { $0.signature.removeFirst(7) },
        bad("an unknown prefix", .bitbucket, .malformed) { $0.signature.replace("sha256", with: "md5") },
        bad("ts too old", .slack, .stale, late: 301),
        bad("ts too new", .slack, .stale, late: -301),
        good("an empty body", .zendesk, body: ""),
        good("years old, for no tolerance is documented", .zendesk, late: 1_000_000_000),
        bad("an empty time", .zendesk, .timestampMalformed) { $0["X-Zendesk-Webhook-Signature-Timestamp"] = "" },
        bad("the final CRLF counts", .sendgrid, .mismatch, body: "[]\r\n") { $0.body.removeLast(2) },
        bad("a signature that is no DER", .sendgrid, .mismatch) { $0.signature = "AAAAAAAAAAAAAAAA" },
        bad("64 bytes in base64 where hex is expected", .discord, .malformed) {
            $0.signature = String(repeating: "A", count: 86) + "=="
        },
        good("form parameters in another order", .twilio) { sample in
            let pairs = String(decoding: sample.body, as: UTF8.self).split(separator: "&")
            sample.body = Array((pairs.reversed() + pairs).joined(separator: "&").utf8)
        },
        good("with the default port", .twilio) { $0.url.replace("hooks.example/", with: "hooks.example:443/") },
        bad("another port", .square, .mismatch) { $0.url.replace("hooks.example/", with: "hooks.example:443/") },
        bad("another URL", .square, .mismatch) { $0.url += "1" },
        bad("a JSON body that was altered", .twilioJSON, .mismatch) { $0.body.append(0x20) },
        bad("a JSON body without its hash", .twilioJSON, .mismatch) { $0.url = SignedSample.url },
        good("a JSON body", .twilioJSON),
        good("the body is not signed", .mailgun) { sample in
            sample.body = Array(String(decoding: sample.body, as: UTF8.self).replacing("1.0", with: "2").utf8)
        },
        Case(
            testDescription: "mailgun: no JSON", scheme: .mailgun, change: { $0.body = [0x7B] }, verdict: .missing),
        Case(testDescription: "mailgun: no body", scheme: .mailgun, change: { $0.body = [] }, verdict: .missing),
        bad("an object in the signature's place", .mailgun, .malformed) {
            $0.body = Array(#"{"signature":{"signature":{}}}"#.utf8)
        },
        bad("a form 301 s old", .mailgunForm, .stale, late: 301),
        bad("a form with two signatures", .mailgunForm, .malformed) { $0.body += Array("&signature=aa".utf8) },
        Case(
            testDescription: "mailgun, as a form: said to be JSON", scheme: .mailgunForm,
            change: { $0["Content-Type"] = "application/json" }, verdict: .missing),
        good("59 s old", .linear, late: 59),
        bad("61 s old", .linear, .stale, late: 61),
        bad("another token", .gitlab, .mismatch) { $0.signature += "1" },
        bad("a shorter token", .gitlab, .mismatch) { $0.signature.removeLast() },
        bad("an empty token", .gitlab, .malformed) { $0.signature = "" },
        bad("another password", .basic, .mismatch, secrets: ["user:Password"]),
        bad("no scheme", .basic, .malformed) { $0.signature.removeFirst(6) },
    ]

    private static func sha1(_ body: [UInt8]) -> String {
        let scheme = TestScheme(
            testDescription: "sha1",
            json: """
                {"header": "X-Hub-Signature", "algorithm": "hmac-sha1", "encoding": "hex",
                 "value": {"form": "prefixed", "prefix": "sha1="}}
                """, secret: TestScheme.github.secret)
        return (try? SignedSample(scheme, bytes: body).signature) ?? ""
    }

    @Test("A rule", arguments: standard + pairs + others)
    func rule(_ test: Case) throws {
        var sample = try SignedSample(test.scheme, body: test.body, secrets: test.secrets)
        test.change(&sample)
        let finding = try sample.finding(at: TestScheme.now + test.late)
        #expect(finding.verdict == test.verdict, "\(finding)")
        #expect(finding.reason == test.reason)
        #expect(finding.secret?.place == test.place)
    }

    @Test("A compressed body is verified as it was before")
    func decompressed() throws {
        let plain = Array(#"{"type":"message.new"}"#.utf8)
        var sample = try SignedSample(.getstream, lines: [("Content-Encoding", "gzip")], bytes: plain)
        sample.body = Gzip.message
        #expect(try sample.finding().verdict == .verified)
        for damaged in [Array(Gzip.message.dropLast()), Gzip.message + [0], [], [0x1F, 0x8B], plain] {
            sample.body = damaged
            #expect(try sample.finding().reason == .mismatch)
        }
        sample.body = plain
        sample["Content-Encoding"] = "identity"
        #expect(try sample.finding().verdict == .verified)
        sample["Content-Encoding"] = "br"
        #expect(try sample.finding().reason == .mismatch)
    }
}
