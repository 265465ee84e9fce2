import HookModel
import TestSupport
import Testing

@testable import HookStore

/// What explains a signature's verdict is kept beside its capture.
@Suite struct DiagnosisTests {
    private static let failed = Findings(signature: SignatureFinding(verdict: .failed, reason: .mismatch))
    private static let entry = Diagnosis(
        cause: .jsonReserialised, explanation: "\"quoted\" \u{202E}text", remedy: "read the raw body")

    @Test("It is read back with its capture, alone and in lists; the later one stands")
    func readBack() async throws {
        let store = try TemporaryStore()
        try await store.write([.of(findings: Self.failed), .of(findings: Self.failed), .of(findings: Self.failed)])
        let writer = store.writer
        try await writer.record([
            .diagnosed(capture: 1, []), .diagnosed(capture: 1, [Self.entry]), .diagnosed(capture: 2, []),
            // Deleted meanwhile.
            .diagnosed(capture: 99, [Self.entry]),
        ])
        #expect(try await store.store.capture(1)?.findings.signature.diagnosis == [Self.entry])
        let listed = try await store.store.captures(CaptureFilter(), limit: 9, before: nil).captures
        #expect(listed.map(\.findings.signature.diagnosis) == [nil, [], [Self.entry]])
        #expect(listed.map(\.findings.needsDiagnosis) == [true, false, false])
    }
}
