import Foundation
import JSONText
import NIOCore
import TestSupport
import Testing

extension ProgramTests {
    /// `hooksight listen` from its first line to its exit.
    @Suite struct ListenTests {
        @Test("A line for each capture, hostile bytes escaped, no colour in a file")
        func lines() async throws {
            let program = try await RunningProgram(environment: GuideTests.secrets)
            let sample = try #require(GuideTests.shown.first { $0.file == "omnisales/order.created.json" })
            let body = try sample.bytes()
            _ = try await program.post("/webhooks/omni", GuideTests.headers(sample, body), body: body)
            let hostile = try await RawClient.connect(port: program.receiver)
            hostile.sendAnyway(
                ByteBuffer(bytes: Array("BREW /\u{202E}\u{200B}\u{9B}31m HTTP/1.1\r\nHost: a\r\n\r\n".utf8)))
            _ = await hostile.receive(answers: 1)
            hostile.close()
            #expect(try await program.end() == 0)
            let lines = program.output.split(separator: "\n").filter { $0.hasPrefix("#") }
            #expect(lines.count == 2)
            let words = try #require(lines.first).split(separator: " ").dropFirst(2).joined(separator: " ")
            #expect(
                words
                    == "POST /webhooks/omni omnisales order.created sig ✓ body ✓ 200"
            )
            #expect(lines.last?.contains("BREW /\\u{202e}\\u{200b}\\u{9b}31m") == true, "\(lines)")
            #expect(!program.output.contains("\u{1B}"))
            #expect(!program.output.contains("whsec_test"))
            #expect(program.errors.isEmpty)
        }

        @Test("Why a signature fails is printed, and shown by the inspector; the sender learns nothing")
        func diagnosis() async throws {
            let program = try await RunningProgram(environment: GuideTests.secrets)
            let sample = try #require(GuideTests.shown.first { $0.file == "omnisales/order.created.json" })
            let body = try sample.bytes()
            let answer = try await program.post("/webhooks/omni", GuideTests.headers(sample, body), body: body + [0x0A])
            #expect(answer?.status == 200 && answer?.body == #"{"received":true,"id":1}"#)
            let output = program.folder.file("output.txt")
            let text = try await RunningProgram.wait(for: "→", in: output, while: program.process)
            #expect(text.contains("\n#1      signature  The signature covers the body without its final newline; "))
            let entry = try await program.inspect("/captures/1")["signature"]?["diagnosis"]?.elements.first
            #expect(entry?["cause"]?.string == "final_newline_added")
            #expect(entry?["remedy"]?.string.map(text.contains) == true, "\(text)")
            #expect(try await program.end() == 0)
            #expect(!program.output.contains("whsec_test"))
        }

        @Test("A second listener on the same store, or on the same port, is refused and told why")
        func second() async throws {
            let program = try await RunningProgram()
            let path = program.folder.file("captures.sqlite")
            let sameStore = try await Program.run(["--store", path, "--port", "0", "--inspect-port", "0"])
            #expect(sameStore.status == 2)
            #expect(
                sameStore.errors == "error: the store \(path) is in use by another hooksight "
                    + "(process \(try program.programID), inspector at 127.0.0.1:\(program.inspector)); "
                    + "stop it, or give this one a store of its own with --store PATH\n")
            let samePort = try await Program.run([
                "--store", "x.sqlite", "--port", "\(program.receiver)", "--inspect-port", "0",
            ])
            #expect(samePort.status == 2)
            #expect(
                samePort.errors.contains("could not listen on 127.0.0.1:\(program.receiver): address already in use"))
            let sameInspector = try await Program.run([
                "--store", "x.sqlite", "--port", "0", "--inspect-port", "\(program.inspector)",
            ])
            #expect(sameInspector.status == 2)
            #expect(sameInspector.errors.contains("127.0.0.1:\(program.inspector)"))
            #expect(try await program.end() == 0)
        }

        @Test("On a signal, what is in flight is stored and answered", arguments: [SIGTERM, SIGINT])
        func graceful(signal: Int32) async throws {
            let program = try await RunningProgram()
            let client = try await RawClient.connect(port: program.receiver)
            try await client.send("POST /slow HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n")
            // The answer 100 tells that the request is in flight.
            _ = await client.receive(answers: 1)
            kill(try program.programID, signal)
            // The listening socket closes first; then the rest of the body comes.
            try await ListenTests.waitUntilRefused(program.receiver)
            client.sendAnyway(ByteBuffer(string: "done"))
            #expect(await client.receiveToEnd().map(\.status) == [100, 200])
            #expect(try await program.ended() == 0)
            let again = try await RunningProgram(folder: program.folder)
            #expect(try await again.inspect("/captures/latest")["body"]?["text"]?.string == "done")
            try await again.end()
        }

        @Test("A terminal that nobody reads does not keep the program from ending")
        func unreadOutput() async throws {
            let program = try await RunningProgram(["--output", "json"], unreadOutput: true)
            for number in 0..<40 {
                #expect(
                    try await program.post("/\(String(repeating: "x", count: 8000))\(number)", body: [])?.status == 200)
            }
            #expect(try await program.end() == 0)
        }

        @Test("The program runs when it is copied alone to another folder")
        func alone() async throws {
            let folder = try TemporaryFolder()
            let copy = folder.file("hooksight")
            // Copied by another process: while this one starts programs, a file it has written itself may be busy.
            _ = try await Program.run([Program.path, copy], in: folder, executable: "/bin/cp")
            let result = try await Program.run(["providers", "omnisales"], in: folder, executable: copy)
            #expect(result.status == 0)
            #expect(result.output.contains("order.created"))
        }

        private static func waitUntilRefused(_ port: Int) async throws {
            try await until("connections to \(port) are refused") {
                guard let client = try? await RawClient.connect(port: port) else { return true }
                client.close()
                return false
            }
        }
    }
}
