import Foundation
import HookModel
import JSONText
import TestSupport
import Testing

extension ProgramTests {
    @Suite("list, show, delete, stats")
    struct CaptureCommandTests {
        static let secret = ["HOOKSIGHT_SECRET_BHARATCART": "demo"]

        /// A listener with three captures: unknown, verified and valid, failed and invalid.
        static func withCaptures(_ use: (RunningProgram) async throws -> Void) async throws {
            let program = try await RunningProgram(environment: secret)
            _ = try await program.post("/hello", ["Content-Type: application/json"], body: Array(#"{"a":1}"#.utf8))
            for arguments in [[], ["--secret", "text:other", "--break", "payload"]] {
                let sent = try await Program.run(
                    ["send", "bharatcart", "order.created", "--to", "http://127.0.0.1:\(program.receiver)"]
                        + arguments,
                    environment: arguments.isEmpty ? secret : [:])
                try #require(sent.status == 0, "\(sent.errors)")
            }
            try await until("the signature is explained") {
                try await program.inspect("/captures/3")["signature"]?["diagnosis"]?.elements.isEmpty == false
            }
            try await use(program)
        }

        static func run(
            _ arguments: [String], _ program: RunningProgram, _ environment: [String: String] = [:]
        ) async throws -> Program.Result {
            try await Program.run(
                arguments + ["--store", program.folder.file("captures.sqlite")], environment: environment)
        }

        /// Times and ids of events as they are in no run twice.
        static func masked(_ text: String) -> String {
            text.replacing(#/\d\d\d\d-\d\d-\d\d/#, with: "DATE").replacing(#/\d\d:\d\d:\d\d/#, with: "TIME")
        }

        @Test("Lists fit the terminal, and are the same with a listener and without")
        func lists() async throws {
            try await Self.withCaptures { program in
                let commands: [([String], [String: String], String)] = [
                    (
                        ["list"], ["COLUMNS": "80"],
                        """
                        #3      TIME  bharatcart order.created  sig ✗ mismatch  body ✗ 1 error   200
                        #2      TIME  bharatcart order.created  sig ✓           body ✓           200
                        #1      TIME  POST /hello               sig –           body –           200

                        """
                    ),
                    (
                        ["list", "--oldest", "--limit", "2"], ["COLUMNS": "120"],
                        """
                        #1      TIME  POST /hello                  –                                    sig –           body –           200
                        #2      TIME  POST /webhooks/bharatcart    bharatcart order.created             sig ✓           body ✓           200

                        """
                    ),
                    (
                        ["list", "bharatcart", "-signature:verified"], ["NO_COLOR": "1"],
                        """
                        #3      DATE TIME  POST /webhooks/bharatcart    bharatcart order.created             sig ✗ mismatch  body ✗ 1 error   200

                        """
                    ),
                    (["list", "payload:valid", "--provider", "github"], [:], ""),
                ]
                var before: [Program.Result] = []
                for (arguments, environment, expected) in commands {
                    let run = try await Self.run(arguments, program, environment)
                    #expect(Self.masked(run.output) == expected, "\(arguments)")
                    #expect(run.status == (expected.isEmpty ? 1 : 0))
                    before.append(run)
                }
                let api = try await program.inspect("/captures?q=bharatcart")
                let list = try await Self.run(["list", "bharatcart", "--json"], program)
                #expect(list.output == String(decoding: api.bytes, as: UTF8.self) + "\n")
                #expect(try await program.end() == 0)
                for (command, earlier) in zip(commands, before) {
                    let run = try await Self.run(command.0, program, command.1)
                    #expect(run.output == earlier.output && run.errors == earlier.errors, "\(command.0)")
                }
            }
        }

        @Test("One capture is shown as the inspector answers with it")
        func shows() async throws {
            try await Self.withCaptures { program in
                func answer(_ path: String) async throws -> String {
                    String(decoding: try await program.inspect(path).bytes, as: UTF8.self)
                }
                #expect(try await Self.run(["show", "2", "--json"], program).output == answer("/captures/2") + "\n")
                let diff = try await Self.run(["show", "3", "--diff", "previous", "--json"], program)
                #expect(try await diff.output == answer("/captures/3/diff/2") + "\n")
                let stats = try await Self.run(["stats", "--json"], program)
                #expect(try JSONDocument(Array(stats.output.utf8)).root["captures"] != nil)
                let body = try await Self.run(["show", "1", "--body"], program)
                #expect(body.output == #"{"a":1}"#)
                let raw = try await Self.run(["show", "1", "--raw"], program)
                #expect(raw.output.hasPrefix("POST /hello HTTP/1.1\r\n") && raw.output.hasSuffix("\r\n\r\n{\"a\":1}"))
                let newest = try await Self.run(["show", "bharatcart"], program)
                #expect(newest.output.hasPrefix("#3  POST /webhooks/bharatcart"), "\(newest.output)")
                #expect(newest.output.contains("signature  failed"), "\(newest.output)")
                let head = try await Self.run(["show", "1", "--headers"], program)
                #expect(head.output.hasPrefix("POST /hello HTTP/1.1\nHost: "))
                #expect(try await Self.run(["show", "1", "--curl"], program).output.hasPrefix("curl 'http://"))
                #expect(try await Self.run(["show", "1", "--har"], program).output.contains("\"creator\""))
            }
        }

        @Test(
            "What cannot be shown says why",
            arguments: [
                (["show", "9"], 2, "error: no capture 9, or not any more; the latest is 3\n"),
                (["show", "1", "2"], 64, "error: expected one capture, found 2 ids; hooksight list shows several\n"),
                (["show", "1", "--body", "--raw"], 64, "error: --body and --raw exclude each other\n"),
                (["show", "1", "--body", "--json"], 64, "error: --body is not JSON; leave --json out, or --body\n"),
                (
                    ["show", "1", "--diff", "x"], 64,
                    "error: --diff: expected a capture's id such as 41, latest or previous, found \"x\"\n"
                ),
                (
                    ["show", "1", "--diff", "previous"], 2,
                    "error: no earlier capture of the same provider and event has passed; name one: --diff 41\n"
                ),
                (["list", "--limit", "0"], 64, "error: --limit: expected a number from 1 to 1000000, found \"0\"\n"),
                (
                    ["list", "stirpe"], 1,
                    "note: no known provider is \"stirpe\"; did you mean \"stripe\"?\nno matching capture\n"
                ),
                (
                    ["list", "--provider", "stirpe"], 64,
                    "error: --provider: no provider \"stirpe\"; did you mean stripe? (hooksight providers)\n"
                ),
                (["delete"], 64, "error: expected ids, a query such as until:7d, or --all\n"),
                (["delete", "bharatcart"], 64, "error: 2 captures would be deleted; --yes deletes them\n"),
                (["delete", "provder:x", "--yes"], 64, "did you mean provider?"),
                (["delete", "github", "--yes"], 1, "no matching capture\n"),
            ])
        func refuses(arguments: [String], status: Int32, message: String) async throws {
            try await Self.withCaptures { program in
                let run = try await Self.run(arguments, program)
                #expect(run.status == status)
                #expect(run.errors.hasSuffix(message) || run.errors.contains(message), "\(run.errors)")
                #expect(run.output.isEmpty)
            }
        }

        @Test("Captures are deleted whole, through the listener and without one")
        func deletes() async throws {
            try await Self.withCaptures { program in
                let first = try await Self.run(["delete", "1", "#1"], program)
                #expect(first.status == 0 && first.output == "deleted 1 capture\n", "\(first.errors)")
                let second = try await Self.run(["delete", "signature:failed", "--yes"], program)
                #expect(second.output == "deleted 1 capture\n")
                #expect(try await program.inspect("/captures")["captures"]?.elements.count == 1)
                #expect(try await program.end() == 0)
                #expect(try await Self.run(["delete", "--all", "--yes"], program).output == "deleted 1 capture\n")
                let rest = try await Self.run(["list"], program)
                #expect(rest.status == 0 && rest.errors == "no captures yet; `hooksight` receives them\n")
            }
        }
    }
}
