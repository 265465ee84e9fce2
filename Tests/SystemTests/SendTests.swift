import Foundation
import HookModel
import JSONText
import TestSupport
import Testing

extension ProgramTests {
    /// `hooksight send`, against apps and against a listener.
    @Suite struct SendTests {
        static let secret = ["HOOKSIGHT_SECRET_OMNISALES": "s3cr3t", "HOOKSIGHT_SECRET_BHARATCART": "s3cr3t"]

        @Test("Other machines are not sent to")
        func remote() async throws {
            let run = try await send("omnisales", "order.created", "--to", "http://192.0.2.7/hooks")
            #expect(run.status == 2)
            #expect(
                run.errors.hasSuffix(
                    "\nerror: 192.0.2.7:80 is not on this machine (192.0.2.7); "
                        + "use --allow-remote to send captures to other machines\n"))
        }

        @Test("Nobody is listening: told once, however many were to be sent", arguments: ["1", "5"])
        func nobody(times: String) async throws {
            let folder = try TemporaryFolder()
            let run = try await send(
                "omnisales", "order.created", "--to", "unix:\(folder.file("app.sock"))", "--times", times)
            #expect(run.status == 2)
            let path = folder.file("app.sock")
            #expect(
                run.errors.hasSuffix("\nerror: there is no socket at \(path); is the app running?\n"), "\(run.errors)")
            #expect(run.output == "")
            let json = try await send("omnisales", "order.created", "--to", "unix:\(path)", "--times", times, "--json")
            #expect(json.status == 2)
            #expect(json.output.split(separator: "\n").count == 1)
        }

        @Test("The answer is shown whole, and cannot move a cursor")
        func answer() async throws {
            let app = FakeApp { _, _ in .answer(201, headers: ["X-A: b\u{202E}c"], body: "{\"ok\":\u{1B}[31m}\n") }
            let port = try await app.start()
            let run = try await send("omnisales", "order.created", "--to", "127.0.0.1:\(port)")
            #expect(run.status == 0)
            let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.first?.hasPrefix("201 Created after ") == true, "\(run.output)")
            #expect(lines.dropFirst().first == "Content-Length: 13")
            #expect(run.output.hasSuffix("\n\n{\"ok\":\\u{1b}[31m}\n\n"), "\(run.output)")
            #expect(run.output.contains("\nX-A: b\\u{202e}c\n"))
            #expect(!run.output.contains("\u{1B}"))
            #expect(run.errors.hasSuffix(", to http://127.0.0.1:\(port)/webhooks/omni\n"), "\(run.errors)")
            let request = try #require(app.received.first)
            #expect(request.head.hasPrefix("POST /webhooks/omni HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n"))
            #expect(request.header("Content-Length") == "\(request.body.utf8.count)")
            #expect(!run.output.contains(request.header("X-Webhook-Signature") ?? "?"))
            #expect(!run.errors.contains(request.header("X-Webhook-Signature") ?? "?"))
        }

        @Test("A long body is cut")
        func longBody() async throws {
            let app = FakeApp { _, _ in .answer(200, body: String(repeating: "x", count: 10_000)) }
            let run = try await send("omnisales", "order.created", "--to", "\(try await app.start())")
            #expect(run.output.hasSuffix("\n\n" + String(repeating: "x", count: 4096) + "\n… 5.7 KiB more\n"))
        }

        @Test(
            "The path of --to is posted to, else the provider's own",
            arguments: [
                ("", "/webhooks/omni"), ("/", "/"), ("/hooks", "/hooks"), ("/hooks/", "/hooks/"),
                ("/a/b?x=1&y=/", "/a/b?x=1&y=/"), ("?x=1", "/webhooks/omni?x=1"), ("/?x=1", "/?x=1"),
            ])
        func path(behind: String, target: String) async throws {
            let app = FakeApp()
            let port = try await app.start()
            _ = try await send("omnisales", "order.created", "--to", "http://127.0.0.1:\(port)\(behind)")
            #expect(app.received.first?.head.hasPrefix("POST \(target) HTTP/1.1\r\n") == true)
        }

        @Test("Many: each an event of its own, counted by answer; one that was no success makes the answer no")
        func many() async throws {
            let app = FakeApp { _, number in number % 5 == 4 ? .answer(500) : .answer(200) }
            let folder = try TemporaryFolder()
            try await app.start(at: folder.file("app.sock"))
            let to = "unix:\(folder.file("app.sock"))"
            let run = try await send("omnisales", "order.created", "--to", to, "--times", "10", "--rate", "500/s")
            #expect(run.status == 1)
            let lines = run.output.split(separator: "\n")
            #expect(lines.count == 3)
            #expect(lines.prefix(2) == [" 8  200 OK", " 2  500 Internal Server Error"])
            #expect(lines.last?.hasPrefix("10 sent in ") == true)
            #expect(lines.last?.contains("; median ") == true)
            let ids = try app.received.map { try JSONDocument($0.body).root["id"]?.string }
            #expect(Set(ids).count == 10)
        }

        @Test("An answer that is no success, and one that does not come", arguments: [true, false])
        func noSuccess(isAnswer: Bool) async throws {
            let app = FakeApp { _, _ in isAnswer ? .answer(500) : .hang }
            let port = try await app.start()
            let run = try await send(
                "omnisales", "order.created", "--to", "\(port)", "--deadline", isAnswer ? "1m" : "50ms")
            #expect(run.status == 1)
            if isAnswer {
                #expect(run.output.hasPrefix("500 Internal Server Error after "))
            } else {
                #expect(
                    run.errors.hasSuffix(
                        "\nerror: the app did not answer before the deadline, 50ms after the request; "
                            + "--deadline gives it longer\n"), "\(run.errors)")
            }
        }

        @Test("JSON: a line for each answer, and nothing else")
        func json() async throws {
            let app = FakeApp { _, number in
                number == 0 ? .answer(200, headers: ["X-A: b"], body: "é") : .reset(after: "nonsense\r\n\r\n")
            }
            let port = try await app.start()
            let run = try await send("omnisales", "order.created", "--to", "\(port)", "--times", "2", "--json")
            #expect(run.status == 1)
            #expect(run.errors == "")
            let lines = try run.output.split(separator: "\n").map { try JSONDocument(String($0)).root }
            #expect(lines.map { $0["number"]?.int } == [1, 2])
            let first = try #require(lines.first)
            #expect(first["status"]?.int == 200)
            #expect(first["error"]?.isNull == true)
            #expect(first["took_ms"]?.int != nil)
            #expect(first["headers"]?.text == #"[["Content-Length","2"],["X-A","b"]]"#)
            #expect(first["body"]?.text == #"{"size":2,"truncated":false,"text":"é"}"#)
            #expect(
                first["event"]?["id"]?.string
                    == (try JSONDocument(try #require(app.received.first).body).root["id"]?.string))
            #expect(lines.last?["status"]?.isNull == true)
            #expect(lines.last?["error"]?.string != nil)
        }

        @Test("A file is sent exactly, JSON or not, from its name and from standard input", arguments: [true, false])
        func bodyFile(isInput: Bool) async throws {
            let app = FakeApp()
            let port = try await app.start()
            let folder = try TemporaryFolder()
            let content: [UInt8] = [0x00, 0xFF, 0x0D, 0x0A, 0x7B, 0x20, 0xC3]
            try Data(content).write(to: URL(fileURLWithPath: folder.file("x.bin")))
            let file = isInput ? "-" : "x.bin"
            let run = try await Program.run(
                ["-c", "cat x.bin | \"$0\" send omnisales --to \(port) --body \(file)", Program.path],
                environment: SendTests.secret, in: folder, executable: "/bin/sh")
            #expect(run.status == 0, "\(run.errors)")
            let request = try #require(app.received.first)
            #expect(bytes(request.body) == content)
            #expect(request.header("X-Webhook-Signature") == (try TestSecrets.sign(content, "s3cr3t")))
        }

        @Test("A file with a change keeps all other bytes; an event that is not the file's is told")
        func bodyFileChanged() async throws {
            let app = FakeApp()
            let port = try await app.start()
            let folder = try TemporaryFolder()
            let text = "{ \"event\":\"order.lost\",\r\n\t\"total\":1.50 }\n"
            try text.write(toFile: folder.file("x.json"), atomically: true, encoding: .utf8)
            let run = try await Program.run(
                ["send", "omnisales", "order.paid", "--to", "\(port)", "--body", "x.json", "--set", "/total=2"],
                environment: SendTests.secret, in: folder)
            #expect(run.status == 0)
            #expect(
                run.errors.hasPrefix(
                    "warning: the body has the event \"order.lost\", not \"order.paid\"; it is sent as it is\n"))
            #expect(app.received.first?.body == text.replacing("1.50", with: "2"))
        }

        @Test("A listener finds right what is right, and wrong what was broken")
        func listener() async throws {
            let program = try await RunningProgram(environment: SendTests.secret)
            let to = "http://127.0.0.1:\(program.receiver)/"
            let cases: [(arguments: [String], signature: String, reason: String?, payload: String)] = [
                (["bharatcart", "order.created"], "verified", nil, "valid"),
                (["omnisales", "email.opened", "--set", "/data/to=a@example.com"], "verified", nil, "valid"),
                (["esahayak", "stamp.failed"], "not_signed", nil, "valid"),
                (["omnisales", "order.created", "--break", "signature"], "failed", "mismatch", "valid"),
                (["omnisales", "order.created", "--break", "timestamp"], "failed", "stale", "valid"),
                (["omnisales", "order.created", "--break", "payload"], "verified", nil, "invalid"),
                (["bharatcart", "order.created", "--set", "/data/total=\"5\""], "verified", nil, "invalid"),
                (["omnisales", "order.created", "--secret", "text:other"], "failed", "mismatch", "valid"),
                (["omnisales", "order.created", "--secret", "omnisales=env:OTHER"], "failed", "mismatch", "valid"),
            ]
            for test in cases {
                var environment = SendTests.secret
                environment["OTHER"] = "another"
                let run = try await Program.run(["send"] + test.arguments + ["--to", to], environment: environment)
                #expect(run.status == 0, "\(run.errors)")
                let capture = try await program.inspect("/captures/latest.json")
                #expect(capture["provider"]?["id"]?.string == test.arguments[0])
                #expect(capture["signature"]?["verdict"]?.string == test.signature, "\(test.arguments)")
                #expect(capture["signature"]?["reason"]?.string == test.reason, "\(test.arguments)")
                #expect(capture["payload"]?["verdict"]?.string == test.payload, "\(test.arguments)")
                #expect(capture["duplicate_of"]?.isNull == true)
            }
            #expect(try await program.end() == 0)
        }

        @Test("A signal ends it, with what was done so far")
        func signal() async throws {
            let app = FakeApp { _, number in number < 2 ? .answer(200) : .hang }
            let folder = try TemporaryFolder()
            let process = Process()
            process.executableURL = URL(fileURLWithPath: Program.path)
            process.arguments = [
                "send", "omnisales", "order.created", "--to", "\(try await app.start())", "--times", "9",
            ]
            process.environment = Program.scrubbed(SendTests.secret, folder)
            process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
            process.standardOutput = try FileHandle(forWritingTo: Program.created(folder.file("stdout.txt")))
            process.standardError = try FileHandle(forWritingTo: Program.created(folder.file("stderr.txt")))
            let exit = try process.start()
            await app.wait(for: 3)
            kill(process.processIdentifier, SIGINT)
            #expect(try await exit.wait() == 2)
            let output = try String(contentsOfFile: folder.file("stdout.txt"), encoding: .utf8)
            #expect(output.hasPrefix("2  200 OK\n2 sent in "))
            let errors = try String(contentsOfFile: folder.file("stderr.txt"), encoding: .utf8)
            #expect(errors.hasSuffix("\nstopped by a signal after 2 of 9\n"))
        }

        private func send(_ arguments: String...) async throws -> Program.Result {
            try await Program.run(["send"] + arguments, environment: SendTests.secret)
        }
    }
}
