import Foundation
import HookModel
import JSONText
import NIOCore
import TestSupport
import Testing

extension ProgramTests {
    /// `hooksight listen` ends, whatever hangs.
    @Suite struct EndTests {
        /// Ends the program with a signal; gives its exit status and how long that took.
        static func end(_ program: RunningProgram, with signal: Int32 = SIGTERM) async throws -> (
            status: Int32, took: Duration
        ) {
            let start = ContinuousClock.now
            let status = try await within(.seconds(10)) { try await program.end(signal) }
            return (status, ContinuousClock.now - start)
        }

        @Test("5.4, 5.6: output that nobody reads, 20,000 POSTs, targets up and down: all goes on, and ends")
        func unreadOutput() async throws {
            let targets = try TwoTargets()
            let program = try await RunningProgram(
                targets.settings + ["--retry", "none", "--parallel", "4"], folder: targets.folder,
                readsBannerAlone: true)
            let load = PostedLoad(20_000)
            async let posted: Void = load.send(to: program.receiver, connections: 4)
            for round in 1...3 {
                try await targets.start()
                try await targets.waitForMore(20)
                try await targets.stop()
                try await within(.seconds(10)) {
                    while try await Self.states(program) != ["down", "down"] {}
                }
                await load.answered.wait(for: round * 5000)
            }
            await posted
            #expect(load.answered.count == load.total)
            try await targets.start()
            try await targets.waitForMore(20)
            let (status, _) = try await Self.end(program)
            #expect(status == 0)
            let stored = try StoredDeliveries(program.folder.file("captures.sqlite"))
            #expect(stored.bodies.count == load.total)
            #expect(load.numbers.count == load.total)
            #expect(load.numbers.allSatisfy { stored.bodies[$0.key] == PostedLoad.body($0.value) })
            try await targets.stop()
        }

        /// The states of the targets, which the inspector has to tell within a second.
        private static func states(_ program: RunningProgram) async throws -> [String] {
            try await within(.seconds(1)) {
                try await program.inspect("/targets")["targets"]?.elements.compactMap { $0["state"]?.string } ?? []
            }
        }

        @Test("5.6: a download from the inspector that nobody reads does not hold up the end")
        func stalledDownload() async throws {
            let program = try await RunningProgram()
            let size = 30 << 20
            #expect(try await program.post("/large", body: [UInt8](repeating: 0x78, count: size))?.status == 200)
            let client = try StalledClient(port: program.inspector)
            defer { client.close() }
            try client.send("GET /captures/1/body HTTP/1.1\r\nHost: 127.0.0.1:\(program.inspector)\r\n\r\n")
            try client.waitForFirstByte()
            let (status, took) = try await Self.end(program)
            #expect(status == 0)
            #expect(took < .seconds(5))
            #expect(
                program.errors == "warning: an answer of the inspector did not end within 800ms, and was cut off\n")
        }

        @Test("5.6: an app that takes the connection and never answers does not hold up the end")
        func hangingApp() async throws {
            let app = FakeApp { _, _ in .hang }
            let port = try await app.start()
            let program = try await RunningProgram(["--forward", "name=app \(port)"])
            #expect(try await program.post("/a", body: Array("{}".utf8))?.status == 200)
            await app.wait(for: 1)
            let (status, took) = try await Self.end(program)
            #expect(status == 0)
            #expect(took < .seconds(5))
            // Nobody knows what came of the attempt, so it is made again.
            let stored = try StoredDeliveries(program.folder.file("captures.sqlite"))
            #expect(stored.states == ["pending": 1])
            #expect(program.errors.isEmpty, "\(program.errors)")
        }

        @Test("5.6: a sender in the middle of a body does not hold up the end; what came of it is stored")
        func slowSender() async throws {
            let program = try await RunningProgram()
            let client = try await RawClient.connect(port: program.receiver)
            defer { client.close() }
            try await client.send("POST /slow HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n")
            _ = await client.receive(answers: 1)
            try await client.send("half")
            let (status, took) = try await Self.end(program)
            #expect(status == 0)
            #expect(took < .seconds(8))
            #expect(program.errors == "warning: senders were cut off at the program's end senders=\"1\"\n")
            let stored = try StoredDeliveries(program.folder.file("captures.sqlite"))
            #expect(stored.bodies.map(\.value) == [Array("half".utf8)])
        }

        @Test("5.6: a volume that hangs does not hold up the end", .enabled(if: Strace.isThere))
        func hangingVolume() async throws {
            let app = FakeApp { _, _ in .answer(500) }
            let waits = Array(repeating: "100ms", count: 100).joined(separator: ",")
            let target = "name=app \(try await app.start())"
            let program = try await RunningProgram(["--forward", target, "--retry", waits])
            #expect(try await program.post("/a", body: Array("{}".utf8))?.status == 200)
            let log = program.folder.file("strace.txt")
            let id = try program.programID
            let fault = try await Strace.injecting("fdatasync:delay_enter=60000000", into: id, log: log)
            _ = try await RunningProgram.wait(for: "fdatasync(", in: log, while: fault.process)
            kill(id, SIGTERM)
            // The process has ended when it is a zombie; strace holds on to it for as long as the delay lasts.
            try await until("the program has ended", within: .seconds(10)) {
                try String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8).contains(") Z ")
            }
            kill(fault.process.processIdentifier, SIGKILL)
            _ = try await fault.exit.wait()
            #expect(try await program.ended() == 2)
            #expect(program.errors.contains("could not be closed: its disk does not end the last write\n"))
            try await app.stop()
        }

        @Test(
            "A second signal ends at once what waits for a sender",
            arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
        func secondSignal(signal: Int32, expected: Int32) async throws {
            let program = try await RunningProgram()
            #expect(try await program.post("/a", body: Array("{}".utf8))?.status == 200)
            let client = try await RawClient.connect(port: program.receiver)
            defer { client.close() }
            try await client.send("POST /slow HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n")
            _ = await client.receive(answers: 1)
            kill(try program.programID, signal)
            // The listening socket closes first.
            while let other = try? await RawClient.connect(port: program.receiver) { other.close() }
            let (status, took) = try await Self.end(program, with: signal)
            #expect(status == expected)
            #expect(took < .seconds(2))
            #expect(
                program.errors == "error: ended at once by a second signal; everything acknowledged is stored\n")
            let stored = try StoredDeliveries(program.folder.file("captures.sqlite"))
            #expect(stored.bodies.map(\.value) == [Array("{}".utf8)])
        }

        @Test("5.9: with --output json each line tells the duplicate, to the last")
        func duplicates() async throws {
            let program = try await RunningProgram(["--output", "json"])
            let client = try await RawClient.connect(port: program.receiver)
            defer { client.close() }
            let body = #"{"id":"evt_1","event":"order.created","created_at":"2025-01-16T10:30:00Z","data":{}}"#
            let request =
                "POST /webhooks/omni HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
            try await client.send(String(repeating: request, count: 300))
            #expect(await client.receive(answers: 300).allSatisfy { $0.status == 200 })
            #expect(try await program.end() == 0)
            let lines = program.output.split(separator: "\n")
            let captures = try lines.map { try JSONDocument(Array($0.utf8)).root }
                .filter { $0["type"]?.string == "capture" }
            #expect(captures.count == 300)
            var wrong: [Int] = []
            for capture in captures.compactMap({ $0["capture"] }) {
                let id = try #require(capture["id"]?.int)
                if capture["duplicate_of"]?.int != (id == 1 ? nil : 1) { wrong.append(id) }
            }
            #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5))")
        }
    }
}
