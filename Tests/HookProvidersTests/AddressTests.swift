import HookBody
import HookModel
import HookProviders
import TestSupport
import Testing

/// Source addresses: of the connection, or behind trusted proxies.
@Suite struct AddressTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var remote = "127.0.0.1"
        var forwarded: [String] = []
        var trusted: [String] = []
        let verdict: SourceAddressVerdict
        var client: String?
    }

    static let cases = [
        Case(testDescription: "listed connection", remote: "52.66.123.9", verdict: .listed),
        Case(testDescription: "listed in the backup range", remote: "13.127.45.255", verdict: .listed),
        Case(testDescription: "one beside the range", remote: "52.66.124.0", verdict: .unlisted),
        Case(
            testDescription: "nobody trusts the header by default", forwarded: ["52.66.123.9"], verdict: .local),
        Case(
            testDescription: "a trusted proxy's word", forwarded: ["52.66.123.9"], trusted: ["127.0.0.1"],
            verdict: .listed, client: "52.66.123.9"),
        Case(
            testDescription: "the rightmost untrusted counts, not what the sender wrote before it",
            forwarded: ["52.66.123.9, 203.0.113.5, 10.1.2.3"], trusted: ["127.0.0.1", "10.0.0.0/8"],
            verdict: .unlisted, client: "203.0.113.5"),
        Case(
            testDescription: "several lines are one list", forwarded: ["203.0.113.5", "52.66.123.9"],
            trusted: ["127.0.0.0/8"], verdict: .listed, client: "52.66.123.9"),
        Case(
            testDescription: "with a port", forwarded: ["52.66.123.9:443"], trusted: ["127.0.0.1"], verdict: .listed,
            client: "52.66.123.9"),
        Case(
            testDescription: "IPv6 in brackets", forwarded: ["[2001:db8::1]:443"], trusted: ["127.0.0.1"],
            verdict: .unlisted, client: "2001:db8::1"),
        Case(
            testDescription: "mapped IPv6 is IPv4", remote: "::ffff:52.66.123.9", verdict: .listed),
        Case(
            testDescription: "an entry that is no address", forwarded: ["52.66.123.9, unknown"],
            trusted: ["127.0.0.1"], verdict: .local),
        Case(
            testDescription: "X17: loopback of the other kind is local, too", remote: "::1", verdict: .local),
        Case(
            testDescription: "an untrusted connection's word", remote: "203.0.113.5", forwarded: ["52.66.123.9"],
            trusted: ["127.0.0.1"], verdict: .unlisted),
    ]

    @Test("A request and where it came from", arguments: cases)
    func address(_ test: Case) throws {
        let evaluator = try RequestEvaluator(
            catalog: TestCatalog.get(), trustedProxies: test.trusted.compactMap(AddressRange.init))
        let headers = ["X-eSahayak-Event: x"] + test.forwarded.map { "X-Forwarded-For: \($0)" }
        let findings = evaluator.evaluate(try .of("POST / HTTP/1.1", headers, remote: test.remote))
        #expect(findings.sourceAddress == test.verdict)
        #expect(findings.clientAddress == test.client)
    }

    @Test("A provider without documented addresses", arguments: ["X-BrainSAIT-Signature: x", "X-Nothing: x"])
    func notDocumented(header: String) throws {
        let findings = try RequestEvaluator(catalog: TestCatalog.get()).evaluate(.of("POST / HTTP/1.1", [header]))
        #expect(findings.sourceAddress == .notDocumented)
    }

    @Test("Of two lines that differ, one cannot be what the payload says")
    func twoLines() throws {
        let headers = ["X-eSahayak-Event: stamp.uploaded", "X-eSahayak-Event: other"]
        let body = Array(#"{"type":"stamp.uploaded"}"#.utf8)
        let findings = try RequestEvaluator(catalog: TestCatalog.get()).evaluate(
            .of("POST / HTTP/1.1", headers, body: body))
        #expect(findings.headerChecks.first?.verdict == .differs)
        #expect(findings.headerChecks.first?.value == "stamp.uploaded, other")
    }

    @Test(
        "eSahayak's headers are compared with the payload",
        arguments: [
            ("X-eSahayak-Event: stamp.uploaded", HeaderCheck.Verdict.match, HeaderCheck.Verdict.missing),
            ("X-eSahayak-Event: stamp.failed", .differs, .missing),
            ("X-eSahayak-Delivery: any", .missing, .match),
        ])
    func headerChecks(header: String, event: HeaderCheck.Verdict, delivery: HeaderCheck.Verdict) throws {
        let body = Array(#"{"type":"stamp.uploaded"}"#.utf8)
        let findings = try RequestEvaluator(catalog: TestCatalog.get()).evaluate(
            .of("POST / HTTP/1.1", [header], body: body))
        #expect(findings.headerChecks.map(\.verdict) == [event, delivery])
        #expect(findings.headerChecks.map(\.expected) == ["stamp.uploaded", nil])
    }
}
