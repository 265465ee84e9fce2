import HookModel
import HookProviders
import NIOCore
import TestSupport
import Testing

/// Which handshakes are answered, how, and why not.
@Suite struct HandshakeTests {
    static func evaluator(
        secrets: [String: [ProviderSecret]] = TestSecrets.all,
        verifyTokens: [String: [ProviderSecret]] = HandshakeCase.verifyTokens
    ) throws -> RequestEvaluator {
        try RequestEvaluator(
            catalog: TestCatalog.get(), secrets: secrets, verifyTokens: verifyTokens,
            clock: WallClock { HandshakeCase.now })
    }

    private static let shared = try? evaluator()

    private static func body(_ response: DecidedResponse) -> String? {
        if case .response(let whole, _) = response { String(buffer: whole.body) } else { nil }
    }

    @Test("A request, its outcome and its answer", arguments: HandshakeCase.signed + HandshakeCase.unsigned)
    func outcome(_ test: HandshakeCase) throws {
        let evaluator = try #require(HandshakeTests.shared)
        let findings = evaluator.evaluate(try test.request())
        #expect(findings.provider == test.provider)
        #expect(findings.handshake?.kind == test.kind)
        #expect(findings.handshake?.outcome == test.outcome)
        let response = evaluator.handshakes.response(to: findings)
        guard test.outcome == .answered else {
            #expect(response == nil)
            #expect(findings.handshake?.token == nil)
            return
        }
        let expected = test.expected
        guard case .response(let answer, let shown)? = response else {
            Issue.record("no response")
            return
        }
        #expect(answer.status == expected.status)
        #expect(answer.contentType == expected.type)
        #expect(String(buffer: answer.body) == expected.body)
        let headers = answer.headers.map { "\($0.name): \($0.value)" }
        #expect(headers == expected.headers + ["X-Content-Type-Options: nosniff"])
        // What is kept and shown is the same but for what the secret made.
        #expect(shown.headers == answer.headers && shown.status == answer.status)
        let code = test.provider == "zoom" ? try #require(test.secretText) : ""
        #expect(
            String(buffer: shown.body)
                == (code.isEmpty ? expected.body : expected.body.replacing(code, with: "(not kept)")))
        #expect(code.isEmpty || !"\(findings) \(shown)".contains(code))
    }

    @Test(
        "Documented handshakes are valid events; those without a body are not checked",
        arguments: (HandshakeCase.signed + HandshakeCase.unsigned).filter { $0.outcome == .answered })
    func payload(_ test: HandshakeCase) throws {
        let findings = try #require(HandshakeTests.shared).evaluate(try test.request())
        let isSigned = HandshakeCase.signed.contains { $0.description == test.description }
        #expect(findings.payload.verdict == (isSigned ? .valid : .notChecked), "\(findings.payload.errors)")
        #expect(findings.signature.verdict == (isSigned ? .verified : .notSigned))
        if test.provider == "discord" { #expect(findings.event?.type == "PING") }
    }

    @Test("Without a secret no signed handshake is answered", arguments: HandshakeCase.signed)
    func noSecret(_ test: HandshakeCase) throws {
        let evaluator = try HandshakeTests.evaluator(secrets: [:])
        let findings = evaluator.evaluate(try test.request())
        #expect(findings.handshake?.outcome == (test.kind == nil ? nil : .signatureNotVerified))
        #expect(evaluator.handshakes.response(to: findings) == nil)
    }

    @Test("Without a verify token Meta's is not answered")
    func noVerifyToken() throws {
        let good = try #require(HandshakeCase.unsigned.first)
        let evaluator = try HandshakeTests.evaluator(verifyTokens: [:])
        let findings = evaluator.evaluate(try good.request())
        #expect(findings.handshake == HandshakeFinding(kind: "hub_challenge", outcome: .noVerifyToken))
        // Nobody signs it, but nobody answered it either: it is judged as any request is.
        #expect(findings.signature.verdict == .missing)
    }

    @Test("The secret that made the signature makes the answer, the first or another")
    func rotation() throws {
        let good = try #require(HandshakeCase.signed.first { $0.description == "Zoom: good" })
        let right = try #require(TestSecrets.all["zoom"]?.first)
        let other = try #require(ProviderSecret(name: "other", bytes: Array("other".utf8)))
        for secrets in [[right, other], [other, right]] {
            let evaluator = try HandshakeTests.evaluator(secrets: ["zoom": secrets])
            let findings = evaluator.evaluate(try good.request())
            #expect(evaluator.handshakes.response(to: findings).flatMap(HandshakeTests.body) == good.expected.body)
        }
    }

    @Test("Findings that say answered get no HMAC unless the signature verified")
    func noOracle() throws {
        let evaluator = try #require(HandshakeTests.shared)
        let good = try #require(HandshakeCase.signed.first { $0.description == "Zoom: good" })
        var findings = evaluator.evaluate(try good.request())
        #expect(evaluator.handshakes.response(to: findings) != nil)
        for verdict in SignatureVerdict.allCases where verdict != .verified {
            findings.signature.verdict = verdict
            #expect(evaluator.handshakes.response(to: findings) == nil, "\(verdict)")
        }
        findings.signature.verdict = .verified
        findings.signature.secret = nil
        #expect(evaluator.handshakes.response(to: findings) == nil)
    }

    @Test("A handshake that was cut off is none")
    func incomplete() throws {
        var request = try #require(HandshakeCase.unsigned.first).request()
        request.incompleteness = .closed
        #expect(try #require(HandshakeTests.shared).evaluate(request).handshake == nil)
    }

    @Test("A pin goes before a handshake's own marks")
    func pinned() throws {
        let evaluator = try RequestEvaluator(
            catalog: TestCatalog.get(), verifyTokens: HandshakeCase.verifyTokens,
            pins: [ProviderPin("/webhooks/*=omnisales")].compactMap(\.self))
        let findings = evaluator.evaluate(try #require(HandshakeCase.unsigned.first).request())
        #expect(findings.provider == "omnisales" && findings.handshake == nil)
    }
}
