import TestSupport
import Testing

extension ProgramTests {
    /// What senders publish verifies at the command line, by the provider's name and by flags alone.
    @Suite struct PublishedVectorTests {
        @Test("A published signature verifies, and not for another body", arguments: PublishedVector.all)
        func verifies(_ vector: PublishedVector) async throws {
            for (index, secret) in vector.secrets.enumerated() {
                let own = ["--secret", secret] + vector.others + ["-"]
                let forms = index == 0 ? [vector.asProvider, vector.asFlags] : [vector.asFlags]
                for form in forms {
                    let run = try await Program.run(["verify"] + form + own, input: vector.body)
                    #expect(run.status == 0, "\(form): \(run.output)\(run.errors)")
                }
            }
            let other = try await Program.run(
                ["verify"] + vector.asFlags + ["--secret", vector.secrets[0]] + vector.others + ["-"],
                input: [0x20] + vector.body)
            #expect(other.status == 1 && other.output.hasPrefix("signature  failed: mismatch – "), "\(other.output)")
        }
    }
}
