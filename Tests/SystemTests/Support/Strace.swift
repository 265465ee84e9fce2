import Foundation

/// `strace`, where it is there and may be used.
enum Strace {
    static let isThere: Bool = {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["strace", "-o", "/dev/null", "true"]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        if process.terminationStatus != 0 { print("SKIPPED: strace cannot be used here (2 tests)") }
        return process.terminationStatus == 0
    }()

    static func command(_ arguments: [String]) -> [String] {
        ["strace", "-f", "-y", "-s", "64"] + arguments
    }

    /// Whether a line tells of a sync of the write-ahead log that has returned and succeeded.
    static func isFinishedSync(_ line: Substring) -> Bool {
        guard line.contains("fdatasync"), line.hasSuffix("= 0") else { return false }
        return line.contains("-wal>") || line.contains("resumed>")
    }
}
