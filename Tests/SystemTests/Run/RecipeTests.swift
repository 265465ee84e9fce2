import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// The recipes of the article on tests, run by the runners themselves.
    @Suite struct RecipeTests {
        /// A runner of tests, and how it is started in a folder with the recipes.
        struct Runner: Sendable, CustomTestStringConvertible {
            let testDescription: String
            let command: [String]
            /// What shows that it is there.
            let probe: [String]
            /// What it says of a test that failed; nil where the first failure ends all.
            var failed: String?

            static let all = [
                Runner(testDescription: "sh", command: ["./orders.sh"], probe: ["sh", "-c", "true"]),
                Runner(
                    testDescription: "pytest", command: ["python3", "-m", "pytest", "-q", "-p", "no:cacheprovider"],
                    probe: ["python3", "-m", "pytest", "--version"], failed: "2 failed"),
                Runner(
                    testDescription: "node --test", command: ["node", "--test"],
                    probe: ["sh", "-c", "node --version | grep -E '^v(1[89]|[2-9][0-9])'"], failed: "# fail 2"),
                Runner(
                    testDescription: "swift test",
                    command: ["sh", "-c", "cp shop swift && cd swift && exec swift test --disable-sandbox"],
                    probe: ["swift", "--version"], failed: "with 2 issues"),
            ]
        }

        /// What the app under test does wrong, and what has to be said then.
        private static let faults: [(fault: String, words: [String])] = [
            ("", []),
            (
                "signature",
                [
                    "nearest   #1  POST /webhooks/omni  omnisales order.created  200", "differs   signature:verified",
                    "wrong secret, or the body was changed",
                ]
            ),
            ("payload", ["differs   payload:valid", "missing \"order_id\""]),
            ("silent", ["nearest   nothing came"]),
        ]

        @Test("What comes, comes wrong, does not come, and must not come", arguments: Runner.all)
        func runs(_ runner: Runner) async throws {
            guard try await isThere(runner) else {
                print("SKIPPED: there is no \(runner.testDescription) (1 test)")
                return
            }
            let folder = try TemporaryFolder()
            let samples = ProjectFiles.root.appendingPathComponent("Samples/testing").path
            for name in try FileManager.default.contentsOfDirectory(atPath: samples) {
                try FileManager.default.copyItem(atPath: "\(samples)/\(name)", toPath: folder.file(name))
            }
            try FileManager.default.createDirectory(atPath: folder.file("bin"), withIntermediateDirectories: false)
            try FileManager.default.createSymbolicLink(
                atPath: folder.file("bin/hooksight"), withDestinationPath: Program.path)
            // What is wrong with a payload is said by the same lines; one runner shows it.
            for (fault, words) in Self.faults where fault != "payload" || runner.failed == nil {
                let run = try await Program.run(
                    ["run", "--"] + runner.command,
                    environment: environment(folder).merging(["SHOP_FAULT": fault]) { $1 }, in: folder)
                let said = run.output + run.errors
                #expect(run.status == (fault.isEmpty ? 0 : 1), "\(fault): \(said)")
                for word in words { #expect(said.contains(word), "\(fault): \(said)") }
                guard let failed = runner.failed, !fault.isEmpty, fault != "silent" else { continue }
                // The test that nothing wrong is sent fails beside the other one.
                #expect(
                    said.contains("unwanted  payload:invalid OR signature:failed") && said.contains(failed), "\(said)")
            }
        }

        @Test("The article shows the recipes as they are")
        func article() throws {
            let text = String(
                decoding: try ProjectFiles.bytes("Sources/hooksight/hooksight.docc/Testing.md"), as: UTF8.self)
            let files = [
                "python": ["webhooks.py", "test_orders.py"], "js": ["webhooks.mjs", "orders.test.mjs"],
                "swift": ["swift/Tests/OrderTests/Webhooks.swift", "swift/Tests/OrderTests/OrderTests.swift"],
            ]
            for (language, names) in files {
                let shown = DocumentBlock.all(in: text).filter { $0.language == language }
                #expect(shown.count == names.count, "\(language)")
                for (block, name) in zip(shown, names) {
                    let recipe = String(decoding: try ProjectFiles.bytes("Samples/testing/\(name)"), as: UTF8.self)
                    #expect(recipe == block.lines.map { $0 + "\n" }.joined(), "\(name)")
                }
            }
        }

        /// The builds of Swift packages and the modules of Python are looked for below the home folder.
        private func environment(_ folder: TemporaryFolder) -> [String: String] {
            let own = ProcessInfo.processInfo.environment
            return [
                "PATH": "\(folder.file("bin")):\(own["PATH"] ?? "/usr/bin:/bin")", "HOME": own["HOME"] ?? folder.path,
                "HOOKSIGHT_SECRET_OMNISALES": TestSecrets.texts["omnisales"] ?? "", "COLUMNS": "400",
                "PYTHONDONTWRITEBYTECODE": "1", "NO_COLOR": "1",
            ]
        }

        private func isThere(_ runner: Runner) async throws -> Bool {
            let folder = try TemporaryFolder()
            return try await Program.run(
                runner.probe, environment: environment(folder), in: folder, executable: "/usr/bin/env"
            ).status == 0
        }
    }
}
