import Foundation
import JSONText
import NIOCore
import TestSupport
import Testing

extension ProgramTests {
    /// `export` and `import`: what was stored is stored again.
    @Suite struct ExportTests {
        /// A store with every request of `Samples/raw` that HTTP allows, one with a large binary body, and credentials.
        private static func filled() async throws -> TemporaryFolder {
            let secrets = Dictionary(
                uniqueKeysWithValues: TestSecrets.texts.map {
                    ("HOOKSIGHT_SECRET_" + $0.key.uppercased().replacing("-", with: "_"), $0.value)
                })
            let program = try await RunningProgram(environment: secrets)
            let folder = ProjectFiles.root.appendingPathComponent("Samples/raw").path
            let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
                $0.hasSuffix(".http") && !$0.hasPrefix("refused-") && $0 != "cut-head.http"
            }
            for name in names.sorted() {
                let client = try await RawClient.connect(port: program.receiver)
                client.sendAnyway(ByteBuffer(bytes: try ProjectFiles.bytes("Samples/raw/\(name)")))
                try await client.closeOutput()
                _ = await client.receiveToEnd()
            }
            let large = (0..<600_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ ($0 >> 7)) }
            _ = try await program.post("/large", body: large)
            _ = try await program.post(
                "/secret", ["Authorization: Bearer s3cret", "X-Gitlab-Token:s3cret", "cookie:  a=s3cret "],
                body: Array("{}".utf8))
            try await program.end()
            return program.folder
        }

        private static func run(
            _ arguments: [String], _ store: String, in folder: TemporaryFolder, input: [UInt8]? = nil
        ) async throws -> Program.Result {
            try await Program.run(
                arguments + ["--store", folder.file(store)], in: folder, input: input)
        }

        private static func bytes(_ name: String, _ folder: TemporaryFolder) throws -> [UInt8] {
            try [UInt8](Data(contentsOf: URL(fileURLWithPath: folder.file(name))))
        }

        @Test("Export, import, export: the same bytes, as NDJSON, HAR and HTTP messages, hidden or not")
        func roundTrips() async throws {
            let folder = try await Self.filled()
            let run = { try await Self.run($0, $1, in: folder) }
            let first = try await run(
                ["export", "--show-credentials", "--output", folder.file("a.ndjson")], "captures.sqlite")
            #expect(first.status == 0 && first.output.isEmpty)
            let all = try Self.bytes("a.ndjson", folder)
            let count = all.count { $0 == 10 }
            #expect(count > 50)
            #expect(first.errors.hasPrefix("exported \(count) captures to \(folder.file("a.ndjson")) ("))
            #expect(try ProjectFiles.mode(folder.file("a.ndjson")) == 0o600)
            let hidden = try await run(["export"], "captures.sqlite")
            #expect(!hidden.output.contains("s3cret") && !hidden.output.contains("czNjcmV0"))
            #expect(
                hidden.errors == "note: hidden authorization, cookie, x-gitlab-token in 1 capture; "
                    + "--show-credentials writes the values\n")
            try hidden.output.write(toFile: folder.file("hidden.ndjson"), atomically: false, encoding: .utf8)
            for (form, flags) in [("ndjson", ["--show-credentials"]), ("har", ["--show-credentials"]), ("har", [])] {
                let name = "\(form)\(flags.count)"
                _ = try await run(["export", "-o", folder.file("\(name).\(form)")] + flags, "captures.sqlite")
                let made = try await run(["import", folder.file("\(name).\(form)"), "--create"], "\(name).sqlite")
                #expect(made.status == 0 && made.output == "imported \(count) captures: #1 to #\(count)\n")
                let said = "were hidden when they were exported, and stay so"
                #expect(made.errors.contains(said) == flags.isEmpty, "\(made.errors)")
                let again = try await run(["export"] + flags, "\(name).sqlite")
                #expect(again.output.utf8.elementsEqual(flags.isEmpty ? Array(hidden.output.utf8) : all), "\(name)")
            }
        }

        @Test("HTTP messages are those of the inspector, and come back with their times; what is hidden stays so")
        func messages() async throws {
            let folder = try await Self.filled()
            let run = { try await Self.run($0, $1, in: folder) }
            _ = try await run(
                ["export", "--format", "raw", "--show-credentials", "-o", folder.file("raw")], "captures.sqlite")
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.file("raw"))
            let made = try await run(["import", folder.file("raw"), "--create"], "b.sqlite")
            #expect(made.output == "imported \(names.count) captures: #1 to #\(names.count)\n" && made.errors.isEmpty)
            _ = try await run(
                ["export", "--format", "raw", "--show-credentials", "-o", folder.file("raw2")], "b.sqlite")
            for name in names {
                let same = try Self.bytes("raw/\(name)", folder) == Self.bytes("raw2/\(name)", folder)
                #expect(same, "\(name)")
            }
            let lines = try await [run(["export"], "captures.sqlite"), run(["export"], "b.sqlite")].map {
                try $0.output.split(separator: "\n").map { try JSONDocument(Array($0.utf8)).root }
            }
            #expect(lines[0].map { $0["received_at"]?.string } == lines[1].map { $0["received_at"]?.string })
            #expect(lines[0].map { $0["trailers"]?.bytes.count } == lines[1].map { $0["trailers"]?.bytes.count })
            // Without a secret no signature that is there could be checked.
            let verdicts = Set(lines[1].compactMap { $0["signature"]?["verdict"]?.string })
            #expect(verdicts.contains("no_secret") && !verdicts.contains("verified"))
            let program = try await RunningProgram(folder: folder)
            for (id, name) in [(count(lines), "large"), (3, "third")] {
                let client = try await RawClient.connect(port: program.inspector)
                defer { client.close() }
                try await client.send(
                    "GET /captures/\(id)/raw HTTP/1.1\r\nHost: 127.0.0.1:\(program.inspector)\r\nConnection: close\r\n\r\n"
                )
                let answer = await client.receiveToEnd().first
                #expect(bytesOf(answer?.body ?? "") == (try Self.bytes("raw/capture-\(id).http", folder)), "\(name)")
            }
            let shown = try await run(["export", "\(names.count)", "--format", "raw"], "captures.sqlite")
            #expect(shown.output.contains("Authorization: Bearer (hidden, 6 bytes; --show-credentials shows it)\r\n"))
            #expect(shown.output.contains("\r\ncookie:  (hidden, 8 bytes; --show-credentials shows it) \r\n"))
            let back = try await Self.run(
                ["import", "-", "--create"], "c.sqlite", in: folder, input: Array(shown.output.utf8))
            #expect(
                back.errors
                    == "note: the values of authorization, cookie, x-gitlab-token in 1 capture were hidden when "
                    + "they were exported, and stay so\n")
            #expect(try await run(["export", "1", "--format", "raw"], "c.sqlite").output == shown.output)
            try await program.end()
        }

        private func count(_ lines: [[JSONValue]]) -> Int { lines[0].count - 1 }

        private func bytesOf(_ text: String) -> [UInt8] {
            text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        }
    }
}
