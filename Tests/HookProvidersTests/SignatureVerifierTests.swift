import HookModel
import HookProviders
import TestSupport
import Testing

/// The verdicts on signatures, in their order.
@Suite struct SignatureVerifierTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var provider = "omnisales"
        /// Makes the header lines from the right signature.
        var headers: @Sendable (String) -> [String]
        var secrets = ["whsec_test_omnisales"]
        let verdict: SignatureVerdict
        var reason: SignatureReason?
        var notes: [SignatureNote] = []
        var place: Int?
    }

    static let now: Int64 = 1_737_023_400
    static let body = Array(#"{"id":"1","event":"order.created","created_at":"x","data":{}}"#.utf8)

    static func lines(_ signature: String, at time: Int64 = now) -> [String] {
        ["X-Webhook-Signature: \(signature)", "X-Webhook-Timestamp: \(time)"]
    }

    static func changed(_ signature: String) -> String { (signature.first == "0" ? "1" : "0") + signature.dropFirst() }

    static let cases = [
        Case(testDescription: "right", headers: { lines($0) }, verdict: .verified, place: 1),
        Case(
            testDescription: "right, with a prefix", headers: { lines("sha256=" + $0) }, verdict: .verified,
            notes: [.prefixAdded], place: 1),
        Case(
            testDescription: "right, in capitals, with a prefix in capitals",
            headers: { lines("SHA256=" + $0.uppercased()) }, verdict: .verified, notes: [.prefixAdded, .upperCaseHex],
            place: 1),
        Case(
            testDescription: "right, sent twice alike", headers: { lines($0) + ["X-Webhook-Signature: \($0)"] },
            verdict: .verified, place: 1),
        Case(
            testDescription: "right, with white space around", headers: { lines(" \t\($0) ") }, verdict: .verified,
            place: 1),
        Case(
            testDescription: "made with the second secret", headers: { lines($0) },
            secrets: ["old", "whsec_test_omnisales"], verdict: .verified, place: 2),
        Case(testDescription: "absent", headers: { _ in [] }, verdict: .missing),
        Case(testDescription: "absent, and no secret", headers: { _ in [] }, secrets: [], verdict: .missing),
        Case(testDescription: "empty", headers: { _ in lines("") }, verdict: .failed, reason: .malformed),
        Case(
            testDescription: "a digit short", headers: { lines(String($0.dropLast())) }, verdict: .failed,
            reason: .malformed),
        Case(testDescription: "a digit long", headers: { lines($0 + "0") }, verdict: .failed, reason: .malformed),
        Case(
            testDescription: "no hex digit", headers: { lines("g" + $0.dropFirst()) }, verdict: .failed,
            reason: .malformed),
        Case(
            testDescription: "bytes over 0x7F", headers: { lines("é" + $0.dropFirst(2)) }, verdict: .failed,
            reason: .malformed),
        Case(
            testDescription: "the prefix alone", headers: { _ in lines("sha256=") }, verdict: .failed,
            reason: .malformed),
        Case(
            testDescription: "two prefixes", headers: { lines("sha256=sha256=" + $0) }, verdict: .failed,
            reason: .malformed),
        Case(
            testDescription: "another algorithm's prefix", headers: { lines("sha1=" + $0) }, verdict: .failed,
            reason: .malformed),
        Case(
            testDescription: "two lines that differ",
            headers: { lines($0) + ["X-Webhook-Signature: \(changed($0))"] }, verdict: .failed, reason: .malformed),
        Case(
            testDescription: "malformed comes before no secret", headers: { _ in lines("x") }, secrets: [],
            verdict: .failed, reason: .malformed),
        Case(testDescription: "no secret", headers: { lines($0) }, secrets: [], verdict: .noSecret),
        Case(
            testDescription: "no secret comes before the timestamp", headers: { ["X-Webhook-Signature: \($0)"] },
            secrets: [], verdict: .noSecret),
        Case(
            testDescription: "timestamp missing", headers: { ["X-Webhook-Signature: \($0)"] }, verdict: .failed,
            reason: .timestampMissing),
        Case(
            testDescription: "timestamp missing comes before a mismatch",
            headers: { ["X-Webhook-Signature: \(changed($0))"] }, verdict: .failed, reason: .timestampMissing),
        Case(
            testDescription: "timestamp empty", headers: { ["X-Webhook-Signature: \($0)", "X-Webhook-Timestamp:"] },
            verdict: .failed, reason: .timestampMalformed),
        Case(
            testDescription: "timestamp no integer",
            headers: { ["X-Webhook-Signature: \($0)", "X-Webhook-Timestamp: 1737023400.5"] }, verdict: .failed,
            reason: .timestampMalformed),
        Case(
            testDescription: "timestamp Infinity",
            headers: { ["X-Webhook-Signature: \($0)", "X-Webhook-Timestamp: Infinity"] }, verdict: .failed,
            reason: .timestampMalformed),
        Case(
            testDescription: "timestamp beyond 64 bits",
            headers: { ["X-Webhook-Signature: \($0)", "X-Webhook-Timestamp: 99999999999999999999"] }, verdict: .failed,
            reason: .timestampMalformed),
        Case(
            testDescription: "two timestamps that differ", headers: { lines($0) + ["X-Webhook-Timestamp: 1"] },
            verdict: .failed, reason: .timestampMalformed),
        Case(
            testDescription: "timestamp in milliseconds is far in the future",
            headers: { lines($0, at: now * 1000) }, verdict: .failed, reason: .stale),
        Case(
            testDescription: "mismatch", headers: { lines(changed($0)) }, verdict: .failed, reason: .mismatch),
        Case(
            testDescription: "mismatch comes before stale", headers: { lines(changed($0), at: now - 301) },
            verdict: .failed, reason: .mismatch),
        Case(
            testDescription: "mismatch keeps its notes", headers: { lines("sha256=" + changed($0)) }, verdict: .failed,
            reason: .mismatch, notes: [.prefixAdded]),
        Case(
            testDescription: "300 s old", headers: { lines($0, at: now - 300) }, verdict: .verified,
            notes: [.nearlyStale], place: 1),
        Case(
            testDescription: "300 s early", headers: { lines($0, at: now + 300) }, verdict: .verified,
            notes: [.nearlyStale], place: 1),
        Case(
            testDescription: "301 s old", headers: { lines($0, at: now - 301) }, verdict: .failed, reason: .stale),
        Case(
            testDescription: "301 s early", headers: { lines($0, at: now + 301) }, verdict: .failed, reason: .stale),
        Case(
            testDescription: "eSahayak does not sign", provider: "esahayak", headers: { lines($0) },
            verdict: .notSigned),
    ]

    @Test("A signature and its verdict", arguments: cases)
    func verify(_ test: Case) throws {
        let right = try TestSecrets.sign(SignatureVerifierTests.body, "whsec_test_omnisales")
        let document = try #require(TestCatalog.get().document(test.provider))
        let secrets = test.secrets.enumerated().compactMap { index, text in
            ProviderSecret(name: "secret \(index + 1)", bytes: Array(text.utf8))
        }
        let verifier = try SignatureVerifier(document.signatures, secrets: secrets)
        let request = try ReceivedRequest.of("POST / HTTP/1.1", test.headers(right), body: SignatureVerifierTests.body)
        let finding = SignatureVerifierTests.body.withUnsafeBytes { body in
            verifier.verify(request.head, body: body, now: Timestamp(milliseconds: SignatureVerifierTests.now * 1000))
        }
        #expect(finding.verdict == test.verdict)
        #expect(finding.reason == test.reason)
        #expect(finding.notes == test.notes)
        #expect(finding.secret?.place == test.place)
        #expect(!"\(finding)".contains(right), "what a correct signature would have been is told nowhere")
    }

    @Test("Every byte of a body counts")
    func everyByte() throws {
        let right = try TestSecrets.sign(SignatureVerifierTests.body, "whsec_test_omnisales")
        let document = try #require(TestCatalog.get().document("omnisales"))
        let secret = try #require(ProviderSecret(name: "s", bytes: Array("whsec_test_omnisales".utf8)))
        let verifier = try SignatureVerifier(document.signatures, secrets: [secret])
        let request = try ReceivedRequest.of("POST / HTTP/1.1", SignatureVerifierTests.lines(right))
        let now = Timestamp(milliseconds: SignatureVerifierTests.now * 1000)
        for place in SignatureVerifierTests.body.indices {
            var body = SignatureVerifierTests.body
            body[place] ^= 1
            let finding = body.withUnsafeBytes { verifier.verify(request.head, body: $0, now: now) }
            #expect(finding.reason == .mismatch)
        }
    }

    @Test("An empty secret is no secret, and a secret never describes itself")
    func emptySecret() throws {
        #expect(ProviderSecret(name: "s", bytes: []) == nil)
        let secret = try #require(ProviderSecret(name: "NAME", bytes: Array("hidden".utf8)))
        #expect("\(secret)" == "secret from NAME")
    }
}
