import Foundation
import JSONSchema
import TestSupport
import Testing

extension ProgramTests {
    /// What was answered reaches the app, whatever happens on the way.
    @Suite struct ForwardingTests {
        @Test("Killed twenty times while the app fails, hangs and resets: every answered request is taken, in order")
        func kills() async throws {
            let app = FakeApp { _, number in
                if number % 97 == 5 { return .hang }
                if number % 17 == 4 { return .reset(after: "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf") }
                return number % 13 == 3 ? .answer(500) : .answer(200)
            }
            let port = try await app.start()
            let waits = Array(repeating: "5ms", count: 40).joined(separator: ",")
            let arguments = ["--forward", "name=app \(port)", "--retry", waits, "--deadline", "200ms"]
            let folder = try TemporaryFolder()
            let answered = Answered()
            for round in 0..<20 {
                let program = try await RunningProgram(arguments, folder: folder)
                await withTaskGroup(of: Void.self) { tasks in
                    for connection in 0..<8 {
                        tasks.addTask {
                            await answered.send(round: round, connection: connection, port: program.receiver)
                        }
                    }
                    await answered.wait(forMore: 20 + round * 5)
                    kill(program.process.processIdentifier, SIGKILL)
                    await tasks.waitForAll()
                }
                _ = try await program.ended()
            }
            let program = try await RunningProgram(arguments, folder: folder)
            while true {
                let pending = try await program.inspect("/deliveries?state=pending&limit=1")
                if pending["deliveries"]?.elements.isEmpty == true { break }
            }
            #expect(try await program.inspect("/deliveries?state=failed")["deliveries"]?.elements.isEmpty == true)
            #expect(try await program.end() == 0)
            let attempts = app.received.compactMap(Attempt.init)
            #expect(attempts.count == app.received.count)
            #expect(answered.all.count > 20 * 20)
            let lost = answered.all.filter { id, body in !attempts.contains { $0.capture == id && $0.body == body } }
            #expect(lost.isEmpty, "\(lost.count) of \(answered.all.count) lost or changed")
            // An attempt comes twice only with its own number: its outcome was not stored.
            var last: [Int: Int] = [:]
            var repeated = 0
            for attempt in attempts {
                let before = last[attempt.capture] ?? 0
                #expect(attempt.number == before || attempt.number == before + 1, "capture \(attempt.capture)")
                if attempt.number == before { repeated += 1 }
                last[attempt.capture] = attempt.number
            }
            // A run leaves at most one first attempt and a few retries open.
            #expect(repeated <= 20 * 4, "\(repeated) attempts were made again")
            var first: [Int] = []
            for attempt in attempts where attempt.number == 1 && first.last != attempt.capture {
                first.append(attempt.capture)
            }
            #expect(first == first.sorted())
        }

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

/// What an app saw of one attempt.
private struct Attempt {
    let capture: Int
    let number: Int
    let body: String

    init?(_ received: FakeApp.Received) {
        guard let capture = received.header("X-Hooksight-Capture").flatMap({ Int($0) }),
            let number = received.header("X-Hooksight-Attempt").flatMap({ Int($0) })
        else { return nil }
        self.capture = capture
        self.number = number
        body = received.body
    }
}
