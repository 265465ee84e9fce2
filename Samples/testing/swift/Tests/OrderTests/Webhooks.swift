import Foundation
import Testing

/// Waits for webhooks inside `hooksight run -- swift test`.
enum Webhooks {
    /// A place in the order of captures: take it before the action.
    static func mark() throws -> String {
        try run("hooksight", ["mark"]).output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// What came; records the nearest capture, and why it is another, when that is not what is expected.
    @discardableResult
    static func expect(_ query: String, after mark: String, _ options: String...) throws -> String {
        let run = try run("hooksight", ["wait", query, "--after", mark, "--json"] + options)
        if run.status != 0 { Issue.record("\(run.errors)") }
        return run.output
    }

    /// Runs a program to its end.
    @discardableResult
    static func run(
        _ program: String, _ arguments: [String] = []
    ) throws -> (status: Int32, output: String, errors: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let (output, errors) = (Pipe(), Pipe())
        (process.standardOutput, process.standardError) = (output, errors)
        try process.run()
        let texts = [output, errors].map {
            String(decoding: $0.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        }
        process.waitUntilExit()
        return (process.terminationStatus, texts[0], texts[1])
    }
}
