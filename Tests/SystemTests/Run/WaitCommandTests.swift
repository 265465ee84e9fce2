import Foundation
import JSONText
import TestSupport
import Testing

extension ProgramTests {
    /// `hooksight wait` and `hooksight mark`, beside a running listener.
    @Suite struct WaitCommandTests {
        struct Case: Sendable, CustomTestStringConvertible {
            let testDescription: String
            let arguments: [String]
            let status: Int32
            /// The captures whose lines are printed.
            var captures: [Int] = []
            var errors = ""
        }

        /// What came before: `/a`, `/b`, and a payload of omnisales that is wrong.
        private static let cases: [Case] = [
            Case(
                testDescription: "what came after a mark", arguments: ["path:/b", "--after", "a0"], status: 0,
                captures: [2]),
            Case(
                testDescription: "what came after a capture", arguments: ["method:POST", "--after", "#1"], status: 0,
                captures: [2]),
            Case(
                testDescription: "words are one query", arguments: ["method:POST", "path:/a", "--after", "0"],
                status: 0,
                captures: [1]),
            Case(
                testDescription: "several queries, in any order",
                arguments: ["--expect", "path:/b", "--expect", "path:/a", "--after", "a0"], status: 0, captures: [1, 2]),
            Case(
                testDescription: "no query: anything", arguments: ["--count", "3", "--after", "a0"], status: 0,
                captures: [1, 2, 3]),
            Case(
                testDescription: "quiet", arguments: ["path:/a", "--after", "a0", "--quiet", "10ms"], status: 0,
                captures: [1]),
            Case(
                testDescription: "none came", arguments: ["path:/c", "--after", "a0", "--absent", "--within", "10ms"],
                status: 0),
            Case(
                testDescription: "one came that must not", arguments: ["path:/b", "--after", "a0", "--absent"],
                status: 1, captures: [2], errors: "unwanted  path:/b\ncame      #2  POST /b  200\n"),
            Case(
                testDescription: "from now, and nothing comes", arguments: ["path:/a", "--within", "10ms"], status: 1,
                errors: "expected  path:/a\nnearest   nothing came\n"
                    + "note: what came before the wait does not count; take a mark first (hooksight wait --help)\n"),
            Case(
                testDescription: "the nearest, with why its payload is wrong",
                arguments: ["omnisales", "payload:valid", "--after", "a0", "--within", "0"], status: 1,
                errors: "expected  omnisales payload:valid\n"
                    + "nearest   #3  POST /webhooks/omni  omnisales order.created  200\ndiffers   payload:valid\n"
                    + "          signature  OmniSales signs in X-Webhook-Signature (64 hexadecimal digits); it is not there.\n"
                    + "          →          Check that signing is switched on …\n"
                    + "          payload    1:1 missing \"id\"\n                     1:1 missing \"created_at\"\n"
                    + "                     1:33 /data  missing \"order_id\"\n                     + 11 more\n"),
            Case(
                testDescription: "not in this order",
                arguments: ["path:/b", "--expect", "path:/a", "--in-order", "--after", "a0", "--within", "0"],
                status: 1,
                captures: [2],
                errors: "expected  path:/a\nnearest   #1  POST /a  200\n"
                    + "differs   in its place alone: it came before what is expected before it\n"),
            Case(
                testDescription: "a query that is not understood", arguments: ["path:/a OR"], status: 64,
                errors: "error: query: OR has nothing to join here, and is passed over\n"),
            Case(
                testDescription: "another that is not", arguments: ["--expect", "status:high"], status: 64,
                errors: "error: --expect 'status:high': …\n"),
            Case(
                testDescription: "what looks wrong is said before it is waited for",
                arguments: ["provider:stirpe", "--within", "0", "--after", "a3"], status: 1,
                errors: "note: no known provider is \"stirpe\"; did you mean \"stripe\"?\n"
                    + "expected  provider:stirpe\nnearest   nothing came\n"),
            Case(
                testDescription: "no mark", arguments: ["--after", "yesterday"], status: 64,
                errors: "error: --after: expected a mark (hooksight mark), or a capture's id such as 42, "
                    + "found \"yesterday\"\n"),
            Case(
                testDescription: "a mark of another store", arguments: ["--after", "az"], status: 2,
                errors: "error: after is \"az\", which no capture of this store has reached; is it of another store?\n"),
        ]

        @Test("Exit codes and messages, whole")
        func waits() async throws {
            // One listener for all of them: a start takes longer than a wait.
            let program = try await RunningProgram(environment: ["HOOKSIGHT_SECRET_OMNISALES": "s3cr3t"])
            for path in ["/a", "/b"] { _ = try await program.post(path, body: Array("x".utf8)) }
            _ = try await program.post("/webhooks/omni", body: Array(#"{"event":"order.created","data":{}}"#.utf8))
            let store = ["--store", program.folder.file("captures.sqlite")]
            for test in Self.cases {
                let run = try await Program.run(["wait"] + store + test.arguments)
                #expect(run.status == test.status, "\(test.testDescription): \(run.errors)")
                let ids = run.output.split(separator: "\n").compactMap { Int($0.dropFirst().prefix { $0 != " " }) }
                #expect(ids == test.captures, "\(test.testDescription): \(run.output)")
                #expect(
                    DocumentRun.fits(run.errors, shown: test.errors.split(separator: "\n").map(String.init)),
                    "\(test.testDescription): \(run.errors)")
            }
            let json = try await Program.run(
                ["wait"] + store + ["path:/c", "--after", "a0", "--json", "--within", "0"])
            #expect(json.status == 1 && json.errors.hasPrefix("expected  path:/c\n"), "\(json.errors)")
            let inspected = try await program.inspect("/captures/wait?q=path:/c&count=1&within=0&after=a0")
            #expect(json.output == String(decoding: inspected.bytes, as: UTF8.self) + "\n")
            let mark = try await Program.run(["mark"] + store)
            #expect(mark.output == "a3\n" && mark.errors.isEmpty)
            try await program.end()
            let none = try await Program.run(["wait"] + store)
            #expect(none.status == 2)
            #expect(
                none.errors == "error: no listener runs on this store; start one with `hooksight`, "
                    + "or wrap your tests: hooksight run --expect QUERY -- COMMAND\n")
            #expect(try await Program.run(["mark"] + store).output == "a3\n", "a mark needs no listener")
        }

        @Test("Labels and path prefixes keep apart what tests beside each other cause")
        func apart() async throws {
            let program = try await RunningProgram(environment: ["HOOKSIGHT_SECRET_STRIPE": "whsec_x"])
            for (label, path) in [("t1", "/t1/webhooks/stripe"), ("t2", "/t2/webhooks/stripe")] {
                let sent = try await Program.run(
                    [
                        "send", "stripe", "invoice.paid", "--to", "http://127.0.0.1:\(program.receiver)\(path)",
                        "--header", "X-Hooksight-Label: \(label)",
                    ], environment: ["HOOKSIGHT_SECRET_STRIPE": "whsec_x"])
                #expect(sent.status == 0, "\(sent.errors)")
            }
            for (query, id) in [
                ("header.x-hooksight-label:t2", 2), ("path:/t2/*", 2), ("path:/t1/* stripe invoice.paid", 1),
            ] {
                let run = try await Program.run([
                    "wait", query, "--store", program.folder.file("captures.sqlite"), "--after", "a0", "--expect",
                    "signature:verified",
                ])
                #expect(run.status == 0, "\(query): \(run.errors)")
                #expect(run.output.contains("#\(id) "))
            }
            try await program.end()
        }
    }
}
