import Foundation
import HookModel

/// `strace`, where it is there and may be used.
enum Strace {
    static let isThere: Bool = {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["strace", "-o", "/dev/null", "true"]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        if process.terminationStatus != 0 { print("SKIPPED: strace cannot be used here (3 tests)") }
        return process.terminationStatus == 0
    }()

    static func command(_ arguments: [String]) -> [String] {
        ["strace", "-f", "-y", "-s", "64"] + arguments
    }

    /// Makes a system call of a running program fail until the returned process is killed.
    static func injecting(_ fault: String, into program: Int32, log: String) async throws -> (
        process: Process, exit: StartSignal<Int32>
    ) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["strace", "-f", "-p", "\(program)", "-e", "trace=fdatasync", "-e", "inject=\(fault)"]
        process.standardError = try FileHandle(forWritingTo: Program.created(log))
        let exit = try process.start()
        _ = try await RunningProgram.wait(for: "attached", in: log, while: process)
        return (process, exit)
    }

    /// Whether a line tells of a sync of the write-ahead log that has returned and succeeded.
    static func isFinishedSync(_ line: Substring) -> Bool {
        guard line.contains("fdatasync"), line.hasSuffix("= 0") else { return false }
        return line.contains("-wal>") || line.contains("resumed>")
    }
}
