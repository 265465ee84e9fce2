import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// `hooksight run`: a listener around a command.
    @Suite struct RunCommandTests {
        struct Case: Sendable, CustomTestStringConvertible {
            let testDescription: String
            let arguments: [String]
            let status: Int32
            var output = ""
            var errors = ""
        }

        static let cases: [Case] = [
            Case(
                testDescription: "the command's own code, and its streams alone",
                arguments: ["--", "sh", "-c", "echo a; echo b >&2; exit 3"],
                status: 3, output: "a\n", errors: "b\n"),
            Case(testDescription: "no expectation: nothing is said", arguments: ["--", "true"], status: 0),
            Case(
                testDescription: "a signal ended it", arguments: ["--", "sh", "-c", "kill -9 $$"], status: 137),
            Case(
                testDescription: "options behind -- are the command's",
                arguments: ["--", "echo", "--help", "--", "-x"],
                status: 0, output: "--help -- -x\n"),
            Case(
                testDescription: "a key of the command's is left as it is",
                arguments: ["--", "echo", "--secret", "-----BEGIN"], status: 0, output: "--secret -----BEGIN\n"),
            Case(
                testDescription: "no such program", arguments: ["--", "hooksight-none", "test"], status: 2,
                errors: "error: no program \"hooksight-none\"; is it installed, and its folder in PATH?\n"),
            Case(
                testDescription: "a misspelt program", arguments: ["--", "ture"], status: 2,
                errors: "error: no program \"ture\"; did you mean true?\n"),
            Case(
                testDescription: "no such file", arguments: ["--", "./none"], status: 2,
                errors: "error: no program \"./none\"\n"),
            Case(
                testDescription: "a folder is no program", arguments: ["--", "/"], status: 2,
                errors: "error: \"/\" cannot be run; is it a program? (chmod +x)\n"),
            Case(
                testDescription: "no command", arguments: ["--expect", "stripe"], status: 64,
                errors: "error: no command was given; it stands behind --, as in hooksight run -- npm test\n"),
            Case(
                testDescription: "a command before --", arguments: ["npm", "test"], status: 64,
                errors: "error: the command stands behind --, as in hooksight run -- npm test\n"),
            Case(
                testDescription: "a query that is not understood starts nothing",
                arguments: ["--expect", "(stripe", "--", "echo", "started"], status: 64,
                errors: "error: --expect '(stripe': this ( is never closed\n"),
            Case(
                testDescription: "nor does one that must not come",
                arguments: ["--expect-none", "signatur:failed", "--", "echo", "started"], status: 64,
                errors: "error: --expect-none 'signatur:failed': no field \"signatur\"; did you mean signature?\n"),
            Case(
                testDescription: "a time without a unit", arguments: ["--within", "10", "--", "true"], status: 64,
                errors: "error: --within: expected a time up to 1h, such as 500ms, 10s or 2m, found \"10\"\n"),
            Case(
                testDescription: "a count that is none", arguments: ["--count", "0", "--", "true"], status: 64,
                errors: "error: --count: expected a number from 1 to 1000, found \"0\"\n"),
            Case(
                testDescription: "a report that cannot be written",
                arguments: ["--expect", "stripe", "--within", "0", "--junit", "none/report.xml", "--", "true"],
                status: 2,
                errors: "hooksight run: 1 of 1 expectations not met within 0s\n\nexpected  stripe\n"
                    + "nearest   nothing came\n"
                    + "error: the file none/report.xml cannot be written; name another with --junit FILE\n"),
        ]

        @Test("Exit codes and messages, whole", arguments: cases)
        func codes(_ test: Case) async throws {
            let run = try await Program.run(["run"] + test.arguments)
            #expect(run.status == test.status)
            #expect(run.output == test.output)
            #expect(run.errors == test.errors)
        }

        @Test("The command finds receiver, inspector, providers' paths and store; nothing else of the listener")
        func environment() async throws {
            let folder = try TemporaryFolder()
            let script = """
                echo "$HOOKSIGHT_URL $HOOKSIGHT_INSPECT $HOOKSIGHT_URL_OMNISALES $HOOKSIGHT_URL_STANDARD_WEBHOOKS"
                echo "$HOOKSIGHT_STORE"
                [ -f "$HOOKSIGHT_STORE" ] && echo the store is there
                grep -E 'SigBlk' /proc/self/status
                """
            let run = try await Program.run(
                ["run", "--", "sh", "-c", script], environment: ["HOOKSIGHT_PORT": "1", "TMPDIR": folder.path],
                in: folder)
            #expect(run.status == 0, "\(run.errors)")
            let lines = run.output.split(separator: "\n").map(String.init)
            try #require(lines.count == 4, "\(run.output)")
            let words = lines[0].split(separator: " ").map(String.init)
            try #require(words.count == 4)
            #expect(words[0].wholeMatch(of: #/http://127\.0\.0\.1:[0-9]+/#) != nil && !words[0].hasSuffix(":1"))
            #expect(words[1].wholeMatch(of: #/http://127\.0\.0\.1:[0-9]+/#) != nil && words[1] != words[0])
            #expect(words[2] == "\(words[0])/webhooks/omni")
            #expect(words[3] == "\(words[0])/webhooks/standard-webhooks")
            #expect(lines[1].hasPrefix("\(folder.path)/hooksight-run-"))
            #expect(lines[2...] == ["the store is there", "SigBlk:\t0000000000000000"])
            #expect(!FileManager.default.fileExists(atPath: lines[1]), "the store goes away")
            let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(!left.contains { $0.hasPrefix("hooksight-run-") })
        }

        @Test("A process that the command leaves behind keeps no port of the listener")
        func ports() async throws {
            let run = try await Program.run([
                "run", "--", "sh", "-c",
                "sleep 600 >/dev/null 2>&1 & echo $! ${HOOKSIGHT_URL##*:} ${HOOKSIGHT_INSPECT##*:}",
            ])
            let numbers = run.output.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
            try #require(numbers.count == 3, "\(run.output)")
            defer { kill(pid_t(numbers[0]), SIGKILL) }
            for port in numbers[1...] {
                await #expect(throws: (any Error).self) { try await RawClient.connect(port: port) }
            }
        }

        @Test("A port that was asked for, and one that another has")
        func port() async throws {
            let free = try { try HeldPort().number }()
            let run = try await Program.run(
                ["run", "--port", "\(free)", "--", "sh", "-c", "echo \"$HOOKSIGHT_URL\""])
            #expect(run.status == 0 && run.output == "http://127.0.0.1:\(free)\n", "\(run.errors)")
            let other = try await RunningProgram()
            let taken = try await Program.run(["run", "--port", "\(other.receiver)", "--", "echo", "started"])
            #expect(taken.status == 2 && taken.output.isEmpty)
            #expect(
                taken.errors.hasPrefix("error: ") && taken.errors.contains(":\(other.receiver)"), "\(taken.errors)")
            try await other.end()
        }

        @Test("Descriptors that were given are the command's, too")
        func descriptors() async throws {
            let run = try await Program.run(
                ["-c", "exec 7<<END; exec \"$0\" run -- sh -c 'cat <&7'\nfrom outside\nEND", Program.path],
                executable: "/bin/sh")
            #expect(run.output == "from outside\n", "\(run.errors)")
        }

        @Test("Standard input is the command's")
        func input() async throws {
            let run = try await Program.run(["run", "--", "cat"], input: Array("from inside\n".utf8))
            #expect(run.output == "from inside\n")
        }

        @Test("A kept store has the captures, and is never written into again")
        func keptStore() async throws {
            let folder = try TemporaryFolder()
            let arguments = [
                "run", "--keep-store", "kept.sqlite", "--expect", "path:/b", "--within", "0", "--", "sh", "-c",
                "curl -s -o answer -d x \"$HOOKSIGHT_URL/a\"",
            ]
            let run = try await Program.run(arguments, in: folder)
            #expect(run.status == 1)
            #expect(run.errors.hasSuffix("\n\nthe captures are in kept.sqlite\n"), "\(run.errors)")
            let mark = try await Program.run(["mark", "--store", folder.file("kept.sqlite")])
            #expect(mark.output == "a1\n")
            let again = try await Program.run(arguments, in: folder)
            #expect(again.status == 64)
            #expect(
                again.errors
                    == "error: --keep-store: kept.sqlite is there already, and a run starts with an empty store; "
                    + "name another, or delete it\n")
        }

        @Test("--verbose prints captures to standard error as a listener does")
        func verbose() async throws {
            let run = try await Program.run([
                "run", "--verbose", "--", "sh", "-c", "curl -s -d x \"$HOOKSIGHT_URL/a\"",
            ])
            #expect(run.output == #"{"received":true,"id":1}"#)
            #expect(run.errors.hasPrefix("hooksight 0.1.0\n  webhook URL     http://127.0.0.1:"), "\(run.errors)")
            #expect(run.errors.contains(#/\n#1 +[0-9:]{8}  POST \/a /#), "\(run.errors)")
        }

        @Test("What is wrong with the settings is said in front of all")
        func warnings() async throws {
            let run = try await Program.run(
                ["run", "--expect-none", "provider:stirpe", "--within", "0", "--", "sh", "-c", "echo started >&2"],
                environment: ["HOOKSIGHT_SECRET_STIRPE": "x"])
            #expect(run.status == 0)
            #expect(
                run.errors == "note: no known provider is \"stirpe\"; did you mean \"stripe\"?\n"
                    + "warning: HOOKSIGHT_SECRET_STIRPE is not used: no provider \"stirpe\"; did you mean stripe? "
                    + "(hooksight providers)\nstarted\n")
            // The command may be a run, too.
            let nested = try await Program.run(["run", "--", Program.path, "run", "--", "true"])
            #expect(nested.status == 0 && nested.errors.isEmpty, "\(nested.errors)")
        }

        @Test("Captures are forwarded as by a listener")
        func forwards() async throws {
            let app = FakeApp()
            let port = try await app.start()
            let run = try await Program.run([
                "run", "--forward", "name=app \(port)", "--expect", "delivery:delivered target:app", "--", "sh", "-c",
                "curl -s -o /dev/null -d x \"$HOOKSIGHT_URL/hook\"",
            ])
            #expect(run.status == 0, "\(run.errors)")
            #expect(app.received.first?.head.hasPrefix("POST /hook ") == true)
        }
    }
}
