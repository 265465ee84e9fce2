import Foundation
import GRDB
import JSONText
import TestSupport
import Testing

extension ProgramTests {
    /// The store's file and what users do with it, at the built program.
    @Suite struct StoreFileTests {
        private static let commands: [[String]] = [
            ["listen", "--port", "0", "--inspect-port", "0"], ["deliveries"], ["targets"], ["targets", "enable", "a"],
            ["retry", "1"], ["replay", "1"], ["verify", "1"], ["check", "--captures"],
        ]

        @Test(
            "Another program's database, or file, is refused by every command and stays as it is", arguments: commands)
        func foreign(command: [String]) async throws {
            let folder = try TemporaryFolder()
            let database = folder.file("app.db")
            let made = try DatabaseQueue(path: database)
            try await made.write { try $0.execute(sql: "CREATE TABLE users (name TEXT)") }
            try made.close()
            let text = folder.file("app.py")
            try Data("print(1)\n".utf8).write(to: URL(fileURLWithPath: text))
            let before = try Self.contents(of: folder)
            for (path, word) in [(database, "is another program's"), (text, "is no Hooksight store")] {
                let run = try await Program.run(command + ["--store", path])
                #expect(run.status == 2)
                #expect(run.errors.hasPrefix("error: the ") && run.errors.contains(word), "\(run.errors)")
                #expect(run.errors.contains("--store PATH") && run.errors.split(separator: "\n").count == 1)
            }
            #expect(try Self.contents(of: folder) == before)
        }

        @Test("A folder that may not be written is named in plain words", .enabled(if: Unprivileged.isThere))
        func permissions() async throws {
            let folder = try TemporaryFolder()
            for path in [folder.file("captures.sqlite"), folder.file("sub/captures.sqlite")] {
                let run = try await Program.run(
                    Unprivileged.arguments + [Program.path, "listen", "--port", "0", "--store", path],
                    executable: Unprivileged.path)
                #expect(run.status == 2)
                #expect(run.errors.contains("Permission denied") && run.errors.contains(folder.path), "\(run.errors)")
                #expect(run.errors.contains("--store PATH") && !run.errors.contains("Error"), "\(run.errors)")
            }
        }

        @Test("X12: no 2xx for a store that was moved away; moved back, it goes on; deleted, it stays so")
        func moved() async throws {
            let program = try await RunningProgram()
            let id = try program.programID
            let path = program.folder.file("captures.sqlite")
            #expect(try await program.post("/1", body: [1])?.status == 200)
            for suffix in ["", "-wal", "-shm"] { #expect(rename(path + suffix, path + ".old" + suffix) == 0) }
            // Known before the first request.
            let ready = try await program.inspect("/ready")
            #expect(ready["status"]?.int == 503)
            let detail = ready["detail"]?.string ?? ""
            #expect(detail.contains("deleted or moved away") && detail.contains(path))
            for _ in 0..<3 {
                let answer = try await program.post("/2", body: [1])
                #expect(answer?.status == 503)
                #expect(answer?.header("Retry-After") != nil)
            }
            #expect(program.errors == "error: \(detail); senders are answered 503 meanwhile\n")
            for suffix in ["", "-wal", "-shm"] { #expect(rename(path + ".old" + suffix, path + suffix) == 0) }
            #expect(try await program.inspect("/ready")["status"]?.string == "ready")
            #expect(try await program.post("/3", body: [1])?.status == 200)
            for suffix in ["", "-wal", "-shm", ".lock"] { #expect(unlink(path + suffix) == 0) }
            #expect(try await program.post("/4", body: [1])?.status == 503)
            kill(id, SIGTERM)
            #expect(try await program.ended() == 0)
            #expect(program.errors.split(separator: "\n").count == 3, "\(program.errors)")
            let again = try await RunningProgram(folder: program.folder)
            #expect(try await again.post("/5", body: [1])?.body == #"{"received":true,"id":1}"#)
            #expect(try await again.end() == 0)
        }

        @Test("X12: what was answered 2xx before the store's log was deleted is there after a kill")
        func logDeleted() async throws {
            let program = try await RunningProgram()
            for number in 1...5 { #expect(try await program.post("/\(number)", body: [1])?.status == 200) }
            #expect(unlink(program.folder.file("captures.sqlite-wal")) == 0)
            #expect(try await program.post("/6", body: [1])?.status == 503)
            kill(try program.programID, SIGKILL)
            _ = try await program.ended()
            let again = try await RunningProgram(folder: program.folder)
            let paths = try await again.inspect("/captures")["captures"]?.elements.compactMap { $0["path"]?.string }
            #expect(paths?.suffix(5) == ["/5", "/4", "/3", "/2", "/1"])
            #expect(try await again.end() == 0)
        }

        @Test(
            "A disk without room is said once and once when it is over; /ready says it meanwhile",
            .enabled(if: isLimited))
        func fullDisk() async throws {
            // The signal that ends programs at the limit is ignored, as on a disk that is full.
            let program = try await RunningProgram(under: ["sh", "-c", "trap '' XFSZ; exec \"$@\"", "sh"])
            #expect(try await program.post("/1", body: [1])?.status == 200)
            let body = [UInt8](repeating: 7, count: 200_000)
            try await Self.limitFiles(of: program, to: "100000")
            for _ in 0..<3 {
                let answer = try await program.post("/2", body: body)
                #expect(answer?.status == 503)
                #expect(answer?.header("Retry-After") != nil)
            }
            let ready = try await program.inspect("/ready")
            #expect(ready["status"]?.int == 503)
            #expect(ready["detail"]?.string?.contains("cannot be written") == true)
            #expect(program.errors.split(separator: "\n").count == 1, "\(program.errors)")
            try await Self.limitFiles(of: program, to: "unlimited")
            while try await program.inspect("/ready")["status"]?.string != "ready" {}
            #expect(try await program.post("/3", body: body)?.status == 200)
            #expect(try await program.end() == 0)
            #expect(program.errors.split(separator: "\n").count == 2, "\(program.errors)")
            #expect(program.errors.contains("is written again; meanwhile 3 requests were answered 503"))
        }

        private static let isLimited = FileManager.default.isExecutableFile(atPath: "/usr/bin/prlimit")

        private static func limitFiles(of program: RunningProgram, to limit: String) async throws {
            let run = try await Program.run(
                ["--pid", "\(program.programID)", "--fsize=\(limit):unlimited"], executable: "/usr/bin/prlimit")
            #expect(run.status == 0, "\(run.errors)")
        }

        private static func contents(of folder: TemporaryFolder) throws -> [String: Data] {
            var found: [String: Data] = [:]
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
                found[name] = FileManager.default.contents(atPath: folder.file(name))
            }
            return found
        }
    }
}

/// Runs a program as nobody, where the tests may do everything.
private enum Unprivileged {
    static let path = "/usr/bin/setpriv"
    static let arguments = ["--reuid=65534", "--regid=65534", "--clear-groups"]
    static let isThere = geteuid() == 0 && FileManager.default.isExecutableFile(atPath: path)
}
