import Foundation
import Synchronization
import TestSupport

/// A run of OpenSSL's own program: `s_server` or `s_client`.
final class OpenSSLProgram: @unchecked Sendable {  // `Process` is used by one test; what it prints is behind a lock.
    private let process = Process()
    private let input = Pipe()
    private let printed = Mutex(Data())

    /// Whether the program is there.
    static let isThere: Bool = {
        let isThere = FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl")
        if !isThere { print("SKIPPED: there is no /usr/bin/openssl (8 tests)") }
        return isThere
    }()

    init(_ arguments: [String], in folder: TemporaryFolder? = nil) throws {
        process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
        process.arguments = arguments
        if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder.path) }
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        process.standardError = output
        output.fileHandleForReading.readabilityHandler = { [weak self] handle in
            let data = handle.availableData
            if data.isEmpty { handle.readabilityHandler = nil } else { self?.printed.withLock { $0.append(data) } }
        }
        try process.run()
    }

    /// `s_server` on a free port, with the certificate for localhost; gives its port.
    static func server(_ arguments: [String], in folder: TemporaryFolder? = nil) async throws -> (OpenSSLProgram, Int) {
        let program = try OpenSSLProgram(
            [
                "s_server", "-accept", "127.0.0.1:0", "-cert", Certificates.file("localhost.pem"),
                "-key", Certificates.file("localhost.key"),
            ] + arguments, in: folder)
        var port: Int?
        try await until("s_server listens") {
            port = program.text.firstMatch(of: /ACCEPT [^\n]*:(\d+)\n/).flatMap { Int($0.1) }
            return port != nil
        }
        return (program, port ?? 0)
    }

    /// Everything it has printed so far.
    var text: String { String(decoding: printed.withLock { $0 }, as: UTF8.self) }
    var count: Int { printed.withLock { $0.count } }
    var isRunning: Bool { process.isRunning }

    func type(_ text: String) throws { try input.fileHandleForWriting.write(contentsOf: Data(text.utf8)) }

    func end() { if process.isRunning { process.terminate() } }
}
