import HookModel
import HookProviders
import NIOCore
import TestSupport
import Testing

/// What `verify` shows of a verification is what was verified.
@Suite struct VerificationStepsTests {
    private func secret(_ scheme: TestScheme) throws -> [ProviderSecret] {
        [try #require(ProviderSecret(name: "secret 1", bytes: Array(scheme.secret.utf8)))]
    }

    private func head(_ lines: [(String, String)]) throws -> RequestHead {
        let text = lines.map { "\($0.0): \($0.1)\r\n" }.joined()
        return try #require(
            RequestHead(stored: ByteBuffer(string: "POST /x HTTP/1.1\r\nHost: localhost\r\n\(text)\r\n")))
    }

    private func steps(_ sample: SignedSample, late seconds: Int64 = 0) throws -> VerificationSteps {
        try sample.body.withUnsafeBytes { body in
            try VerificationSteps(
                sample.scheme.document(), secrets: secret(sample.scheme), head: head(sample.lines), body: body,
                url: SenderURL(sample.url), at: Timestamp(milliseconds: (TestScheme.now + seconds) * 1000))
        }
    }

    private func expected(_ sample: SignedSample) throws -> [ExpectedSignature] {
        try sample.body.withUnsafeBytes { body in
            try ExpectedSignature.all(
                sample.scheme.document(), secrets: secret(sample.scheme), head: head(sample.lines), body: body,
                url: SenderURL(sample.url))
        }
    }

    @Test("Of a signed request everything is there", arguments: TestScheme.all)
    func signed(_ scheme: TestScheme) throws {
        let sample = try SignedSample(scheme)
        let steps = try steps(sample)
        let step = try #require(steps.schemes.first)
        #expect(steps.schemes.count == 1)
        #expect(step.found.presence == .present && step.found.count == 1)
        #expect(step.keys.map(\.secret) == [SecretPlace(place: 1, name: "secret 1")])
        #expect(step.scheme.name == (try sample.finding()).scheme)
        switch step.content {
        case .nothing: #expect(step.scheme.algorithm == .token)
        case .lacking(let lack): Issue.record("\(lack)")
        case .parts(let parts):
            #expect(parts.all.map(\.part) == step.scheme.content.parts)
            #expect(parts.all.reduce(0) { $0 + $1.byteCount } == parts.byteCount)
            let body = parts.all.first { $0.part == .placeholder(.body) }
            #expect(body == nil || body?.byteCount == sample.body.count)
        }
        if let rule = step.scheme.timestamp {
            #expect(step.time?.outcome == (rule.tolerance == nil ? .unlimited : .fresh))
            #expect(step.time?.moment == Timestamp(milliseconds: TestScheme.now * 1000))
        }
    }

    @Test("The expected signature is the right one, or makes the request right", arguments: TestScheme.all)
    func expects(_ scheme: TestScheme) throws {
        var sample = try SignedSample(scheme)
        let own = try #require(scheme.document().signatures.first)
        let right = sample.signature
        let expected = try #require(try expected(sample).first)
        guard own.header != nil else {
            #expect(
                sample.body.split(separator: UInt8(ascii: "\"")).contains(Array(expected.text.utf8)[...])
                    || String(decoding: sample.body, as: UTF8.self).contains(expected.text))
            return
        }
        // ECDSA signs with a random number, so that no two signatures are alike.
        if own.algorithm != .ecdsaP256SHA256 { #expect(expected.text == right) }
        sample.signature = expected.text
        #expect(try sample.finding().verdict == .verified)
    }

    @Test("The steps hold neither secret nor signature", arguments: TestScheme.all.filter { $0.secret.count > 8 })
    func hides(_ scheme: TestScheme) throws {
        let sample = try SignedSample(scheme)
        var text = ""
        dump(try steps(sample), to: &text)
        #expect(!text.contains(scheme.secret))
        if try #require(scheme.document().signatures.first).header != nil { #expect(!text.contains(sample.signature)) }
    }

    @Test("Steps are of the scheme that the verdict is about, whatever is damaged", arguments: TestScheme.all)
    func counts(_ scheme: TestScheme) throws {
        let good = try SignedSample(scheme)
        guard try #require(scheme.document().signatures.first).header != nil else { return }
        for signature in ["", "x", "v9,x", String(good.signature.dropLast()), good.signature] {
            var sample = good
            sample.signature = signature
            let finding = try sample.finding()
            let steps = try steps(sample)
            #expect(steps.schemes.contains { $0.scheme.name == finding.scheme }, "\(signature): \(finding)")
            #expect(steps.schemes.contains { $0.found.presence == .present } == (finding.reason != .malformed))
        }
        var sample = good
        sample.lines.removeLast()
        let all = try steps(sample).schemes
        #expect(all.count == (try scheme.document().signatures.count))
        #expect(all.allSatisfy { $0.found.presence == .absent })
    }

    @Test("A timestamp's distance from the clock is told as the check counts it")
    func ages() throws {
        let cases: [(late: Int64, outcome: VerificationSteps.Time.Outcome)] = [
            (300, .fresh), (301, .stale), (-300, .fresh), (-301, .stale),
        ]
        for (late, outcome) in cases {
            let time = try #require(try steps(SignedSample(.slack), late: late).schemes.first?.time)
            #expect(time.outcome == outcome && time.age == .seconds(late))
        }
        var sample = try SignedSample(.slack)
        sample["X-Slack-Request-Timestamp"] = "soon"
        let none = try #require(try steps(sample).schemes.first?.time)
        #expect(none.outcome == .malformed && none.moment == nil && none.text == "soon")
        sample.remove("X-Slack-Request-Timestamp")
        #expect(try steps(sample).schemes.first?.time?.outcome == .missing)
        #expect(try expected(sample).isEmpty)
    }

    @Test("What is lacking of the content is named")
    func lacks() throws {
        var sample = try SignedSample(.standardWebhooks)
        sample.remove("webhook-id")
        #expect(try lack(sample) == .id)
        sample = try SignedSample(.twilio)
        sample["Content-Type"] = "text/plain"
        #expect(try lack(sample) == .form)
        sample = try SignedSample(.twilioJSON)
        sample.body.append(0x20)
        #expect(try lack(sample) == .digest)
        sample = try SignedSample(.getstream, lines: [("Content-Encoding", "br")])
        #expect(try lack(sample) == .plainBody)
    }

    private func lack(_ sample: SignedSample) throws -> VerificationSteps.Content.Lack? {
        if case .lacking(let lack) = try steps(sample).schemes.first?.content { lack } else { nil }
    }
}
