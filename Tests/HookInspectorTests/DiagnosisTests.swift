import HookModel
import HookStore
import JSONText
import Synchronization
import TestSupport
import Testing

/// What explains a signature's verdict is shown with its capture, and looked for when it is first shown.
@Suite struct DiagnosisTests {
    private static let entry = Diagnosis(
        cause: .jsonReserialised, explanation: "another \u{202E}text was signed", remedy: "read the raw body")

    private static func finding(_ verdict: SignatureVerdict) -> Findings {
        Findings(signature: SignatureFinding(verdict: verdict))
    }

    @Test func isLookedForWhenACaptureIsShown() async throws {
        let asked = TestDiagnoses([Self.entry])
        let verdicts: [SignatureVerdict] = [.failed, .missing, .noSecret, .verified, .notSigned, .unknown]
        let captures = try verdicts.map { try Samples.capture(findings: Self.finding($0)) }
        try await RunningInspector.with(
            captures: captures,
            diagnoses: asked,
            use: { inspector async throws in
                for id in 1...verdicts.count {
                    let shown = try await inspector.get("/captures/\(id)").json["signature"]?["diagnosis"]
                    #expect(shown?.elements.first?["cause"]?.string == (id <= 3 ? "json_reserialised" : nil))
                    #expect(shown?.isNull == (id > 3))
                }
                #expect(asked.asked == [1, 2, 3])
                let text = try await inspector.get("/captures/1.txt").text
                #expect(text.contains("json_reserialised: another \\u{202e}text was signed\n"))
                #expect(text.contains("→ read the raw body\n"))
                // A list shows what is known; it looks for nothing.
                _ = try await inspector.get("/captures")
                #expect(asked.asked == [1, 2, 3, 1])
            })
    }

    @Test func isShownAsStored() async throws {
        let asked = TestDiagnoses()
        try await RunningInspector.with(
            captures: [try Samples.capture(findings: Self.finding(.failed))],
            diagnoses: asked,
            use: { inspector async throws in
                try await inspector.writer.record([.diagnosed(capture: 1, [Self.entry])])
                for path in ["/captures/1", "/captures"] {
                    let json = try await inspector.get(path).json
                    let capture = json["captures"]?.elements.first ?? json
                    let entry = try #require(capture["signature"]?["diagnosis"]?.elements.first)
                    #expect(entry.members.map(\.name) == ["cause", "explanation", "remedy"])
                    #expect(entry["remedy"]?.string == "read the raw body")
                }
                #expect(asked.asked.isEmpty)
            })
    }
}
