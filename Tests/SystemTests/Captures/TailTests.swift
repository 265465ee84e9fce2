import Foundation
import HookModel
import JSONText
import TestSupport
import Testing

extension ProgramTests {
    @Suite("tail")
    struct TailTests {
        /// A `tail` that writes into a file.
        private final class Tail: Sendable {
            let process = Process()
            private let folder: TemporaryFolder
            private let exit: StartSignal<Int32>

            init(_ arguments: [String], _ store: String) throws {
                folder = try TemporaryFolder()
                process.executableURL = URL(fileURLWithPath: Program.path)
                process.arguments = ["tail", "--store", store] + arguments
                process.environment = Program.scrubbed(["COLUMNS": "80"], folder)
                process.standardOutput = try FileHandle(
                    forWritingTo: Program.created(folder.file("output.txt")))
                exit = try process.start()
            }

            deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

            var output: String { (try? String(contentsOfFile: folder.file("output.txt"), encoding: .utf8)) ?? "" }

            func end(_ signal: Int32) async throws -> Int32 {
                kill(process.processIdentifier, signal)
                return try await exit.wait()
            }
        }

        @Test("Captures, causes and deliveries are followed, across listeners")
        func follows() async throws {
            let app = FakeApp { _, _ in .answer(500) }
            let port = try await app.start()
            try await CaptureCommandTests.withCaptures { program in
                let store = program.folder.file("captures.sqlite")
                let tail = try Tail(["--last", "2"], store)
                let lines = try Tail(["-n", "0", "--json", "bharatcart"], store)
                try await until("the last ones are there") { tail.output.contains("#3 ") }
                #expect(!tail.output.contains("#1 "))
                #expect(tail.output.contains("#3      signature"), "\(tail.output)")
                #expect(try await program.end() == 0)
                let next = try await RunningProgram(
                    ["--forward", "name=app \(port)", "--retry", "none"],
                    environment: CaptureCommandTests.secret, folder: program.folder)
                _ = try await next.post("/later", body: Array("{}".utf8))
                _ = try await Program.run(
                    ["send", "bharatcart", "order.created", "--to", "http://127.0.0.1:\(next.receiver)"],
                    environment: CaptureCommandTests.secret)
                try await until("all of it is followed") {
                    tail.output.contains("POST /later") && tail.output.contains("#5      → app  500")
                        && lines.output.contains("\"type\":\"delivery\"")
                }
                let objects = try lines.output.split(separator: "\n").map { try JSONDocument(Array($0.utf8)).root }
                #expect(objects.first?["capture"]?["id"]?.int == 5)
                #expect(!objects.contains { $0["capture"]?["path"]?.string == "/later" })
                #expect(try await tail.end(SIGTERM) == 0)
                #expect(try await lines.end(SIGINT) == 0)
                #expect(try await next.end() == 0)
            }
        }

        @Test("It ends when nobody reads any more")
        func readerGone() async throws {
            try await CaptureCommandTests.withCaptures { program in
                let run = try await Program.run(
                    [
                        "-c", "\"$0\" tail --store \"$1\" | head -n 1; echo \"ended ${PIPESTATUS[0]}\"", Program.path,
                        program.folder.file("captures.sqlite"),
                    ],
                    executable: "/bin/bash")
                #expect(run.output.hasSuffix("\nended 0\n"), "\(run.output)")
            }
        }
    }
}
