import Foundation
import JSONSchema
import TestSupport
import Testing

extension ProgramTests {
    /// What the user is told of targets.
    @Suite struct ForwardingTests {
        @Test("The banner tells how a target does; a change is told once")
        func tellsOfTargets() async throws {
            let app = FakeApp()
            let folder = try TemporaryFolder()
            let socket = folder.file("app.sock")
            let program = try await RunningProgram([
                "--forward", "event=order.*,name=shop unix:\(socket)",
            ])
            for number in 1...3 { _ = try await program.post("/\(number)", body: Array("{}".utf8)) }
            try await app.start(at: socket)
            while !program.output.contains("shop answers") {
                _ = try await program.post("/again", body: Array("{}".utf8))
            }
            let target = try #require(try await program.inspect("/targets")["targets"]?.elements.first)
            #expect(target["state"]?.string == "up")
            #expect(target["filter"]?.string == "event=order.*")
            #expect(try await program.end() == 0)
            #expect(program.output.components(separatedBy: "is down (").count == 2, "\(program.output)")
            #expect(program.output.contains("unix:\(socket) what fits event=order.*"))
            #expect(app.received.isEmpty)
        }

        @Test(
            "A target that cannot be used is refused at start",
            arguments: [
                (["--forward", "ftp://x"], "ftp"),
                (["--forward", "colour=red 3000"], "expected one of the keys name, provider, event, path, signature"),
                (["--forward", "signature=good 3000"], "no signature has the verdict \"good\""),
                (["--forward", "3000", "--forward", "localhost:3000"], "two targets are called localhost:3000"),
                (["--retry", "soon"], "waits such as 1s,5s,30s; none; provider"),
                (["--parallel", "0"], "a number from 1"),
            ])
        func refuses(arguments: [String], words: String) async throws {
            let run = try await Program.run(["--store", "x.sqlite", "--port", "0", "--inspect-port", "0"] + arguments)
            #expect(run.status == 64)
            #expect(run.errors.contains(words), "\(run.errors)")
        }
    }
}
