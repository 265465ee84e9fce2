import HookModel
import HookProviders
import TestSupport
import Testing

extension DiagnosisSuite {
    /// Each single damage to a body is named first.
    @Suite struct DiagnosisDamageTests {
        /// The bodies that a scheme's requests have.
        private static func bodies(_ scheme: TestScheme) throws -> [DiagnosisBody] {
            if scheme.isForm { return [.form] }
            let time = try DiagnosisDocuments.document(scheme).signatures.first?.timestamp?.place
            if case .body = time { return DiagnosisBody.allCases.filter { !$0.isForm } }
            return DiagnosisBody.allCases
        }

        @Test("A damage is named", arguments: DiagnosisScheme.all, BodyDamage.all)
        func names(_ scheme: TestScheme, _ damage: BodyDamage) throws {
            for size in DiagnosisBody.sizes {
                for body in try DiagnosisDamageTests.bodies(scheme) {
                    if try explains(damage, to: body, of: size, scheme) { break }
                }
            }
        }

        @Test("Whatever wrote the body", arguments: DiagnosisBody.allCases, BodyDamage.all)
        func everyWriter(_ body: DiagnosisBody, _ damage: BodyDamage) throws {
            var scheme = TestScheme.razorpay
            scheme.isForm = body.isForm
            _ = try explains(damage, to: body, of: 489, scheme)
        }

        /// Whether the damage can happen and makes a difference; then it has to be named first.
        private func explains(_ damage: BodyDamage, to body: DiagnosisBody, of size: Int, _ scheme: TestScheme) throws
            -> Bool
        {
            var scheme = scheme
            scheme.isForm = body.isForm
            let bytes = body.bytes(size)
            var sample = try DiagnosisSample(scheme, bytes)
            guard let damaged = damage.apply(body, bytes), damaged != bytes else { return false }
            sample.body = damaged
            sample.lines.insert(contentsOf: damage.lines, at: 0)
            let (finding, diagnosis) = try sample.explained()
            // It makes no difference to this scheme, or hides the timestamp that stands in the body.
            if finding.verdict == .verified || finding.reason == .timestampMissing { return false }
            #expect(
                diagnosis.first?.cause == damage.cause && diagnosis.count == 1,
                "\(scheme), \(body), \(size) bytes: \(diagnosis)")
            return true
        }
    }
}
