import HookCrypto
import HookDiagnosis
import HookModel
import HookProviders
import NIOCore
import TestSupport
import Testing

extension DiagnosisSuite {
    /// What field reports found unexplained, and others of the same kinds.
    @Suite struct FieldCauseTests {
        @Test("A cause from the field", arguments: FieldCause.all)
        func explains(_ example: FieldCause) throws {
            let diagnosis = try FieldCauseTests.diagnosis(example)
            let told = try #require(diagnosis.first)
            #expect(told.cause == example.cause && diagnosis.count == 1, "\(diagnosis)")
            for words in example.says { #expect(told.explanation.contains(words), "\(words): \(told.explanation)") }
            #expect(told.explanation.hasSuffix(".") && told.remedy.hasSuffix("."), "\(told)")
            // A query may hold credentials.
            #expect(!told.explanation.contains("b=1"), "\(told)")
        }

        @Test("The same at the command line, where the search may take longer", arguments: FieldCause.all)
        func explainsLong(_ example: FieldCause) throws {
            #expect(try FieldCauseTests.diagnosis(example, .large).map(\.cause) == [example.cause])
        }

        private static func diagnosis(_ example: FieldCause, _ size: DiagnosisBudget.Size = .small) throws
            -> [Diagnosis]
        {
            var sample = try DiagnosisSample(example.scheme, example.sent)
            let document = try DiagnosisDocuments.document(example.scheme)
            let scheme = try #require(document.signatures.first)
            // Of times the first line is what was signed, the second what came.
            let isTime = example.lines.count == 2 && example.lines[0].0 == example.lines[1].0
            let time = isTime ? example.lines[0].1 : "\(TestScheme.now)"
            let message = try scheme.content.message(
                from: ContentValues(
                    timestamp: .owned(Array(time.utf8)), url: Array((example.signedURL ?? example.calledURL).utf8),
                    params: [], body: .whole(.owned(example.signed ?? example.sent))))
            let key = try HMACKey(
                Array((example.theirs ?? example.scheme.secret).utf8), algorithm: try #require(scheme.algorithm.hash))
            let code = try key.authenticate(message).withUnsafeBytes { Array($0) }
            let text = scheme.encoding == .hex ? Hex.encode(code) : Base64.encode(code)
            let prefix =
                if case .prefixed(let prefix) = scheme.value { String(decoding: prefix, as: UTF8.self) } else { "" }
            sample[scheme.placeText] = prefix + text
            if isTime {
                sample[example.lines[1].0] = example.lines[1].1
            } else {
                sample.lines.insert(contentsOf: example.lines, at: 0)
            }
            let now = ContinuousClock.now
            var budget = DiagnosisBudget(size) { now }
            let (finding, diagnosis) = try sample.explained(
                secrets: [example.ours ?? example.scheme.secret], url: example.calledURL, budget: &budget)
            #expect(finding.reason == .mismatch)
            return diagnosis
        }
    }
}
