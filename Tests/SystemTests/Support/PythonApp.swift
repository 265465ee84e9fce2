import Foundation
import HookModel
import TestSupport

/// One of the apps in `Tests/Apps/`, run by python3, on a free port.
final class PythonApp: Sendable {
    static let isThere: Bool = {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", "import http.server, hmac"]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        if process.terminationStatus != 0 { print("SKIPPED: there is no python3 (1 test)") }
        return process.terminationStatus == 0
    }()

    let port: Int
    private let process: Process
    private let exit: StartSignal<Int32>
    private let folder: TemporaryFolder

    /// Starts it, and waits until it says where it listens.
    init(_ file: String, _ arguments: [String]) async throws {
        folder = try TemporaryFolder()
        process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let path = ProjectFiles.root.appendingPathComponent("Tests/Apps/\(file)").path
        process.arguments = ["python3", path] + arguments
        process.environment = ProcessInfo.processInfo.environment
        let log = folder.file("output.txt")
        process.standardOutput = try FileHandle(forWritingTo: Program.created(log))
        exit = try process.start()
        let line = try await RunningProgram.wait(for: ".", in: log, while: process)
        guard let port = line.split(separator: " ").last.flatMap({ Int($0.prefix { $0 != "." }) }) else {
            throw RunningProgram.DidNotStart(file: line)
        }
        self.port = port
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }

    func end() async throws {
        kill(process.processIdentifier, SIGKILL)
        _ = try await exit.wait()
    }
}
