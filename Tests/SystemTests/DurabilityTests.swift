import Foundation
import GRDB
import HookModel
import JSONText
import TestSupport
import Testing

extension ProgramTests {
    /// A 200 means that the capture is on the disk.
    @Suite struct DurabilityTests {
        @Test("Killed under load from 16 connections, twelve times: every answered request is in the store")
        func kills() async throws {
            let folder = try TemporaryFolder()
            let answered = Answered()
            for round in 0..<12 {
                let program = try await RunningProgram(folder: folder)
                await withTaskGroup(of: Void.self) { tasks in
                    for connection in 0..<16 {
                        tasks.addTask {
                            await answered.send(round: round, connection: connection, port: program.receiver)
                        }
                    }
                    // A different moment of the load each time: after so many answers more.
                    await answered.wait(forMore: 50 + round * 37)
                    kill(program.process.processIdentifier, SIGKILL)
                    await tasks.waitForAll()
                }
                _ = try await program.ended()
            }
            let bodies = answered.all
            #expect(bodies.count > 12 * 50)
            let store = try DatabaseQueue(path: folder.file("captures.sqlite"))
            let stored = try await store.read { db in
                try Row.fetchAll(db, sql: "SELECT id, body FROM captures").reduce(into: [Int: String]()) {
                    $0[$1["id"]] = String(decoding: $1["body"] as Data, as: UTF8.self)
                }
            }
            let lost = bodies.filter { stored[$0.key] != $0.value }
            #expect(lost.isEmpty, "\(lost.count) of \(bodies.count) lost or changed")
            let check = try await store.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") }
            #expect(check == ["ok"])
        }

        @Test("The log is synced before the first byte of a 200", .enabled(if: Strace.isThere))
        func syncedBeforeAnswer() async throws {
            let folder = try TemporaryFolder()
            let trace = folder.file("trace.txt")
            let program = try await RunningProgram(
                under: Strace.command(["-o", trace, "-e", "trace=fdatasync,write,writev,pwrite64,sendmsg"]),
                folder: folder)
            for number in 1...5 {
                #expect(try await program.post("/\(number)", body: Array("body \(number)".utf8))?.status == 200)
            }
            try await program.end()
            let lines = try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n")
            // Each answer has a finished sync of the log between it and its own body's way into the log.
            var written = 0
            var synced = 0
            var answers = 0
            for line in lines {
                if line.contains("pwrite64("), line.contains("/captures.sqlite-wal>") { written += 1 }
                if Strace.isFinishedSync(line) { synced = written }
                if line.contains("HTTP/1.1 200") {
                    answers += 1
                    #expect(synced == written && written > 0, "\(line)")
                    written = 0
                    synced = 0
                }
            }
            #expect(answers == 5)
        }

        @Test(
            "While the disk does not sync, answers are 503; afterwards they are 200 again", .enabled(if: Strace.isThere)
        )
        func failedSync() async throws {
            let program = try await RunningProgram()
            #expect(try await program.post("/before", body: Array("b".utf8))?.status == 200)
            let fault = try await Strace.injecting(
                "fdatasync:error=EIO", into: program.programID, log: program.folder.file("s"))
            for _ in 0..<3 {
                let answer = try await program.post("/during", body: Array("b".utf8))
                #expect(answer?.status == 503)
                #expect(answer?.header("Retry-After") != nil)
                #expect(answer?.body == #"{"received":false}"#)
            }
            // The test's threads block the gentler signals, and strace inherits that; what it traces goes on either way.
            kill(fault.process.processIdentifier, SIGKILL)
            _ = try await fault.exit.wait()
            #expect(try await program.post("/after", body: Array("b".utf8))?.status == 200)
            let paths = try await program.inspect("/captures")["captures"]?.elements.compactMap { $0["path"]?.string }
            #expect(paths == ["/after", "/before"])
            let store = program.folder.file("captures.sqlite")
            let lines = program.errors.split(separator: "\n")
            #expect(lines.count == 2, "said once, and once when it is over: \(lines)")
            #expect(lines.first?.hasPrefix("error: the store \(store) cannot be written: its disk fails (") == true)
            #expect(
                lines.last
                    == "warning: the store \(store) is written again; meanwhile 3 requests were answered 503")
            #expect(try await program.end() == 0)
        }
    }
}
