import Foundation
import HookModel
import JSONText
import TestSupport
import Testing

extension ProgramTests {
    /// What commands print, whole: at two widths, into a pipe, with a listener and without, and on an empty store.
    ///
    /// The screens stand in `Tests/SystemTests/Screens`; `HOOKSIGHT_WRITE_SCREENS=1 swift test --filter ScreenTests` writes
    /// them anew.
    @Suite struct CommandScreenTests {
        private static let commands = [
            ["list"], ["list", "signature:failed", "--oldest"], ["list", "stirpe"], ["show", "3"],
            ["show", "3", "--diff", "2"], ["deliveries"], ["deliveries", "d1"], ["deliveries", "--state", "failed"],
            ["stats"], ["check", "--captures"], ["check", "--captures", "payload:invalid", "--format", "github"],
            ["export", "1", "--format", "curl"], ["providers", "bharatcart"], ["replay", "9"], ["retry", "d9"],
            ["wait"], ["delete", "bharatcart"],
        ]

        /// The exit code is part of the screen, and what goes to standard error is marked.
        private static func screen(
            _ arguments: [String], _ store: String, _ environment: [String: String]
        ) async throws -> String {
            let run = try await Program.run(
                arguments + ["--store", store].prefix(arguments.first == "providers" ? 0 : 2),
                environment: environment.merging(["TZ": "UTC"]) { $1 })
            #expect(!(run.output + run.errors).contains("\u{1B}"), "\(arguments): colour in a file")
            if let width = environment["COLUMNS"].flatMap({ Int($0) }), Self.fits.contains(arguments.first ?? "") {
                let long = run.output.split(separator: "\n").filter { $0.count > width }
                #expect(long.isEmpty, "\(arguments) at \(width): \(long)")
            }
            let errors = run.errors.split(separator: "\n").map { "! \($0)\n" }.joined()
            return "$ hooksight \(arguments.joined(separator: " "))\n" + run.output + errors + "[\(run.status)]\n\n"
        }

        /// Commands whose lines fit the terminal; others print captured lines as they are.
        private static let fits: Set<String> = ["list", "stats"]

        /// The text without what is another one in each run.
        private static func normal(_ text: String, _ folder: TemporaryFolder) -> String {
            text.replacing(folder.path, with: "FOLDER")
                .replacing(/127\.0\.0\.1:\d+|localhost:\d+/) { "\($0.output.split(separator: ":")[0]):PORT" }
                .replacing(/\d\d:\d\d:\d\d(\.\d+)?/, with: "08:45:54").replacing(
                    /\d\d\d\d-\d\d-\d\d/, with: "2026-11-26"
                )
                .replacing(/\d+ ms/, with: "N ms").replacing(/\((now|\d+ \w+ ago)\)/, with: "(now)")
                .replacing(/store +[\d,]+ bytes/, with: "store      N bytes")
                .replacing(/2026-11-26 \d\d:00Z/, with: "2026-11-26 08:00Z")
                .replacing(/Content-Length: \d+/, with: "Content-Length: N")
        }

        @Test("Commands at a width, and into a pipe", arguments: ["80", "120", "pipe"])
        func screens(_ width: String) async throws {
            let environment = width == "pipe" ? ["NO_COLOR": "1"] : ["COLUMNS": width]
            let folder = try TemporaryFolder()
            let store = folder.file("captures.sqlite")
            let app = FakeApp { received, _ in
                .answer(received.body.contains("\"orderId\"") ? 200 : 422, body: "no such order\n")
            }
            let port = try await app.start()
            let program = try await RunningProgram(
                ["--forward", "name=app \(port)", "--retry", "none"],
                environment: ["HOOKSIGHT_SECRET_BHARATCART": "whsec_test"], folder: folder)
            let sample = try ProjectFiles.bytes("Samples/bharatcart/order.created.json")
            let good = String(decoding: sample, as: UTF8.self)
            let bad = good.replacing("\"orderId\"", with: "\"order_id\"").replacing("235997", with: "\"235997\"")
            _ = try await program.post("/hello", ["Content-Type: application/json"], body: Array(#"{"a":1}"#.utf8))
            for (body, secret) in [(good, "whsec_test"), (bad, "other")] {
                let signature = try TestSecrets.sign(Array(body.utf8), secret)
                _ = try await program.post(
                    "/webhooks/bharatcart", ["Content-Type: application/json", "X-Webhook-Signature: \(signature)"],
                    body: Array(body.utf8))
            }
            try await program.waitUntilNothingIsPending()
            try await until("the signature is explained") {
                try await program.inspect("/captures/3")["signature"]?["diagnosis"]?.elements.isEmpty == false
            }
            var running: [String] = []
            for command in Self.commands where command != ["wait"] {
                running.append(Self.normal(try await Self.screen(command, store, environment), folder))
            }
            #expect(try await program.end() == 0)
            var alone: [String] = []
            for command in Self.commands {
                alone.append(Self.normal(try await Self.screen(command, store, environment), folder))
            }
            for (one, other) in zip(running, alone.filter { !$0.hasPrefix("$ hooksight wait\n") }) {
                #expect(one == other)
            }
            let empty = try TemporaryFolder()
            let first = try await RunningProgram(folder: empty)
            #expect(try await first.end() == 0)
            alone.append("# on an empty store\n\n")
            for command in Self.commands {
                let screen = try await Self.screen(command, empty.file("captures.sqlite"), environment)
                alone.append(Self.normal(screen, empty))
            }
            try compare(alone.joined(), "commands-\(width).txt")
        }

        private func compare(_ screen: String, _ name: String) throws {
            let file = ProjectFiles.root.appending(path: "Tests/SystemTests/Screens/\(name)")
            if ProcessInfo.processInfo.environment["HOOKSIGHT_WRITE_SCREENS"] != nil {
                try screen.write(to: file, atomically: true, encoding: .utf8)
            }
            #expect(try screen == String(contentsOf: file, encoding: .utf8))
        }
    }
}
