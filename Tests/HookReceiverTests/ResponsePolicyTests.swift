import HookModel
import HookProviders
import HookReceiver
import TestSupport
import Testing

/// Which status a request gets, observed and enforced.
@Suite struct ResponsePolicyTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var findings = Findings()
        var incompleteness: Incompleteness?
        let observed: Int
        let enforced: Int
    }

    static func signature(_ verdict: SignatureVerdict) -> Findings {
        Findings(signature: SignatureFinding(verdict: verdict), payload: PayloadFinding(verdict: .valid))
    }

    static func payload(_ verdict: PayloadVerdict) -> Findings {
        Findings(signature: SignatureFinding(verdict: .verified), payload: PayloadFinding(verdict: verdict))
    }

    static func header(_ verdict: HeaderCheck.Verdict) -> Findings {
        Findings(
            signature: SignatureFinding(verdict: .notSigned), payload: PayloadFinding(verdict: .valid),
            headerChecks: [HeaderCheck(header: "X", value: nil, expected: nil, verdict: verdict)])
    }

    static let cases = [
        Case(testDescription: "nothing known", observed: 200, enforced: 200),
        Case(testDescription: "failed", findings: signature(.failed), observed: 200, enforced: 401),
        Case(testDescription: "missing", findings: signature(.missing), observed: 200, enforced: 401),
        Case(testDescription: "no secret", findings: signature(.noSecret), observed: 200, enforced: 401),
        Case(testDescription: "not signed", findings: signature(.notSigned), observed: 200, enforced: 200),
        Case(testDescription: "verified", findings: signature(.verified), observed: 200, enforced: 200),
        Case(testDescription: "not JSON", findings: payload(.notJSON), observed: 200, enforced: 400),
        Case(testDescription: "invalid", findings: payload(.invalid), observed: 200, enforced: 400),
        Case(testDescription: "unknown event", findings: payload(.unknownEvent), observed: 200, enforced: 200),
        Case(testDescription: "not checked", findings: payload(.notChecked), observed: 200, enforced: 200),
        Case(testDescription: "a header differs", findings: header(.differs), observed: 200, enforced: 400),
        Case(testDescription: "a header is missing", findings: header(.missing), observed: 200, enforced: 200),
        Case(testDescription: "cut by the sender", incompleteness: .closed, observed: 400, enforced: 400),
        Case(testDescription: "too large", incompleteness: .tooLarge, observed: 413, enforced: 413),
        Case(testDescription: "too slow", incompleteness: .timedOut, observed: 408, enforced: 408),
    ]

    @Test("Findings and the status", arguments: cases)
    func status(_ test: Case) throws {
        var request = try ReceivedRequest.of("POST / HTTP/1.1")
        request.incompleteness = test.incompleteness
        let catalog = try TestCatalog.get()
        let handshakes = try RequestEvaluator(catalog: catalog).handshakes
        for (enforces, status) in [(false, test.observed), (true, test.enforced)] {
            let decider = RequestDecider(
                policy: ResponsePolicy(enforces: enforces, catalog: catalog), handshakes: handshakes)
            #expect(decider.decide(request, test.findings) == Decision(response: .receipt(status: status)))
        }
    }
}
