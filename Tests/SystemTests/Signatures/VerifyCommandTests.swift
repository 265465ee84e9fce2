import Foundation
import JSONText
import NIOCore
import TestSupport
import Testing

extension ProgramTests {
    /// `hooksight verify` as its user meets it.
    @Suite struct VerifyCommandTests {
        @Test("The verdict, the steps that led to it, and the exit code", arguments: verdicts)
        func verdict(_ test: VerifyCase) async throws { try await test.check("verify") }

        @Test("What cannot be done, or was not meant so", arguments: refusals)
        func refusal(_ test: VerifyCase) async throws { try await test.check("verify") }

        @Test("A whole request is read to the byte, whatever its line ends", arguments: rawRequests)
        func raw(_ test: RawCase) async throws {
            let run = try await Program.run(
                ["verify", "--raw", "-", "--secret", Self.docsSecret], input: Array(test.request.utf8))
            #expect(run.status == test.status, "\(run.errors)")
            #expect(run.output.hasPrefix("signature  \(test.says)"), "\(run.output)")
            #expect(run.errors == (test.warning.isEmpty ? "" : "warning: standard input: \(test.warning)\n"))
        }

        @Test(
            "Field 12: bytes of a header that are no UTF-8 are verified as the file has them",
            arguments: ["\n", "\r\n"])
        func headerBytes(_ lineEnd: String) async throws {
            let folder = try TemporaryFolder()
            // Zendesk signs the text of its timestamp, whatever that is; by OpenSSL, over caf, E9 and the body.
            var headers = Data(
                "X-Zendesk-Webhook-Signature: YcRcEHD4gpFhpDWkyVUlgu+pGXKaUMl0mq2QQ+tgoVI=\(lineEnd)".utf8)
            headers += Data("X-Zendesk-Webhook-Signature-Timestamp: caf".utf8) + [0xE9] + Data(lineEnd.utf8)
            try headers.write(to: URL(fileURLWithPath: folder.file("headers")))
            let run = try await Program.run(
                [
                    "verify", "--provider", "zendesk", "--secret", "zendesk-test-secret", "--header", "@headers", "-",
                ], in: folder, input: Array("{}".utf8))
            #expect(run.status == 0, "\(run)")
            #expect(run.output.hasPrefix("signature  verified"), "\(run.output)")
        }

        @Test("JSON has the members of a capture's signature, and the steps")
        func json() async throws {
            let folder = try TemporaryFolder()
            try Data(Self.docsBody.utf8).write(to: URL(fileURLWithPath: folder.file("body")))
            let arguments = [
                "verify", "--json", "--provider", "github", "--secret", "wrong", "-H", Self.docsLine, "body",
            ]
            let run = try await Program.run(arguments, in: folder)
            #expect(run.status == 1 && run.errors.isEmpty)
            let root = try JSONDocument(run.output).root
            #expect(
                root.members.map(\.0) == [
                    "verdict", "reason", "scheme", "header", "notes", "secret", "diagnosis", "provider", "steps",
                ])
            #expect(root["verdict"]?.string == "failed" && root["reason"]?.string == "mismatch")
            #expect(root["provider"]?["id"]?.string == "github" && root["header"]?.string == "X-Hub-Signature-256")
            let step = try #require(root["steps"]?["schemes"]?.elements.first)
            #expect(step["keys"]?.elements.first?["bytes"]?.int == 5)
            #expect(step["signed"]?["bytes"]?.int == 13)
            #expect(step["signed"]?["sha256"]?.string == Self.docsDigest)
            let shown = try await Program.run(arguments + ["--show-expected"], in: folder)
            let expected = try #require(try JSONDocument(shown.output).root["expected"]?.elements.first)
            #expect(expected["in"]?.string == "X-Hub-Signature-256")
            // What OpenSSL makes of this key and body.
            let code = "sha256=" + Self.wrongCode
            #expect(expected["value"]?.string == code)
            #expect(!run.output.contains(Self.wrongCode))
        }

        @Test("A capture is verified as it came, at the time when it came, while the listener runs and after")
        func captures() async throws {
            let folder = try TemporaryFolder()
            let secret = "verify-captures-secret"
            let program = try await RunningProgram(folder: folder)
            let body = try ProjectFiles.bytes("Samples/omnisales/order.created.json")
            let now = Int(Date().timeIntervalSince1970) - 240
            let lines = [
                "Content-Type: application/json", "X-Webhook-ID: wh_1", "X-Webhook-Timestamp: \(now)",
                "X-Webhook-Signature: \(try TestSecrets.sign(body, secret))",
            ]
            _ = try await program.post("/webhooks/omni", lines, body: body)
            _ = try await program.post("/webhooks/omni", lines, body: body + [0x0A])
            let store = ["--store", folder.file("captures.sqlite"), "--secret", secret]
            for isRunning in [true, false] {
                if !isRunning { try await program.end() }
                let good = try await Program.run(["verify", "1"] + store)
                #expect(good.status == 0, "\(good.errors)")
                #expect(
                    good.output.contains(
                        "provider   omnisales, identified by header X-Webhook-ID with X-Webhook-Timestamp\n"))
                #expect(good.output.contains(", when the capture was received\n"))
                let bad = try await Program.run(["verify", "latest"] + store)
                #expect(bad.status == 1)
                #expect(bad.output.hasPrefix("signature  failed: mismatch – "))
            }
            let late = try await Program.run(["verify", "1", "--at", "\(now + 301)"] + store)
            #expect(late.status == 1 && late.output.hasPrefix("signature  failed: stale – "))
            let none = try await Program.run(["verify", "42"] + store)
            #expect(none.status == 2)
            #expect(none.errors.contains("no capture 42 in ") && none.errors.contains("; the latest is 2, "))
        }

        @Test("A scheme of flags is printed as a document that is good, and verifies by itself from a folder")
        func document() async throws {
            let folder = try TemporaryFolder()
            try FileManager.default.createDirectory(atPath: folder.file("own"), withIntermediateDirectories: true)
            let flags = [
                "--header-name", "X-Acme-Signature", "--algorithm", "sha512", "--encoding", "base64", "--signature-key",
                "v1", "--timestamp-key", "t", "--separator", ";", "--content", "acme:{timestamp}:{id}:{body}",
                "--id-header", "X-Acme-ID", "--timestamp-unit", "milliseconds", "--tolerance", "5m",
                "--tolerance-direction", "past", "--key", "hex", "--key-prefix", "acme_",
            ]
            let printed = try await Program.run(["verify"] + flags + ["--print-document", "acme"])
            #expect(printed.status == 0 && printed.errors.isEmpty)
            try Data(printed.output.utf8).write(to: URL(fileURLWithPath: folder.file("own/acme.json")))
            let checked = try await Program.run(["providers", "--check", "own"], in: folder)
            #expect(checked.status == 0 && checked.errors == "1 good, 0 not\n", "\(checked.output)")
            #expect(printed.output.contains("\"$schema\": \"./provider-document.schema.json\""))
            #expect(printed.output.contains("\"type\": []"))
            let schema = try await Program.run(["schema", "--document"])
            try Data(schema.output.utf8)
                .write(to: URL(fileURLWithPath: folder.file("own/provider-document.schema.json")))
            try Data(#"{"any": "payload"}"#.utf8).write(to: URL(fileURLWithPath: folder.file("payload.json")))
            let payload = try await Program.run(
                ["check", "payload.json", "--as-provider", "acme", "--provider-dir", "own"], in: folder)
            #expect(payload.status == 2 && payload.output.contains("does not say where the type of an event is"))
            let itself = try await Program.run(
                ["check", "own/acme.json", "--schema", "own/provider-document.schema.json"], in: folder)
            #expect(itself.status == 0, "\(itself.output)")

            try Data("{}".utf8).write(to: URL(fileURLWithPath: folder.file("body.json")))
            let secret = ["--secret", "acme_00ff10"]
            let signed = try await Program.run(
                ["sign"] + flags + secret + ["--at", "1737023400123", "--id", "evt_1", "--raw", "body.json"], in: folder
            )
            #expect(signed.output.contains("\r\nX-Acme-ID: evt_1\r\nX-Acme-Signature: t=1737023400123;v1="))
            try Data(signed.output.utf8).write(to: URL(fileURLWithPath: folder.file("request")))
            let verified = try await Program.run(
                ["verify", "--raw", "request", "--provider-dir", "own", "--at", "1737023401"] + secret, in: folder)
            #expect(verified.status == 0, "\(verified.output)\(verified.errors)")
            #expect(verified.output.contains("provider   acme, identified by header X-Acme-Signature\n"))
        }

        @Test("Secrets come whole, from a variable, from a file, and as text that looks like one of these")
        func secrets() async throws {
            let folder = try TemporaryFolder()
            try Data("{}".utf8).write(to: URL(fileURLWithPath: folder.file("body")))
            try Data("file:secret\n".utf8).write(to: URL(fileURLWithPath: folder.file("key")))
            let line = "X-Hub-Signature-256: sha256=" + (try TestSecrets.sign(Array("{}".utf8), "file:secret"))
            let environment = ["KEY": "file:secret", "HOOKSIGHT_SECRET_GITHUB": "file:secret"]
            let forms = [
                (["--secret", "text:file:secret"], 0, "--secret"), (["--secret", "env:KEY"], 0, "KEY"),
                (["--secret", "file:key"], 0, "key"), ([], 0, "HOOKSIGHT_SECRET_GITHUB"),
                (["--secret", "a", "--secret", "env:KEY"], 0, "KEY"), (["--secret", "secret"], 1, ""),
            ]
            for (arguments, status, name) in forms {
                let run = try await Program.run(
                    ["verify", "--provider", "github", "-H", line, "body"] + arguments, environment: environment,
                    in: folder)
                #expect(run.status == status, "\(arguments)")
                if status == 0 { #expect(run.output.hasPrefix("signature  verified – made with \(name) for ")) }
                #expect(!run.output.contains("file:secret") && !run.errors.contains("file:secret"))
            }
        }
    }
}
