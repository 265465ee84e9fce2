import HookModel
import JSONText
import Testing

/// Where several providers fit equally well, all are named and the pin is there to type.
@Suite struct TiedProvidersTests {
    @Test("B5: a signature that several send")
    func text() async throws {
        let tied = Identification(
            provider: nil,
            because: [
                "header X-Hub-Signature fits bitbucket", "header X-Hub-Signature fits github",
                "path /webhooks/x fits meta",
            ])
        let stored = try Samples.capture(
            "POST /hooks HTTP/1.1\r\n\r\n", findings: Findings(identification: tied))
        try await RunningInspector.with(captures: [stored]) { inspector async throws in
            let text = try await inspector.get("/captures/1.txt").text
            #expect(
                text.contains(
                    """
                    unknown provider
                               header X-Hub-Signature fits bitbucket, github; path /webhooks/x fits meta
                               → hooksight --pin /hooks=ID
                    """), "\(text)")
            let because = try await inspector.get("/captures/1").json["provider"]?["because"]?.elements
            #expect(because?.count == 3)
        }
    }
}
