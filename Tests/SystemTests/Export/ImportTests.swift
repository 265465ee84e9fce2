import Foundation
import JSONText
import TestSupport
import Testing

extension ProgramTests {
    /// What `export` and `import` refuse, and what they say.
    @Suite struct ImportTests {
        private static func line(_ number: Int, body: String = "{}") -> String {
            let milliseconds = String(1000 + number % 1000).dropFirst()
            return #"{"received_at":"2026-01-01T00:00:00."# + milliseconds
                + #"Z","method":"POST","target":"/\#(number)","headers":[["Host","a"],["Content-Length","\#(body.utf8.count)"]]"#
                + #","body":{"text":"\#(body)"}}"# + "\n"
        }

        private static func run(
            _ arguments: [String], in folder: TemporaryFolder, input: String? = nil
        ) async throws -> Program.Result {
            try await Program.run(
                arguments + ["--store", "captures.sqlite"], in: folder, input: input.map { Array($0.utf8) })
        }

        @Test("Many captures come in their order, page by page, looked at anew where nothing says what was found")
        func many() async throws {
            let folder = try TemporaryFolder()
            let text = (1...2500).map { Self.line($0) }.joined()
            let made = try await Self.run(["import", "-", "--create", "--json"], in: folder, input: text)
            #expect(made.output == #"{"imported":2500,"first":1,"last":2500,"hidden":[]}"# + "\n")
            let out = try await Self.run(["export"], in: folder).output.split(separator: "\n")
            let targets = try out.map { try JSONDocument(Array($0.utf8)).root["target"]?.string }
            #expect(targets == (1...2500).map { "/\($0)" })
            let first = try JSONDocument(Array(out[0].utf8)).root
            #expect(first["received_at"]?.string == "2026-01-01T00:00:00.001Z")
            #expect(first["signature"]?["verdict"]?.string == "unknown")
            let some = try await Self.run(["export", "path:/77*", "--limit"], in: folder)
            #expect(some.status == 64)
            let chosen = try await Self.run(["export", "path:/77*", "--format", "curl"], in: folder).output
            #expect(chosen.ranges(of: "curl 'http://127.0.0.1:4100/77").count == 11)
            #expect(chosen.hasPrefix("# capture 77\ncurl "))
        }

        private static let broken: [(text: String, error: String, stored: String)] = [
            (
                line(1) + line(2) + "{\"a\":1,}\n" + line(4),
                "bad.ndjson:3:8: not JSON: expected a member name in double quotes after ',', found '}'",
                "2 captures: #1 to #2"
            ),
            (
                line(1) + "\n" + line(2).replacing("POST", with: "PO ST"),
                "bad.ndjson:3: /method: expected a method such as POST", "1 capture: #1"
            ),
            (
                line(1).replacing(#""text":"#, with: #""sha256":"00","text":"#),
                "bad.ndjson:1: /body: it is not the body whose sha256 stands beside it", "0 captures"
            ),
        ]

        @Test("A broken line is named with its place; what stands before it is stored")
        func brokenLines() async throws {
            for (text, error, stored) in Self.broken {
                let folder = try TemporaryFolder()
                try text.write(toFile: folder.file("bad.ndjson"), atomically: false, encoding: .utf8)
                let run = try await Self.run(["import", "bad.ndjson", "--create"], in: folder)
                #expect(run.status == 2 && run.output.isEmpty)
                let after =
                    stored == "0 captures"
                    ? "nothing was imported" : "imported \(stored), all before it; correct it, and import what follows"
                #expect(run.errors == "error: \(error)\n\(after)\n")
                let kept = try await Self.run(["export"], in: folder).output.split(separator: "\n")
                #expect("\(kept.count)" == stored.prefix { $0 != " " })
            }
        }

        private static let messages: [(text: String, error: String)] = [
            ("", "there is nothing in it; expected an HTTP message"),
            ("POST / HTTP/1.1\nHost: a\n\n", "no HTTP message: A line ends in LF alone; HTTP lines end in CRLF."),
            ("POST / HTTP/1.1\r\nHost: a", "no HTTP message: The connection ended within the request head."),
            (
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}\n",
                "1 byte or more follow the body; expected one HTTP message in a file, as long as Content-Length says"
            ),
        ]

        @Test("A file that is no HTTP message is said why")
        func brokenMessages() async throws {
            let folder = try TemporaryFolder()
            for (text, error) in Self.messages {
                try text.write(toFile: folder.file("a.http"), atomically: false, encoding: .utf8)
                let run = try await Self.run(["import", "a.http", "--create"], in: folder)
                #expect(run.status == 2 && run.errors.hasPrefix("error: a.http: \(error)\n"), "\(run.errors)")
            }
        }

        private static let refusals: [(arguments: [String], status: Int32, error: String)] = [
            (["export", "--format", "pcap"], 64, #"--format: expected ndjson, raw, har or curl, found "pcap""#),
            (
                ["export", "--format", "raw"], 64,
                "HTTP messages do not tell where they end, so each is a file; name a folder, --output messages/, or one "
                    + "format for all: --format ndjson"
            ),
            (
                ["export", "1", "stripe"], 64,
                #"expected ids of captures or a query, found "1" beside "stripe"; in a query a capture is id:42, and the "#
                    + #"text 42 is '"42"'"#
            ),
            (["export", "d1"], 64, "d1 is a delivery; `hooksight retry d1` attempts it again"),
            (["export", "1", "--since", "1h"], 64, "expected ids of captures or filters, not both"),
            (["export", "9"], 2, "no capture 9, or not any more; the latest is 2"),
            (
                ["export", "--provider", "stirpe"], 64,
                "--provider: no provider \"stirpe\"; did you mean stripe? (hooksight providers)"
            ),
            (
                ["export", "--output", "no/such/x.har"], 2,
                "the file no/such/x.har cannot be written: no such file or directory; name another with --output FILE"
            ),
            (
                ["import", "none.ndjson"], 2,
                "none.ndjson cannot be read: no such file or directory; nothing was imported"
            ),
            (["import", "x.sh"], 64, "x.sh: curl commands cannot be imported; run them, or export as ndjson"),
            (["import", "x.har", "--format", "curl"], 64, #"--format: expected ndjson, har or raw, found "curl""#),
            (["import", "-", "-"], 64, "standard input can be read only once"),
            (
                ["import", "empty"], 2,
                "no *.http, *.ndjson, *.jsonl or *.har in the folder empty; nothing was imported"
            ),
        ]

        @Test("What cannot be done is said, and changes nothing")
        func refuses() async throws {
            let folder = try TemporaryFolder()
            _ = try await Self.run(["import", "-", "--create"], in: folder, input: Self.line(1) + Self.line(2))
            try "curl 'http://localhost/'\n".write(toFile: folder.file("x.sh"), atomically: false, encoding: .utf8)
            try "{}".write(toFile: folder.file("x.har"), atomically: false, encoding: .utf8)
            try FileManager.default.createDirectory(atPath: folder.file("empty"), withIntermediateDirectories: false)
            for (arguments, status, error) in Self.refusals {
                let run = try await Self.run(arguments, in: folder)
                #expect(run.status == status, "\(arguments)")
                #expect(run.errors == "error: \(error)\n", "\(arguments)")
                #expect(run.output.isEmpty, "\(arguments)")
            }
            let none = try await Self.run(["export", "path:/none", "--output", "none.ndjson"], in: folder)
            #expect(none.status == 1 && none.errors == "no matching capture; nothing was exported\n")
            #expect(!FileManager.default.fileExists(atPath: folder.file("none.ndjson")))
            let noStore = try await Program.run(["import", "x.har", "--store", "none.sqlite"], in: folder)
            #expect(noStore.status == 2)
            #expect(noStore.errors == "error: there is no store at none.sqlite; --create makes it\n")
            #expect(!FileManager.default.fileExists(atPath: folder.file("none.sqlite")))
        }

        @Test("A store that a listener has open is read, and not written to")
        func running() async throws {
            let program = try await RunningProgram()
            _ = try await program.post("/a", body: Array("{}".utf8))
            let store = program.folder.file("captures.sqlite")
            let exported = try await Program.run(["export", "latest", "--store", store])
            #expect(exported.status == 0 && exported.output.contains("\"target\":\"/a\""))
            let run = try await Program.run(["import", "-", "--store", store], input: Array(exported.output.utf8))
            #expect(run.status == 2)
            #expect(
                run.errors
                    == "error: a listener has the store \(store) open; stop it, or import into a store of its own: "
                    + "--store new.sqlite --create\n")
            try await program.end()
        }

        @Test("HAR of browsers and an HTTP message are verified anew, by the clock of their arrival")
        func anew() async throws {
            let folder = try TemporaryFolder()
            let har = #"""
                {"log": {"entries": [{"startedDateTime": "2026-01-02T03:04:05Z",
                "request": {"method": "POST", "url": "http://a.test/hook", "headers": [],
                "postData": {"mimeType": "application/json", "text": "{}"}}}]}}
                """#
            let made = try await Self.run(["import", "-", "--create"], in: folder, input: har)
            #expect(made.output == "imported 1 capture: #1\n")
            let sample = try String(
                decoding: ProjectFiles.bytes("Samples/raw/judged-bharatcart-verified.http"), as: UTF8.self)
            try sample.write(toFile: folder.file("a.http"), atomically: false, encoding: .utf8)
            let secret = "bharatcart=text:" + (TestSecrets.texts["bharatcart"] ?? "")
            let raw = try await Self.run(["import", "a.http", "--secret", secret], in: folder)
            #expect(raw.status == 0 && raw.output == "imported 1 capture: #2\n")
            let lines = try await Self.run(["export"], in: folder).output.split(separator: "\n").map {
                try JSONDocument(Array($0.utf8)).root
            }
            #expect(lines[0]["received_at"]?.string == "2026-01-02T03:04:05.000Z")
            #expect(lines[0]["target"]?.string == "/hook")
            #expect(lines[1]["signature"]?["verdict"]?.string == "verified")
            #expect(lines[1]["provider"]?["id"]?.string == "bharatcart")
        }
    }
}
