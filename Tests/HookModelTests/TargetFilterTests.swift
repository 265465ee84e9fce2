import HookModel
import TestSupport
import Testing

@Suite struct TargetFilterTests {
    private static let findings = Findings(
        identification: Identification(provider: "omnisales", because: []),
        event: EventSummary(type: "order.created", id: nil, createdAt: nil),
        signature: SignatureFinding(verdict: .verified))

    @Test(
        "Conditions have to hold together",
        arguments: [
            (TargetFilter(), true), (TargetFilter(provider: Glob("omni*")), true),
            (TargetFilter(provider: Glob("stripe")), false), (TargetFilter(event: Glob("order.*")), true),
            (TargetFilter(path: Glob("/hooks/*")), true), (TargetFilter(path: Glob("/hooks")), false),
            (TargetFilter(signature: Glob("verified")), true), (TargetFilter(signature: Glob("failed")), false),
            (TargetFilter(provider: Glob("omnisales"), event: Glob("x")), false),
        ])
    func fits(filter: TargetFilter, fits: Bool) throws {
        let head = try ReceivedRequest.of("POST /hooks/a?x=1 HTTP/1.1").head
        #expect(filter.fits(head, TargetFilterTests.findings) == fits)
    }

    @Test("What is unknown fits a star alone")
    func unknown() throws {
        let head = try ReceivedRequest.of("POST / HTTP/1.1").head
        #expect(TargetFilter(provider: Glob("*"), event: Glob("*")).fits(head, Findings()))
        #expect(!TargetFilter(event: Glob("?*")).fits(head, Findings()))
    }

    @Test("The text is what the setting writes")
    func text() {
        #expect(TargetFilter().text.isEmpty)
        #expect(
            TargetFilter(provider: Glob("a"), event: Glob("b.*"), path: Glob("/c"), signature: Glob("d")).text
                == "provider=a,event=b.*,path=/c,signature=d")
    }
}
