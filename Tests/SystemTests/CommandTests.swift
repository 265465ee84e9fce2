import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// The program as its user meets it: exit codes and whole messages.
    @Suite struct CommandTests {
        struct Case: Sendable, CustomTestStringConvertible {
            let testDescription: String
            let arguments: [String]
            var environment: [String: String] = [:]
            var file: String?
            let status: Int32
            var errors: String?
            var output: String?
        }

        static let cases = [
            Case(testDescription: "version", arguments: ["--version"], status: 0, output: "0.1.0\n"),
            Case(
                testDescription: "a port that is none", arguments: ["listen", "--port", "66000"], status: 64,
                errors: "error: --port: expected a port from 0 to 65535, found \"66000\"\n"),
            Case(
                testDescription: "a port from a variable", arguments: [], environment: ["HOOKSIGHT_PORT": "x"],
                status: 64,
                errors: "error: HOOKSIGHT_PORT: expected a port from 0 to 65535, found \"x\"\n"),
            Case(
                testDescription: "a flag beats a variable", arguments: ["--port", "y"],
                environment: ["HOOKSIGHT_PORT": "x"], status: 64,
                errors: "error: --port: expected a port from 0 to 65535, found \"y\"\n"),
            Case(
                testDescription: "a variable beats the file", arguments: [],
                environment: ["HOOKSIGHT_MAX_BODY": "much"],
                file: #"{"max_body": "more"}"#, status: 64,
                errors: "error: HOOKSIGHT_MAX_BODY: expected a size such as 64KiB, 32MiB or 1GB, found \"much\"\n"),
            Case(
                testDescription: "the file, with its place", arguments: [], file: "{\n  \"port\": -1\n}", status: 64,
                errors: "error: hooksight.json:2:11: port: expected a port from 0 to 65535, found \"-1\"\n"),
            Case(
                testDescription: "a key that there is not", arguments: [], file: #"{"prot": 1, "maxBody": 5}"#,
                status: 64,
                errors: "error: hooksight.json:1:10: prot: there is no such setting; see `hooksight listen --help`\n"),
            Case(
                testDescription: "a key spelt otherwise", arguments: [], file: #"{"maxBody": 5}"#, status: 64,
                errors: "error: hooksight.json:1:13: maxBody: there is no such setting; did you mean \"max_body\"?\n"),
            Case(
                testDescription: "a found file may not open the world", arguments: [], file: #"{"host": "0.0.0.0"}"#,
                status: 64,
                errors: "error: hooksight.json:1:10: host: a file found in the working directory may not set this; "
                    + "pass it with --config hooksight.json if you trust it, or use --host\n"),
            Case(
                testDescription: "D: a size without a unit", arguments: ["--max-body", "32"], status: 64,
                errors: "error: --max-body: expected a size such as 64KiB, 32MiB or 1GB, found \"32\"\n"),
            Case(
                testDescription: "a store that is too small", arguments: ["--keep-bytes", "999kB"], status: 64,
                errors: "error: --keep-bytes: expected a size from 1MB up, such as 10GB, or none, found \"999kB\"\n"),
            Case(
                testDescription: "no capture to keep", arguments: [], environment: ["HOOKSIGHT_KEEP": "0"], status: 64,
                errors: "error: HOOKSIGHT_KEEP: expected a number of captures from 1 up, or none, found \"0\"\n"),
            Case(
                testDescription: "half a day to keep", arguments: ["--keep-days", "0.5"], status: 64,
                errors: "error: --keep-days: expected a number of days from 1 to 36500, or none, found \"0.5\"\n"),
            Case(
                testDescription: "a found file may not have captures dropped", arguments: [], file: #"{"keep": 1}"#,
                status: 64,
                errors: "error: hooksight.json:1:10: keep: a file found in the working directory may not set this; "
                    + "pass it with --config hooksight.json if you trust it, or use --keep\n"),
            Case(
                testDescription: "an empty secret", arguments: [], environment: ["HOOKSIGHT_SECRET_OMNISALES": ""],
                status: 64,
                errors: "error: HOOKSIGHT_SECRET_OMNISALES: the secret for omnisales is empty; "
                    + "an empty secret would verify what anybody signs\n"),
            Case(
                testDescription: "a secret of nobody", arguments: ["--secret", "nobody=text:s3cr3t"], status: 64,
                errors:
                    "error: --secret: no provider \"nobody\"; hooksight providers lists them; documents of your own: "
                    + "--provider-dir FOLDER, or HOOKSIGHT_PROVIDER_DIR\n"),
            Case(
                testDescription: "a secret of no form is not repeated", arguments: ["--secret", "MfKQ9r8GKYqr=="],
                status: 64, errors: "error: --secret: expected ID=env:NAME, ID=file:PATH or ID=SECRET\n"),
            Case(
                testDescription: "an empty verify token", arguments: [],
                environment: ["HOOKSIGHT_VERIFY_TOKEN_META": ""], status: 64,
                errors: "error: HOOKSIGHT_VERIFY_TOKEN_META: the verify token for meta is empty; "
                    + "an empty verify token would be everybody's\n"),
            Case(
                testDescription: "a verify token of no form is not repeated",
                arguments: ["--verify-token", "s3cr3t"], status: 64,
                errors: "error: --verify-token: expected ID=env:NAME, ID=file:PATH or ID=SECRET\n"),
            Case(
                testDescription: "a found file may not choose verify tokens", arguments: [],
                file: #"{"verify_token": ["meta=text:s3cr3t"]}"#, status: 64,
                errors: "error: hooksight.json:1:18: verify_token: a file found in the working directory may not "
                    + "set this; pass it with --config hooksight.json if you trust it, or use --verify-token\n"),
            Case(
                testDescription: "a pin to nobody", arguments: ["--pin", "/x=nobody"], status: 64,
                errors: "error: --pin: no provider \"nobody\"; hooksight providers lists them; documents of your own: "
                    + "--provider-dir FOLDER, or HOOKSIGHT_PROVIDER_DIR\n"),
            Case(
                testDescription: "F: a filter with a misspelt provider",
                arguments: ["--forward", "provider=githb 3000"],
                status: 64,
                errors: "error: --forward localhost:3000: provider=githb: no such provider; "
                    + "did you mean github? (hooksight providers)\n"),
            Case(
                testDescription: "a store in no folder", arguments: ["--store", "/proc/nowhere/x.sqlite"], status: 2),
            Case(
                testDescription: "an unknown provider", arguments: ["providers", "nobody"], status: 64,
                errors: "error: no provider \"nobody\"; hooksight providers lists them; documents of your own: "
                    + "--provider-dir FOLDER, or HOOKSIGHT_PROVIDER_DIR\n"),
            Case(
                testDescription: "an unknown event", arguments: ["providers", "omnisales", "order.lost"], status: 64,
                errors: "error: no event \"order.lost\" of OmniSales; hooksight providers omnisales lists them\n"),
            Case(testDescription: "version as a word", arguments: ["version"], status: 0, output: "0.1.0\n"),
            Case(
                testDescription: "a misspelt command", arguments: ["chekc", "f"], status: 64,
                errors: "error: no command \"chekc\"; did you mean check? (hooksight --help)\n"),
            Case(
                testDescription: "help of a misspelt command", arguments: ["help", "listne"], status: 64,
                errors: "error: no command \"listne\"; did you mean listen? (hooksight --help)\n"),
            Case(
                testDescription: "a port where a command stands", arguments: ["3000"], status: 64,
                errors: "error: no command \"3000\"; to forward to that port: hooksight --forward 3000 "
                    + "(hooksight --help)\n"),
            Case(
                testDescription: "the flag of another tool", arguments: ["listen", "--to", "3000"], status: 64,
                errors: "error: Unknown option '--to'. Did you mean '--forward'?\n"),
            Case(
                testDescription: "a capture's id where a delivery's is due", arguments: ["retry", "#7"], status: 64,
                errors: "error: The value '#7' is invalid for '<ids>': expected a delivery's id such as d7 "
                    + "(hooksight deliveries), found \"#7\"\n"
                    + "Help:  <ids>  Ids of deliveries, such as d7; `hooksight deliveries` lists them.\n"),
            Case(
                testDescription: "a schema of nobody", arguments: ["schema"], status: 64,
                errors:
                    "error: no provider is named; name one, such as hooksight schema github push, or give --document "
                    + "for the schema of provider documents\n"),
            Case(
                testDescription: "two schemas at once", arguments: ["schema", "github", "--document"], status: 64,
                errors: "error: --document stands alone; leave the provider and --provider-dir out\n"),
            Case(
                testDescription: "a folder of documents that is not there",
                arguments: ["providers", "--provider-dir", "/nope"], status: 2,
                errors: "error: /nope: the folder cannot be read; name one with --provider-dir DIR\n"),
        ]

        @Test("A variable that is no setting is reported with the nearest one, and not used")
        func unknownVariable() async throws {
            let program = try await RunningProgram(environment: ["HOOKSIGHT_PROT": "1"])
            #expect(try await program.end() == 0)
            #expect(program.errors == "warning: HOOKSIGHT_PROT is no setting; did you mean HOOKSIGHT_PORT?\n")
        }

        @Test("A command line and what comes of it", arguments: cases)
        func command(_ test: Case) async throws {
            let folder = try TemporaryFolder()
            if let file = test.file {
                try file.write(toFile: folder.file("hooksight.json"), atomically: true, encoding: .utf8)
            }
            let result = try await Program.run(test.arguments, environment: test.environment, in: folder)
            #expect(result.status == test.status, "\(result)")
            if let output = test.output { #expect(result.output == output) }
            if let errors = test.errors { #expect(result.errors == errors, "\(result.errors)") }
            #expect(!result.errors.contains("s3cr3t"))
        }

        @Test(
            "What is known of the providers",
            arguments: [
                (["providers"], ["omnisales", "34 events", "X-Webhook-Signature: hmac-sha256-hex"]),
                (["providers", "esahayak"], ["signature  none", "stamp.uploaded", "X-eSahayak-Event must equal"]),
                (
                    ["providers", "omnisales", "order.created"],
                    ["\"total\": 99.99", "\"order_id\": \"ord_789\"", "schema"]
                ),
                (["providers", "meta"], ["handshake  hub_challenge, with a verify token"]),
                (["providers", "zoom"], ["handshake  url_validation, when its signature verifies"]),
                (
                    ["providers", "stripe"],
                    ["  with an example, ", "to send: hooksight send stripe EVENT", "  without an example, "]
                ),
                (
                    ["providers", "stripe", "charge.succeeded"],
                    ["The guide shows no payload, and there is no example."]
                ),
                (
                    ["schema", "--document"],
                    [
                        "\"$schema\": \"https://json-schema.org/draft/2020-12/schema\"",
                        "\"title\": \"Provider document\"",
                    ]
                ),
                (["providers", "--json"], ["\"providers\": [", "\"id\": \"bharatcart\""]),
                (
                    ["providers", "omnisales", "order.created", "--json"],
                    ["\"documented\": true", "\"type\": \"order.created\""]
                ),
            ])
        func providers(arguments: [String], words: [String]) async throws {
            let result = try await Program.run(arguments)
            #expect(result.status == 0)
            #expect(result.errors.isEmpty)
            for word in words { #expect(result.output.contains(word), "\(word)") }
            #expect(!result.output.contains("\u{1B}"), "no colour on a pipe")
        }

        @Test("The help is grouped, and says how settings are given")
        func help() async throws {
            let result = try await Program.run(["listen", "--help"], environment: ["COLUMNS": "400"])
            #expect(result.status == 0)
            for words in [
                "RECEIVE:", "SECRETS AND PROVIDERS:", "FORWARD:", "RESPOND:", "INSPECT:", "STORE:", "LIMITS:",
                "--max-body <size>", "default: 32MiB", "--keep-bytes <size>", "default: 10GB", "HOOKSIGHT_MAX_BODY",
                "--pin <path=id>", "--config",
            ] {
                #expect(result.output.contains(words), "\(words)")
            }
        }
    }
}
