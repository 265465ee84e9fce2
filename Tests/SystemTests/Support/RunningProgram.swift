import Foundation
import HookModel
import JSONText
import NIOCore
import TestSupport

/// A running `hooksight listen` on free ports, with a store in a folder of its own.
final class RunningProgram: Sendable {
    let folder: TemporaryFolder
    let process: Process
    private let exit: StartSignal<Int32>
    private let pipe = Pipe()
    let receiver: Int
    let inspector: Int

    /// Starts the program, perhaps under another one (`strace …`), and waits until it says where it listens.
    ///
    /// With `unreadOutput` nobody reads its standard output; with `readsBannerAlone` both its streams are one pipe, of which
    /// nothing is read but the banner.
    init(
        _ arguments: [String] = [], environment: [String: String] = [:], under wrapper: [String] = [],
        folder: TemporaryFolder? = nil, unreadOutput: Bool = false, readsBannerAlone: Bool = false
    ) async throws {
        self.folder = try folder ?? TemporaryFolder()
        process = Process()
        let command =
            wrapper + [Program.path, "listen", "--port", "0", "--inspect-port", "0", "--output", "pretty"]
            + ["--store", self.folder.file("captures.sqlite")] + arguments
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.currentDirectoryURL = URL(fileURLWithPath: self.folder.path)
        process.environment = Program.scrubbed(environment, self.folder)
        if unreadOutput || readsBannerAlone {
            process.standardOutput = pipe
        } else {
            process.standardOutput = try FileHandle(forWritingTo: Program.created(self.folder.file("output.txt")))
        }
        if readsBannerAlone {
            process.standardError = pipe
        } else {
            process.standardError = try FileHandle(forWritingTo: Program.created(self.folder.file("errors.txt")))
        }
        exit = try process.start()
        if readsBannerAlone {
            try pipe.fileHandleForWriting.close()
            let text = try await Unread.text(upTo: "\n\n", of: pipe)
            receiver = try RunningProgram.port(after: "webhook URL", in: text)
            inspector = try RunningProgram.port(after: "inspect at", in: text)
            return
        }
        // What is meant for people goes to standard error when captures are printed as JSON.
        let isForScripts = unreadOutput || arguments.contains("json")
        let log = self.folder.file(isForScripts ? "errors.txt" : "output.txt")
        let text = try await RunningProgram.wait(for: "\n\n", in: log, while: process)
        receiver = try RunningProgram.port(after: "webhook URL", in: text)
        inspector = try RunningProgram.port(after: "inspect at", in: text)
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }

    var output: String { (try? String(contentsOfFile: folder.file("output.txt"), encoding: .utf8)) ?? "" }
    var errors: String { (try? String(contentsOfFile: folder.file("errors.txt"), encoding: .utf8)) ?? "" }

    /// The program's own process, also where another one runs it.
    var programID: Int32 {
        get throws {
            let first = try String(contentsOfFile: folder.file("captures.sqlite.lock"), encoding: .utf8)
            // 0 would be the tests' own group.
            guard let id = Int32(first.split(separator: "\n").first ?? ""), id > 0 else {
                throw DidNotStart(file: first)
            }
            return id
        }
    }

    /// Ends the program with a signal and gives its exit status.
    @discardableResult
    func end(_ signal: Int32 = SIGTERM) async throws -> Int32 {
        kill(try programID, signal)
        return try await ended()
    }

    /// Waits until the program has ended, and gives its exit status.
    func ended() async throws -> Int32 { try await exit.wait() }

    /// Sends a request and gives the answer.
    func post(_ path: String, _ headers: [String] = [], body: [UInt8]) async throws -> RawResponse? {
        let client = try await RawClient.connect(port: receiver)
        defer { client.close() }
        let lines =
            (["POST \(path) HTTP/1.1", "Host: 127.0.0.1:\(receiver)", "Content-Length: \(body.count)"] + headers)
        client.sendAnyway(ByteBuffer(bytes: Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body))
        return await client.receive(answers: 1).first
    }

    /// Asks the inspector for JSON.
    func inspect(_ path: String) async throws -> JSONValue {
        let client = try await RawClient.connect(port: inspector)
        defer { client.close() }
        try await client.send("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(inspector)\r\nConnection: close\r\n\r\n")
        let answer = await client.receiveToEnd().first
        return try JSONDocument(bytes(answer?.body ?? "")).root
    }

    /// Asks until every delivery has ended.
    func waitUntilNothingIsPending() async throws {
        try await until("every delivery has ended") {
            try await inspect("/deliveries?state=pending&limit=1")["deliveries"]?.elements.isEmpty == true
        }
    }

    /// Waits until a file holds a text.
    ///
    /// The file is the program's own output, so there is nothing to be told by.
    static func wait(for text: String, in file: String, while process: Process) async throws -> String {
        var now = ""
        try await until("\(file) holds \"\(text)\"") {
            let hasEnded = !process.isRunning
            now = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
            return now.contains(text) || hasEnded
        }
        guard now.contains(text) else { throw DidNotStart(file: file) }
        return now
    }

    private static func port(after words: String, in text: String) throws -> Int {
        let line = text.split(separator: "\n").first { $0.contains(words) } ?? ""
        guard let port = line.split(separator: ":").last.flatMap({ Int($0.dropLast()) }) else {
            throw DidNotStart(file: text)
        }
        return port
    }

    struct DidNotStart: Error {
        let file: String
    }
}
