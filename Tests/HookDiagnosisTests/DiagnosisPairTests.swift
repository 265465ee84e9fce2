import HookModel
import HookProviders
import TestSupport
import Testing

extension DiagnosisSuite {
    /// Two causes at once.
    @Suite struct DiagnosisPairTests {
        struct Case: Sendable, CustomTestStringConvertible {
            let testDescription: String
            let causes: Set<DiagnosisCause>
            var body = DiagnosisBody.script
            /// Changes to the sender's scheme.
            var edits: [String] = []
            /// The configured secret, made of the sender's.
            var secret: @Sendable (String) -> String = { $0 }
            var damage: @Sendable ([UInt8]) -> [UInt8] = { $0 }

            static let all: [Case] = [
                Case(
                    testDescription: "a final newline, and white space around the secret",
                    causes: [.finalNewlineAdded, .secretWhiteSpace], secret: { $0 + "\n" }, damage: { $0 + [0x0A] }),
                Case(
                    testDescription: "a lost newline, and quotes around the secret",
                    causes: [.finalNewlineLost, .secretQuoted], body: .scriptLine, secret: { "\"\($0)\"" },
                    damage: { $0.dropLast() }),
                Case(
                    testDescription: "written again, and a secret that was decoded",
                    causes: [.jsonReserialised, .secretAsBase64], edits: ["/key=base64"],
                    damage: { BodyDamage.resized(.pretty, $0, .script) }),
                Case(
                    testDescription: "minified, and white space around the secret",
                    causes: [.jsonMinified, .secretWhiteSpace], body: .pretty, secret: { " " + $0 },
                    damage: { BodyDamage.resized(.script, $0, .pretty) }),
                Case(
                    testDescription: "the body alone is signed, and written again",
                    causes: [.timestampNotSigned, .jsonReserialised], edits: ["/content={body}"],
                    damage: { BodyDamage.resized(.pretty, $0, .script) }),
            ]
        }

        @Test("Both are named", arguments: Case.all)
        func names(_ pair: Case) throws {
            let secret = "8f742231b10e8888abcd99aabbccdd85"
            let scheme = TestScheme(testDescription: "slack", json: TestScheme.slack.json, secret: secret)
            let mistake = SenderMistake(testDescription: "", cause: .unexplained) { _ in pair.edits }
            let sender = try #require(try mistake.apply(to: scheme))
            var sample = try DiagnosisSample(sender, pair.body.bytes(489))
            if sample["X-Slack-Request-Timestamp"] == nil { sample["X-Slack-Request-Timestamp"] = "\(TestScheme.now)" }
            sample.body = pair.damage(sample.body)
            let (finding, diagnosis) = try sample.explained(secrets: [pair.secret(secret)], by: scheme)
            #expect(finding.reason == .mismatch)
            #expect(Set(diagnosis.map(\.cause)) == pair.causes, "\(diagnosis)")
            for told in diagnosis { #expect(told.explanation.contains("together with")) }
        }
    }
}
