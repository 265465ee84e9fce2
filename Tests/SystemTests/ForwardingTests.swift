import Foundation
import JSONText
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
            while !program.output.contains("shop is up again") {
                _ = try await program.post("/again", body: Array("{}".utf8))
            }
            let target = try #require(try await program.inspect("/targets")["targets"]?.elements.first)
            #expect(target["state"]?.string == "up")
            #expect(target["filter"]?.string == "event=order.*")
            #expect(try await program.end() == 0)
            #expect(program.output.components(separatedBy: "down: ").count == 2, "\(program.output)")
            #expect(
                program.output.contains(
                    "forwarding to   shop → unix:\(socket)  only event=order.*  (down: "))
            #expect(app.received.isEmpty)
        }

        @Test("Every attempt has its line: what the app said, and what follows")
        func tellsOfAttempts() async throws {
            let app = FakeApp { _, number in number == 0 ? .answer(500) : .answer(201) }
            let port = try await app.start()
            let program = try await RunningProgram(["--forward", "name=app \(port)", "--retry", "1ms"])
            _ = try await program.post("/a", body: Array("{}".utf8))
            try await until("#1 is delivered") { program.output.contains("#1      → app  201") }
            let lines = /#1      → app  500  \d+ ms  retry 2\/2 in 1 ms\n         called http:\/\/localhost:\d+\/a\n/
            #expect(program.output.contains(lines), "\(program.output)")
            #expect(try await program.end() == 0)
        }

        @Test("A1, B8: what is printed is the status that left; --retry, also as a variable, brings retries back")
        func answersFromTheApp() async throws {
            let app = FakeApp { _, number in number == 2 ? .answer(200) : .answer(422) }
            let port = try await app.start()
            let folder = try TemporaryFolder()
            let settings = ["--forward", "name=app \(port)", "--answer-from", "app"]
            var program = try await RunningProgram(settings, folder: folder)
            #expect(try await program.post("/a", body: Array("{}".utf8))?.status == 422)
            let failed = /#1      → app  422  \d+ ms  retrying is left to the sender; hooksight retry d1\n/
            try await until("the failure is printed") { program.output.contains(failed) }
            let lines = program.output.split(separator: "\n").filter { $0.hasPrefix("#1 ") }
            #expect(lines.count == 2 && lines.first?.hasSuffix("  422") == true, "\(program.output)")
            #expect(try await program.inspect("/captures/1")["response"]?["status"]?.int == 422)
            let attempt = try await program.inspect("/deliveries/1")["history"]?.elements.first
            #expect(attempt?["url"]?.string == "http://localhost:\(port)/a")
            #expect(try await program.end() == 0)

            program = try await RunningProgram(settings, environment: ["HOOKSIGHT_RETRY": "1ms"], folder: folder)
            #expect(try await program.post("/a", body: Array("{}".utf8))?.status == 422)
            try await until("#2 is delivered") { program.output.contains("#2      → app  200") }
            #expect(program.output.contains("retry 2/2 in 1 ms"), "\(program.output)")
            #expect(try await program.end() == 0)
            #expect(app.received.count == 3)
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
                (["--forward", "3000", "--answer-from", "app"], "the name of a target: localhost:3000"),
                (["--answer-from", "app"], "a --forward beside it"),
                (["--forward", "3000", "--add-header", "no line"], "NAME: VALUE, or TARGET NAME: VALUE"),
                (["--forward", "3000", "--add-header", "Host: x"], "host is hooksight's own to write"),
                (["--forward", "3000", "--remove-header", "X-Hooksight-Via"], "hooksight's own to write"),
                (["--forward", "3000", "--ca", "/nowhere.pem"], "cannot be opened (No such file or directory)"),
                (["--forward", "http://192.0.2.7:80"], "192.0.2.7 is not this machine; use --allow-remote"),
                (["--forward", "4711", "--inspect-port", "4711"], "hooksight itself listens there"),
                (["--forward", "3000", "--add-header", "X_Hooksight_Capture: 9"], "hooksight's own to write"),
                (["--retry", "exponential,speed=9"], "exponential, which takes first=1s"),
            ])
        func refuses(arguments: [String], words: String) async throws {
            let run = try await Program.run(["--store", "x.sqlite", "--port", "0", "--inspect-port", "0"] + arguments)
            #expect(run.status == 64)
            #expect(run.errors.contains(words), "\(run.errors)")
        }
    }
}
