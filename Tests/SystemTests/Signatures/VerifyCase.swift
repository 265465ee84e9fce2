import Foundation
import TestSupport
import Testing

/// A run of `verify` or `sign`, with all that it says.
struct VerifyCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var files: [String: String] = [:]
    let arguments: [String]
    var environment: [String: String] = [:]
    let status: Int32
    /// The lines of standard output.
    var output: [String] = []
    /// What standard error is; what it begins with for exit code 64, where usage lines follow.
    var errors = ""
    /// Secrets and right signatures, none of which may be told.
    var hidden: [String] = []

    /// Runs it in a folder of its own and compares.
    func check(_ command: String) async throws {
        let folder = try TemporaryFolder()
        for (name, text) in files { try Data(text.utf8).write(to: URL(fileURLWithPath: folder.file(name))) }
        let run = try await Program.run([command] + arguments, environment: environment, in: folder)
        #expect(run.status == status)
        #expect(run.output == output.map { $0 + "\n" }.joined())
        #expect(
            status == 64
                ? run.errors.hasPrefix("Error: \(errors)\n") : run.errors == (errors.isEmpty ? "" : errors + "\n"),
            "\(run.errors)")
        for text in hidden { #expect(!run.output.contains(text) && !run.errors.contains(text)) }
    }
}
