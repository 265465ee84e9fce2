import HookModel
import HookProviders
import TestSupport
import Testing

/// Kind 12: what is not said, because it would be said of every request.
@Suite struct FieldNoiseTests {
    private static func findings(_ sample: Sample, remote: String = "127.0.0.1", _ lines: [String] = []) throws
        -> Findings
    {
        let catalog = try TestCatalog.get()
        let document = try #require(catalog.document(sample.provider))
        let topic = document.eventMembers.type.first?.header.map { ["\($0): \(sample.event)"] } ?? []
        let request = try ReceivedRequest.of(
            "POST /webhooks/\(sample.provider) HTTP/1.1", ["Content-Type: application/json"] + topic + lines,
            body: sample.bytes(), remote: remote)
        return try RequestEvaluator(catalog: catalog).evaluate(request)
    }

    @Test(
        "A sender's own sample has no list of what the document leaves out on purpose",
        arguments: Sample.all.filter { $0.provider != "twilio" })
    func undocumented(_ sample: Sample) throws {
        let findings = try Self.findings(sample)
        let document = try #require(TestCatalog.get().document(sample.provider))
        guard document.isPartial, findings.provider == sample.provider else { return }
        #expect(findings.payload.undocumented == [] && findings.payload.undocumentedOmitted == 0)
    }

    @Test("What is beyond a document that describes everything is told, twenty at most, and the rest is counted")
    func counted() throws {
        let members = (0..<30).map { #""extra\#($0)":1"# }.joined(separator: ",")
        let body =
            #"{"event":"order.delivered","timestamp":"2024-01-01T00:00:00Z","#
            + #""data":{"orderId":"1","deliveredAt":"2024-01-05T00:00:00Z",\#(members)}}"#
        let request = try ReceivedRequest.of(
            FieldCase.shop, [FieldCase.json], body: Array(body.utf8))
        let payload = try RequestEvaluator(catalog: TestCatalog.get()).evaluate(request).payload
        #expect(payload.verdict == .valid)
        #expect(payload.undocumented.count == 20 && payload.undocumentedOmitted == 10)
    }

    @Test(
        "A sender on this machine is local, not unlisted",
        arguments: [
            ("127.0.0.1", [], .local), ("::1", [], .local), ("127.8.9.10", [], .local),
            ("127.0.0.1", ["X-Forwarded-For: 203.0.113.9"], .local), ("::ffff:127.0.0.1", [], .local),
            ("203.0.113.9", [], .unlisted), ("10.0.0.1", [], .unlisted), ("3.18.12.63", [], .listed),
        ] as [(String, [String], SourceAddressVerdict)])
    func local(_ remote: String, _ lines: [String], _ verdict: SourceAddressVerdict) throws {
        let sample = try #require(Sample.all.first { $0.provider == "stripe" })
        #expect(try Self.findings(sample, remote: remote, lines).sourceAddress == verdict)
    }
}
