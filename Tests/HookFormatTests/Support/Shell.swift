import Foundation
import TestSupport

/// A shell that runs a script to its end.
enum Shell: String, CaseIterable, Sendable, CustomStringConvertible {
    case bash = "/bin/bash"
    case dash = "/bin/dash"
    case zsh = "/bin/zsh"

    var description: String { rawValue }

    /// Those that this machine has, curl provided.
    static let there: [Shell] = {
        let files = FileManager.default
        guard files.isExecutableFile(atPath: "/usr/bin/curl") else {
            print("SKIPPED: there is no /usr/bin/curl, so no curl command was run")
            return []
        }
        return allCases.filter { files.isExecutableFile(atPath: $0.rawValue) }
    }()

    /// Runs a script in a folder, in an environment without settings of the tester's; gives its status and what it printed
    /// as an error.
    func run(_ script: String, in folder: TemporaryFolder) async throws -> (status: Int32, errors: String) {
        let process = Process()
        let name = folder.file("script-\(UUID().uuidString)")
        try Data(script.utf8).write(to: URL(fileURLWithPath: name))
        _ = FileManager.default.createFile(atPath: name + ".err", contents: nil)
        process.executableURL = URL(fileURLWithPath: rawValue)
        process.arguments = [name]
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        process.environment = ["HOME": folder.path, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: name + ".err"))
        let status = try await withCheckedThrowingContinuation { (done: CheckedContinuation<Int32, any Error>) in
            process.terminationHandler = { done.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { done.resume(throwing: error) }
        }
        return (status, try String(contentsOfFile: name + ".err", encoding: .utf8))
    }
}
