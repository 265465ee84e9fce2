import HookModel
import HookProviders
import NIOCore
import TestSupport
import Testing

extension DiagnosisSuite {
    /// What senders and settings do otherwise is named first.
    @Suite struct SenderMistakeTests {
        @Test("A sender's mistake is named", arguments: DiagnosisScheme.all, SenderMistake.all)
        func names(_ scheme: TestScheme, _ mistake: SenderMistake) throws {
            guard let wrong = try mistake.apply(to: scheme) else { return }
            let body = scheme.isForm ? DiagnosisBody.form : .script
            var sample = try DiagnosisSample(wrong, body.bytes(489))
            // What the sender leaves unsigned it still sends.
            let whole = try DiagnosisSample(scheme, body.bytes(489))
            let place = try DiagnosisDocuments.document(scheme).signatures[0].placeText
            for (name, value) in whole.lines where sample[name] == nil && name != place {
                sample.lines.insert((name, value), at: 1)
            }
            let (finding, diagnosis) = try sample.explained(by: scheme)
            if finding.verdict == .verified { return }
            #expect(
                diagnosis.first?.cause == mistake.cause && diagnosis.count == 1, "\(scheme): \(finding) \(diagnosis)")
        }

        @Test("A secret that differs is named", arguments: DiagnosisScheme.all, SecretDamage.all)
        func names(_ scheme: TestScheme, _ damage: SecretDamage) throws {
            let (theirs, ours) = damage.change(scheme.secret)
            // What is not of the scheme's form is refused at start.
            let document = try DiagnosisDocuments.document(scheme)
            let isTaken = [theirs, ours].allSatisfy { text in
                ProviderSecret(name: "x", bytes: Array(text.utf8)).map { (try? document.check($0)) != nil } ?? false
            }
            guard isTaken else { return }
            let sender = TestScheme(testDescription: "", json: scheme.json, secret: theirs, isForm: scheme.isForm)
            let body = scheme.isForm ? DiagnosisBody.form : .script
            let sample = try DiagnosisSample(sender, body.bytes(489))
            let (finding, diagnosis) = try sample.explained(secrets: [ours], by: scheme)
            if finding.verdict == .verified { return }
            #expect(diagnosis.first?.cause == damage.cause && diagnosis.count == 1, "\(scheme): \(diagnosis)")
        }

        @Test("Another provider's secret is named by its place", arguments: DiagnosisScheme.all)
        func otherSecret(_ scheme: TestScheme) throws {
            let other =
                (try DiagnosisDocuments.document(scheme).signatures[0].key.prefix ?? "")
                + "00112233445566778899aabbccddeeff"
            let body = scheme.isForm ? DiagnosisBody.form : .script
            let sample = try DiagnosisSample(scheme, body.bytes(489))
            let (finding, diagnosis) = try sample.explained(secrets: [other], others: ["omnisales": [scheme.secret]])
            #expect(finding.reason == .mismatch)
            let told = try #require(diagnosis.first)
            #expect(told.cause == .otherSecret)
            #expect(told.explanation.contains("omnisales 1"), "\(told)")
        }
    }
}
