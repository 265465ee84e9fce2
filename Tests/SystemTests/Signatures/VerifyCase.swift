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
    /// The lines of standard output, but for those of the diagnosis.
    var output: [String] = []
    /// The causes that the diagnosis names; its words are its own tests' matter.
    var causes: [String] = []
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
        let (lines, causes) = VerifyCase.split(run.output)
        #expect(lines == output)
        #expect(causes == self.causes, "\(run.output)")
        #expect(
            status == 64
                ? run.errors.hasPrefix("error: \(errors)\n") : run.errors == (errors.isEmpty ? "" : errors + "\n"),
            "\(run.errors)")
        for text in hidden { #expect(!run.output.contains(text) && !run.errors.contains(text)) }
    }

    private static func split(_ output: String) -> (lines: [String], causes: [String]) {
        var lines: [String] = []
        var causes: [String] = []
        var isDiagnosis = false
        let all = output.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        for line in all.dropLast() {
            if line.first != " " { isDiagnosis = line.hasPrefix("diagnosis  ") }
            if !isDiagnosis { lines.append(String(line)) }
            if isDiagnosis, line.first != " " { causes.append(String(line.dropFirst(11))) }
        }
        return (lines, causes)
    }
}
