import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// Completions of commands, flags, names and queries, in the shells themselves.
    @Suite struct CompletionsTests {
        /// A store with captures of two providers, a delivery, and a path that is a trap for shells.
        private static func store() async throws -> TemporaryFolder {
            let folder = try TemporaryFolder()
            let program = try await RunningProgram(
                ["--pin", "/h=bharatcart", "--forward", "name=shop http://127.0.0.1:1", "--retry", "none"],
                folder: folder)
            let types = ["Content-Type: application/json"]
            let odd = CheckCommandTests.order.replacing("order.shipped", with: "a\\u001b[31m\\nb") + "7}"
            for (path, body) in [("/h", CheckCommandTests.shipped), ("/$(>pwned)", "{}"), ("/h", odd)] {
                _ = try await program.post(path, types, body: Array(body.utf8))
            }
            try await program.end()
            try FileManager.default.createDirectory(atPath: folder.file("bin"), withIntermediateDirectories: false)
            try FileManager.default.createSymbolicLink(
                atPath: folder.file("bin/hooksight"), withDestinationPath: Program.path)
            try Data().write(to: URL(fileURLWithPath: folder.file("bin/no.json")))
            return folder
        }

        private static func environment(_ folder: TemporaryFolder) -> [String: String] {
            let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
            return [
                "PATH": "\(folder.file("bin")):\(path)", "HOOKSIGHT_STORE": folder.file("captures.sqlite"),
                "TERM": "xterm",
            ]
        }

        /// What is typed, and what its last word becomes.
        static let typed = [
            ("hooksight prov", "providers"), ("hooksight check --ident", "--identified"),
            ("hooksight check --as-provider bhar", "bharatcart"),
            ("hooksight check --as-provider bharatcart --as-event order.ship", "order.shipped"),
            ("hooksight check --format sa", "sarif"), ("hooksight check --captures bharat", "bharatcart"),
            ("hooksight check --captures signature:mal", "signature:malformed"),
            ("hooksight check --captures target:sh", "target:shop"),
            ("hooksight check --captures bharatcart dup", "duplicate:"),
            ("hooksight deliveries --target sh", "shop"), ("hooksight verify lat", "latest"),
            ("hooksight targets en", "enable"), ("hooksight send bharatcart order.ship", "order.shipped"),
            // Behind a colon, and a folder's slash, the word goes on.
            ("hooksight check --captures sig\tver", "signature:verified"), ("hooksight check bi\tno.js", "bin/no.json"),
            ("hooksight listen --output qu", "quiet"), ("hooksight man targ", "targets"),
        ]

        @Test("A tabulator ends the word", arguments: TypedShell.installed)
        func shells(_ shell: String) async throws {
            let folder = try await Self.store()
            let environment = Self.environment(folder)
            let typing = TypedShell(shell: shell, folder: folder)
            let found = try await typing.lastWords(after: Self.typed.map(\.0), environment: environment)
            #expect(found == Self.typed.map(\.1))
        }

        @Test("What strangers sent runs nothing, and moves no cursor", arguments: TypedShell.installed)
        func hostile(_ shell: String) async throws {
            let folder = try await Self.store()
            let environment = Self.environment(folder)
            let typing = TypedShell(shell: shell, folder: folder)
            // Several candidates leave the line open, so it is typed to its end.
            let found = try await typing.lastWords(
                after: ["hooksight check --captures path:\tend"], environment: environment)
            #expect(found.count == 1)
            #expect(!FileManager.default.fileExists(atPath: folder.file("pwned")))
        }

        @Test("Candidates as each shell reads them")
        func candidates() async throws {
            let folder = try await Self.store()
            func ask(_ shell: String, _ arguments: String...) async throws -> [String] {
                let run = try await Program.run(
                    ["---completion"] + arguments,
                    environment: Self.environment(folder).merging(["SAP_SHELL": shell, "SAP_SHELL_VERSION": "5"]) {
                        $1
                    },
                    in: folder)
                #expect(run.status == 0 && run.errors.isEmpty)
                return run.output.split(separator: "\n").map(String.init)
            }
            let query = ["check", "--", "positional@0"]
            #expect(
                try await ask(
                    "zsh", query[0], query[1], query[2], "3", "10", "hooksight", "check", "--captures", "delivery:d")
                    == ["delivery\\:delivered:delivery", " "])
            #expect(
                try await ask("fish", "deliveries", "--", "positional@0", "2", "1", "hooksight", "deliveries", "d")
                    == ["d3\t#3 to shop, pending", "d2\t#2 to shop, pending", "d1\t#1 to shop, pending"])
            #expect(
                try await ask("fish", "replay", "--", "positional@0", "2", "1", "hooksight", "replay", "#")
                    == [
                        "#3\tbharatcart a\\u{1b}[31m\\u{a}b", "#2\tPOST /$(>pwned)",
                        "#1\tbharatcart order.shipped",
                    ])
            // bash has taken the word apart, and gets what follows the colon, in quotes.
            let paths = try await ask(
                "bash", query[0], query[1], query[2], "4", "1", "hooksight", "check", "--captures", "path", ":")
            #expect(paths.contains("'\"/$(>pwned)\"'") && paths.allSatisfy { $0.hasPrefix("'") })
        }

        @Test("Without a store, and in a folder of payloads")
        func withoutStore() async throws {
            let folder = try TemporaryFolder()
            for name in ["fixtures", "food"] {
                try FileManager.default.createDirectory(atPath: folder.file(name), withIntermediateDirectories: false)
            }
            for name in ["fo.json", "fo.txt", ".fo.json"] {
                try Data().write(to: URL(fileURLWithPath: folder.file(name)))
            }
            let files = try await Program.run(
                ["---completion", "check", "--", "positional@0", "2", "2", "hooksight", "check", "fo"], in: folder)
            #expect(files.output == "fo.json\nfood/\n")
            let ids = try await Program.run(
                ["---completion", "deliveries", "--", "positional@0", "2", "0", "hooksight", "deliveries", ""],
                in: folder)
            #expect(ids.status == 0 && ids.output.isEmpty && ids.errors.isEmpty)
            #expect(!FileManager.default.fileExists(atPath: folder.file(".local")))
        }

        @Test("A shell that there is no script for")
        func refused() async throws {
            let near = try await Program.run(["completions", "fsh"])
            #expect(near.status == 64)
            #expect(near.errors == "error: expected bash, zsh or fish, found \"fsh\"; did you mean fish?\n")
            let none = try await Program.run(["completions"], environment: ["SHELL": "/bin/dash"])
            #expect(none.status == 64)
            #expect(
                none.errors == "error: $SHELL names none of bash, zsh and fish; name one: hooksight completions bash\n")
            let own = try await Program.run(["completions"], environment: ["SHELL": "/bin/zsh"])
            #expect(own.status == 0 && own.output.hasPrefix("#compdef hooksight\n"))
        }
    }
}
