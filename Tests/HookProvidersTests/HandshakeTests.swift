import HookModel
import HookProviders
import TestSupport
import Testing

/// Which handshakes are answered, how, and why not.
@Suite struct HandshakeTests {
    static func judge(
        secrets: [String: [ProviderSecret]] = TestSecrets.all,
        verifyTokens: [String: [ProviderSecret]] = HandshakeCase.verifyTokens
    ) throws -> Judge {
        try Judge(
            catalog: TestCatalog.get(), secrets: secrets, verifyTokens: verifyTokens,
            clock: WallClock { HandshakeCase.now })
    }

    private static let shared = try? judge()

    @Test("A request, its outcome and its answer", arguments: HandshakeCase.signed + HandshakeCase.unsigned)
    func outcome(_ test: HandshakeCase) throws {
        let judge = try #require(HandshakeTests.shared)
        let findings = judge.judge(try test.request())
        #expect(findings.provider == test.provider)
        #expect(findings.handshake?.kind == test.kind)
        #expect(findings.handshake?.outcome == test.outcome)
        let answer = judge.handshakes.answer(to: findings)
        guard test.outcome == .answered else {
            #expect(answer == nil)
            #expect(findings.handshake?.answer == nil && findings.handshake?.token == nil)
            return
        }
        let expected = test.expected
        #expect(answer?.status == expected.status)
        #expect(answer?.contentType == expected.type)
        #expect(answer?.body == expected.body)
        let headers = (answer?.headers ?? []).map { "\($0.name): \($0.value)" }
        #expect(headers == expected.headers + ["X-Content-Type-Options: nosniff"])
        // What is kept and shown is the same but for what the secret made.
        let shown = try #require(findings.handshake?.answer)
        #expect(shown.headers == answer?.headers && shown.status == answer?.status)
        let code = test.provider == "zoom" ? try #require(test.secretText) : ""
        #expect(shown.body == (code.isEmpty ? expected.body : expected.body.replacing(code, with: "(not kept)")))
        #expect(code.isEmpty || !"\(findings)".contains(code))
    }

    @Test(
        "Documented handshakes are valid events; those without a body are not checked",
        arguments: (HandshakeCase.signed + HandshakeCase.unsigned).filter { $0.outcome == .answered })
    func payload(_ test: HandshakeCase) throws {
        let findings = try #require(HandshakeTests.shared).judge(try test.request())
        let isSigned = HandshakeCase.signed.contains { $0.description == test.description }
        #expect(findings.payload.verdict == (isSigned ? .valid : .notChecked), "\(findings.payload.errors)")
        #expect(findings.signature.verdict == (isSigned ? .verified : .notSigned))
        if test.provider == "discord" { #expect(findings.event?.type == "PING") }
    }

    @Test("Without a secret no signed handshake is answered", arguments: HandshakeCase.signed)
    func noSecret(_ test: HandshakeCase) throws {
        let judge = try HandshakeTests.judge(secrets: [:])
        let findings = judge.judge(try test.request())
        #expect(findings.handshake?.outcome == (test.kind == nil ? nil : .signatureNotVerified))
        #expect(judge.handshakes.answer(to: findings) == nil)
    }

    @Test("Without a verify token Meta's is not answered")
    func noVerifyToken() throws {
        let good = try #require(HandshakeCase.unsigned.first)
        let judge = try HandshakeTests.judge(verifyTokens: [:])
        let findings = judge.judge(try good.request())
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
            let judge = try HandshakeTests.judge(secrets: ["zoom": secrets])
            let findings = judge.judge(try good.request())
            #expect(judge.handshakes.answer(to: findings)?.body == good.expected.body)
        }
    }

    @Test("Findings that say answered get no HMAC unless the signature verified")
    func noOracle() throws {
        let judge = try #require(HandshakeTests.shared)
        let good = try #require(HandshakeCase.signed.first { $0.description == "Zoom: good" })
        var findings = judge.judge(try good.request())
        #expect(judge.handshakes.answer(to: findings) != nil)
        for verdict in SignatureVerdict.allCases where verdict != .verified {
            findings.signature.verdict = verdict
            #expect(judge.handshakes.answer(to: findings) == nil, "\(verdict)")
        }
        findings.signature.verdict = .verified
        findings.signature.secret = nil
        #expect(judge.handshakes.answer(to: findings) == nil)
    }

    @Test("A handshake that was cut off is none")
    func incomplete() throws {
        var request = try #require(HandshakeCase.unsigned.first).request()
        request.incompleteness = .closed
        #expect(try #require(HandshakeTests.shared).judge(request).handshake == nil)
    }

    @Test("A pin goes before a handshake's own marks")
    func pinned() throws {
        let judge = try Judge(
            catalog: TestCatalog.get(), verifyTokens: HandshakeCase.verifyTokens,
            pins: [ProviderPin("/webhooks/*=omnisales")].compactMap(\.self))
        let findings = judge.judge(try #require(HandshakeCase.unsigned.first).request())
        #expect(findings.provider == "omnisales" && findings.handshake == nil)
    }
}
