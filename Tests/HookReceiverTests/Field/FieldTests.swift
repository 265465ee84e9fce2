import HookModel
import HookProviders
import HookReceiver
import TestSupport
import Testing

/// Every request that field reports found told wrongly, and others of the same kinds.
///
/// Causes of signatures that fail (kind 4) are in `FieldCause`, duplicates (8) in `FieldDuplicateTests`; filters (7) need
/// the program itself.
@Suite struct FieldTests {
    private static let evaluator = try? RequestEvaluator(
        catalog: TestCatalog.get(), secrets: TestSecrets.all, verifyTokens: HandshakeCase.verifyTokens,
        clock: WallClock { HandshakeCase.now })

    static let all =
        FieldCase.coded + FieldCase.forms + FieldCase.verdicts + FieldCase.probes + FieldCase.senders + FieldCase.hints

    @Test("What is found in it, and what a correct handler answers", arguments: all)
    func finds(_ example: FieldCase) throws {
        let evaluator = try #require(FieldTests.evaluator)
        let request = try example.request()
        let findings = evaluator.evaluate(request)
        #expect(findings.provider == example.provider, "\(findings.said)")
        #expect(findings.event?.type == example.event)
        #expect(findings.signature.verdict == example.signature, "\(String(describing: findings.signature.reason))")
        #expect(findings.payload.verdict == example.payload, "\(findings.said)")
        let said = findings.said.joined(separator: "\n")
        for words in example.says { #expect(said.contains(words), "\(words): \(said)") }
        // All senders here are on this machine.
        #expect([.local, .notDocumented].contains(findings.sourceAddress))
        for (enforces, status) in [(true, example.enforced), (false, 200)] {
            let decider = RequestDecider(
                policy: ResponsePolicy(enforces: enforces, catalog: evaluator.catalog), handshakes: evaluator.handshakes
            )
            #expect(decider.decide(request, findings).status == status, "enforced: \(enforces)")
        }
    }
}
