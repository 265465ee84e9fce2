import Foundation
import TestSupport

/// A document's commands, run.
struct DocumentRun {
    let script: DocumentScript
    /// What each step printed, standard error within.
    let outputs: [String]
    /// Commands that failed, and lines of the listener that did not come.
    let failures: [String]

    /// Runs the commands in an empty folder that has the repository's `Samples` and `Sources`, with the program in the
    /// path; the document's ports are replaced by free ones.
    init(of document: String, app: FakeApp) async throws {
        let folder = try TemporaryFolder()
        for name in ["Samples", "Sources"] {
            try FileManager.default.createSymbolicLink(
                atPath: folder.file(name), withDestinationPath: ProjectFiles.root.appendingPathComponent(name).path)
        }
        for name in ["out", "bin"] {
            try FileManager.default.createDirectory(atPath: folder.file(name), withIntermediateDirectories: false)
        }
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("bin/hooksight"), withDestinationPath: Program.path)
        let appPort = try await app.start()
        let ports = try DocumentRun.freePorts()
        var text = String(decoding: try ProjectFiles.bytes(document), as: UTF8.self)
        for (shown, port) in [
            ("4100", ports.webhooks), ("4101", ports.inspector), ("3000", appPort), ("8080", appPort),
        ] {
            text.replace(try Regex(#"\b"# + shown + #"\b"#), with: "\(port)")
        }
        text.replace("/home/you", with: folder.path)
        script = DocumentScript(text)
        try script.bash.write(toFile: folder.file("script.sh"), atomically: false, encoding: .utf8)
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let result = try await Program.run(
            ["120", "bash", "script.sh"],
            environment: [
                "PATH": "\(folder.file("bin")):\(path)", "COLUMNS": "100", "HOOKSIGHT_PORT": "\(ports.webhooks)",
                "HOOKSIGHT_INSPECT_PORT": "\(ports.inspector)",
            ], in: folder, executable: "/usr/bin/timeout")
        try await app.stop()
        func read(_ name: String) -> String {
            (try? String(contentsOfFile: folder.file("out/\(name)"), encoding: .utf8)) ?? ""
        }
        let outputs = script.steps.indices.map { read("\($0)") }
        self.outputs = outputs
        let steps = script.steps
        var failures = read("failures").split(separator: "\n").map { DocumentRun.failure(String($0), steps, outputs) }
        if failures.contains(where: { $0.contains("listener did not print") }) {
            failures.append("the listener printed:\n\(read("listener"))")
        }
        if result.status != 0 { failures.append("the script ended with \(result.status): \(result.errors)") }
        self.failures = failures
    }

    /// A line of `out/failures` in words.
    private static func failure(_ line: String, _ steps: [DocumentScript.Step], _ outputs: [String]) -> String {
        let fields = line.split(separator: "\t", maxSplits: 2).map(String.init)
        guard fields.count == 3 else { return line }
        guard let number = Int(fields[0]), steps.indices.contains(number) else {
            return "line \(fields[1]): the listener did not print \(fields[2])"
        }
        return "line \(steps[number].line): exit \(fields[1]) of \(fields[2])\n\(outputs[number])"
    }

    /// Whether what was printed is what is shown.
    static func fits(_ printed: String, shown: [String]) -> Bool {
        var lines = printed.split(separator: "\n", omittingEmptySubsequences: false)[...]
        if lines.last == "" { lines.removeLast() }
        return fits(lines, shown[...])
    }

    private static func fits(_ printed: ArraySlice<Substring>, _ shown: ArraySlice<String>) -> Bool {
        guard let line = shown.first else { return printed.isEmpty }
        if line.trimmingCharacters(in: .whitespaces) == "…" {
            return (printed.startIndex...printed.endIndex).contains { fits(printed[$0...], shown.dropFirst()) }
        }
        guard let first = printed.first, let pattern = try? Regex(DocumentScript.pattern(line)) else { return false }
        return first.contains(pattern) && fits(printed.dropFirst(), shown.dropFirst())
    }

    /// Two ports that were free a moment ago.
    private static func freePorts() throws -> (webhooks: Int, inspector: Int) {
        let held = (try HeldPort(), try HeldPort())
        return (held.0.number, held.1.number)
    }
}
