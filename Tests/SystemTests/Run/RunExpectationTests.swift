import Foundation
import HookModel
import JSONText
import TestSupport
import Testing

extension ProgramTests {
    /// What a run expects, what it says when that does not come, and how it ends at a signal.
    @Suite struct RunExpectationTests {
        struct Case: Sendable, CustomTestStringConvertible {
            let testDescription: String
            let arguments: [String]
            /// Paths that the command posts to, in order; `!` in front sends the wrong signature there, to omnisales.
            let posts: [String]
            var exit = 0
            let status: Int32
            let errors: String
        }

        private static let wrongSecret = """
                      signature  wrong secret, or the body was changed: # variants tried with HOOKSIGHT_SECRET_OMNISALES, none passes.
                      →          Compare the secret with this endpoint's in OmniSales's settings (test and live differ), then the body with what was sent.

            """

        static let cases: [Case] = [
            Case(
                testDescription: "it came", arguments: ["--expect", "path:/a"], posts: ["/a"], status: 0, errors: ""),
            Case(
                testDescription: "the same twice", arguments: ["--expect", "path:/a", "--count", "2"],
                posts: ["/a", "/b", "/a"], status: 0, errors: ""),
            Case(
                testDescription: "one of two", arguments: ["--expect", "path:/a", "--count", "2", "--within", "10ms"],
                posts: ["/a"], status: 1,
                errors: "hooksight run: 1 of 1 expectations not met within 10ms\n\n"
                    + "expected  path:/a  (1 of 2 came)\nnearest   nothing else came\n"),
            Case(
                testDescription: "it came wrong: the nearest, what differs, and its cause",
                arguments: ["--expect", "omnisales order.created signature:verified", "--within", "0"], posts: ["!"],
                status: 1,
                errors: "hooksight run: 1 of 1 expectations not met within 0s\n\n"
                    + "expected  omnisales order.created signature:verified\n"
                    + "nearest   #1  POST /webhooks/omni  omnisales order.created  200\n"
                    + "differs   signature:verified\n" + wrongSecret),
            Case(
                testDescription: "nothing came", arguments: ["--expect", "stripe invoice.paid", "--within", "10ms"],
                posts: [], status: 1,
                errors: "hooksight run: 1 of 1 expectations not met within 10ms\n\n"
                    + "expected  stripe invoice.paid\nnearest   nothing came\n"),
            Case(
                testDescription: "something else came", arguments: ["--expect", "path:/a", "--within", "0"],
                posts: ["/b", "/c"], status: 1,
                errors: "hooksight run: 1 of 1 expectations not met within 0s\n\nexpected  path:/a\n"
                    + "nearest   2 came, and none fits any part of it; the last:\n          #2  POST /c  200\n"),
            Case(
                testDescription: "in order", arguments: ["--expect", "path:/a", "--expect", "path:/b", "--in-order"],
                posts: ["/a", "/c", "/b"], status: 0, errors: ""),
            Case(
                testDescription: "in another order",
                arguments: ["--expect", "path:/a", "--expect", "path:/b", "--in-order", "--within", "0"],
                posts: ["/b", "/a"], status: 1,
                errors: "hooksight run: 1 of 2 expectations not met within 0s\n\nexpected  path:/b\n"
                    + "nearest   #1  POST /b  200\n"
                    + "differs   in its place alone: it came before what is expected before it\n"),
            Case(
                testDescription: "each counts for one query",
                arguments: ["--expect", "path:/a", "--expect", "method:POST", "--within", "0"], posts: ["/a"],
                status: 1,
                errors: "hooksight run: 1 of 2 expectations not met within 0s\n\nexpected  method:POST\n"
                    + "nearest   #1  POST /a  200\n"
                    + "differs   in nothing; it counts for another query, and each capture counts for one\n"),
            Case(
                testDescription: "none came of what must not",
                arguments: ["--expect", "path:/a", "--expect-none", "path:/b"], posts: ["/a"], status: 0, errors: ""),
            Case(
                testDescription: "one came that must not; a missing one beside it",
                arguments: ["--expect", "path:/a", "--expect-none", "path:/b", "--within", "0"],
                posts: ["/b", "/b", "/b", "/b"], status: 1,
                errors: "hooksight run: 2 of 2 expectations not met within 0s\n\nexpected  path:/a\n"
                    + "nearest   4 came, and none fits any part of it; the last:\n          #4  POST /b  200\n"
                    + "\nunwanted  path:/b\ncame      #1  POST /b  200\n          #2  POST /b  200\n"
                    + "          #3  POST /b  200\n          and 1 more\n"),
            Case(
                testDescription: "alone, what must not come is waited for",
                arguments: ["--expect-none", "path:/b", "--within", "10ms"],
                posts: ["/a"], status: 0, errors: ""),
            Case(
                testDescription: "a command that failed is not waited for, and its code stays",
                arguments: ["--expect", "path:/a", "--within", "1h"], posts: [], exit: 7, status: 7,
                errors:
                    "hooksight run: 1 of 1 expectations not met; the command failed, so nothing more was waited for\n\n"
                    + "expected  path:/a\nnearest   nothing came\n"),
        ]

        @Test("What is expected came, or what came instead is shown", arguments: cases)
        func expectations(_ test: Case) async throws {
            var script = test.posts.map { path in
                path == "!"
                    ? "'\(Program.path)' send omnisales order.created --to \"$HOOKSIGHT_URL\" --break signature"
                    : "curl -s -d x \"$HOOKSIGHT_URL\(path)\""
            }.map { "\($0) >/dev/null 2>&1\n" }.joined()
            script += "exit \(test.exit)"
            let run = try await Program.run(
                ["run"] + test.arguments + ["--", "sh", "-c", script],
                environment: ["HOOKSIGHT_SECRET_OMNISALES": TestSecrets.texts["omnisales"] ?? ""])
            #expect(run.status == test.status)
            #expect(run.output.isEmpty)
            #expect(run.errors.replacing(#/[0-9]+ variants/#, with: "# variants") == test.errors)
        }

        @Test("What comes after the command's end counts, within the time")
        func late() async throws {
            let script =
                "(while [ ! -e go ]; do sleep 0.01; done; curl -s -d x \"$HOOKSIGHT_URL/a\") >/dev/null 2>&1 & touch go"
            let run = try await Program.run(["run", "--expect", "path:/a", "--within", "30s", "--", "sh", "-c", script])
            #expect(run.status == 0, "\(run.errors)")
        }

        @Test("Whether it was quiet: what comes soon after all have come is seen")
        func quiet() async throws {
            let run = try await Program.run([
                "run", "--expect", "path:/a", "--quiet", "100ms", "--expect-none", "path:/b", "--", "sh", "-c",
                "(curl -s -d x \"$HOOKSIGHT_URL/a\"; curl -s -d x \"$HOOKSIGHT_URL/b\") >/dev/null 2>&1 &",
            ])
            #expect(run.status == 1)
            #expect(run.errors.hasSuffix("\n\nunwanted  path:/b\ncame      #2  POST /b  200\n"), "\(run.errors)")
        }

        @Test("JUnit: a test case for each query, the cause in its failure")
        func junit() async throws {
            let folder = try TemporaryFolder()
            let run = try await Program.run(
                [
                    "run", "--junit", "report.xml", "--expect", "path:/a", "--expect", "path:/<b>", "--expect-none",
                    "path:/a", "--expect-none", "stripe", "--within", "0", "--", "sh", "-c",
                    "curl -s -o /dev/null -d x \"$HOOKSIGHT_URL/a\"",
                ], in: folder)
            #expect(run.status == 1)
            let report = try String(contentsOfFile: folder.file("report.xml"), encoding: .utf8)
            #expect(
                report == """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <testsuites name="hooksight run" tests="4" failures="2" errors="0" skipped="0">
                      <testsuite name="hooksight run" tests="4" failures="2" errors="0" skipped="0">
                        <testcase name="path:/a" classname="expect"/>
                        <testcase name="path:/&lt;b&gt;" classname="expect">
                          <failure type="expect" message="expected  path:/&lt;b&gt;">expected  path:/&lt;b&gt;
                    nearest   one came, and fits no part of it:
                              #1  POST /a  200</failure>
                        </testcase>
                        <testcase name="path:/a" classname="expect-none">
                          <failure type="expect-none" message="unwanted  path:/a">unwanted  path:/a
                    came      #1  POST /a  200</failure>
                        </testcase>
                        <testcase name="stripe" classname="expect-none"/>
                      </testsuite>
                    </testsuites>

                    """)
        }

        @Test(
            "A signal is the command's; without one it ends the run",
            arguments: [
                (["--", "sh", "-c", "trap 'exit 5' TERM; touch ready; while :; do sleep 0.01; done"], SIGTERM, 5),
                (["--", "sh", "-c", "touch ready; exec sleep 600"], SIGINT, 130),
                (["--expect", "path:/a", "--within", "1h", "--", "touch", "ready"], SIGINT, 130),
                (["--expect", "path:/a", "--within", "1h", "--", "touch", "ready"], SIGTERM, 143),
                // The command does not heed it, and ends well.
                (
                    [
                        "--expect", "path:/a", "--within", "1h", "--", "sh", "-c",
                        "trap '' TERM; touch ready; sleep 0.5",
                    ], SIGTERM, 143
                ),
            ] as [([String], Int32, Int32)])
        func signals(_ arguments: [String], signal: Int32, status: Int32) async throws {
            let folder = try TemporaryFolder()
            let process = Process()
            process.executableURL = URL(fileURLWithPath: Program.path)
            process.arguments = ["run"] + arguments
            process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
            process.environment = Program.scrubbed(["TMPDIR": folder.path], folder)
            process.standardError = try FileHandle(forWritingTo: Program.created(folder.file("stderr.txt")))
            let exit = try process.start()
            try await until("the command runs") { FileManager.default.fileExists(atPath: folder.file("ready")) }
            kill(process.processIdentifier, signal)
            #expect(try await exit.wait() == status)
            let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(!left.contains { $0.hasPrefix("hooksight-run-") })
        }
    }
}
