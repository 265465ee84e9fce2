import Foundation
import HookModel
import TestSupport

/// The built program.
enum Program {
    /// `HOOKSIGHT_BINARY`, or the debug build beside the tests.
    static let path =
        ProcessInfo.processInfo.environment["HOOKSIGHT_BINARY"]
        ?? ProjectFiles.root.appendingPathComponent(".build/debug/hooksight").path

    struct Result {
        let status: Int32
        let output: String
        let errors: String
    }

    /// Runs a command to its end, in a folder and an environment of its own.
    static func run(
        _ arguments: [String], environment: [String: String] = [:], in folder: TemporaryFolder? = nil,
        executable: String = path, input: [UInt8]? = nil
    ) async throws -> Result {
        let folder = try folder ?? TemporaryFolder()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        process.environment = scrubbed(environment, folder)
        if let input {
            try Data(input).write(to: URL(fileURLWithPath: folder.file("stdin.txt")))
            process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: folder.file("stdin.txt")))
        }
        process.standardOutput = try FileHandle(forWritingTo: created(folder.file("stdout.txt")))
        process.standardError = try FileHandle(forWritingTo: created(folder.file("stderr.txt")))
        let exit = try process.start()
        let status = try await exit.wait()
        return Result(
            status: status, output: try String(contentsOfFile: folder.file("stdout.txt"), encoding: .utf8),
            errors: try String(contentsOfFile: folder.file("stderr.txt"), encoding: .utf8))
    }

    /// Nothing of the tester's own settings reaches the program.
    static func scrubbed(_ environment: [String: String], _ folder: TemporaryFolder) -> [String: String] {
        ["HOME": folder.path, "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"]
            .merging(environment) { $1 }
    }

    static func created(_ path: String) throws -> URL {
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        return URL(fileURLWithPath: path)
    }
}
