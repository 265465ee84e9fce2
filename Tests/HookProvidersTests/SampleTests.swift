import HookModel
import HookProviders
import JSONText
import TestSupport
import Testing

/// Every sample is what its provider's document says.
@Suite struct SampleTests {
    static let evaluator = try? RequestEvaluator(catalog: TestCatalog.get(), secrets: TestSecrets.all)

    @Test("A sample at its provider's path, signed as the guide signs", arguments: Sample.all)
    func sample(_ sample: Sample) throws {
        let evaluator = try #require(SampleTests.evaluator)
        let findings = evaluator.evaluate(try SampleRequest.signed(sample))
        #expect(findings.provider == sample.provider)
        let document = try #require(TestCatalog.get().document(sample.provider))
        #expect(findings.event?.type == sample.event)
        #expect(
            findings.payload.verdict == (document.event(sample.event)?.isDescribed == true ? .valid : .notDescribed))
        #expect(findings.payload.errors == [])
        #expect(findings.signature.verdict == (document.isSigning ? .verified : .notSigned))
        #expect(findings.headerChecks.allSatisfy { $0.verdict == .match })
    }

    @Test("Every event that a document describes has a sample, and every sample an event")
    func coverage() throws {
        let events = try TestCatalog.get().documents.flatMap { document in
            document.events.filter { $0.isDocumented || !$0.examples.isEmpty }.map { "\(document.id) \($0.type)" }
        }
        #expect(Set(Sample.all.map { "\($0.provider) \($0.event)" }) == Set(events))
        #expect(events.count == 162)
    }

    @Test("Events that documents list, described or not")
    func listed() throws {
        #expect(try TestCatalog.get().documents.map(\.events.count).reduce(0, +) == 987)
    }

    @Test("A sample is its event's example", arguments: Sample.all)
    func example(_ sample: Sample) throws {
        let event = try #require(TestCatalog.get().document(sample.provider)?.event(sample.event))
        let text = try JSONDocument(sample.bytes()).root.prettyText
        #expect(event.examples.contains { $0.prettyText == text })
    }
}
