import Foundation
import JSONText
import TestSupport
import Testing

extension ProgramTests {
    /// `replay --to` with a port or URL that is no target, and what is said before anything is sent.
    @Suite struct DirectReplayTests {
        @Test("A URL gets the exact bytes, with a listener and without; the answer is printed, and nothing is stored")
        func direct() async throws {
            let setting = try await ReplaySetting { _, _ in .answer(200) }
            let other = FakeApp { request, number in
                number == 1 ? .answer(422, body: "no\nway") : .answer(200, headers: ["X-Seen: yes"], body: "ok")
            }
            let port = try await other.start()
            let sample = try ProjectFiles.bytes("Samples/omnisales/order.created.json")
            let first = try await setting.run(["replay", "latest", "--to", "\(port)"])
            #expect(first.status == 0)
            #expect(first.output.hasPrefix("200 OK after ") && first.output.contains("\nX-Seen: yes\n"))
            #expect(first.output.hasSuffix("\n\nok\n"))
            #expect(
                first.errors == "capture 1, POST, \(sample.count) B, to http://localhost:\(port)/webhooks/omni\n")
            let got = try #require(other.received.first)
            #expect(got.bodyView.elementsEqual(sample))
            #expect(got.head.hasPrefix("POST /webhooks/omni HTTP/1.1\r\n"))
            #expect(got.header("X-Hooksight-Replay") == "1" && got.header("X-Webhook-Signature") == "x")
            let refused = try await setting.run(["replay", "1", "--to", "http://127.0.0.1:\(port)/a?b=c"])
            #expect(refused.status == 1 && refused.output.hasPrefix("422 Unprocessable Content after "))
            #expect(refused.output.hasSuffix("\n\nno\nway\n"))
            #expect(other.received.last?.head.hasPrefix("POST /a?b=c HTTP/1.1\r\n") == true)
            // The URL of a target is that target.
            let target = try await setting.run(["replay", "1", "--to", "\(setting.port)"])
            #expect(target.output == "capture 1 to app: delivered (status 200; hooksight deliveries d2)\n")
            let stored = try await setting.run(["deliveries", "--json"]).output
            #expect(try JSONDocument(Array(stored.utf8)).root["deliveries"]?.elements.count == 2)
            try await setting.program.end()

            let alone = try await setting.run(["replay", "1", "--to", "\(port)", "--json"])
            let object = try JSONDocument(Array(alone.output.utf8)).root
            #expect(alone.status == 0 && object["capture"]?.int == 1 && object["body"]?["text"]?.string == "ok")
            let signed = try await setting.run(
                ["replay", "1", "--to", "\(port)", "--resign", "--edit", "/data/note=new"],
                environment: setting.environment)
            #expect(signed.status == 0 && signed.errors.hasPrefix("note: adds /data/note\ncapture 1, POST, "))
            #expect(other.received.last?.header("X-Webhook-Signature")?.count == 64)
            #expect(other.received.last?.body.contains(/"note": ?"new"/) == true)
            let unsigned = try await setting.run(["replay", "1", "--to", "\(port)", "--resign"])
            #expect(unsigned.status == 2 && unsigned.errors.contains("there is no secret for omnisales"))
            try await other.stop()
            let down = try await setting.run(["replay", "1", "--to", "\(port)"])
            #expect(down.status == 2 && down.output.isEmpty)
            #expect(
                down.errors.hasSuffix("error: localhost:\(port) refused the connection; is the app running?\n"))
            let remote = try await setting.run(["replay", "1", "--to", "http://192.0.2.1:80"])
            #expect(remote.status == 2 && remote.errors.contains("use --allow-remote"))
        }

        @Test("Many go one after the other; --timeout ends waiting for an app that does not answer")
        func many() async throws {
            let setting = try await ReplaySetting { _, _ in .answer(200) }
            _ = try await setting.program.post("/b", body: Array("{}".utf8))
            let other = FakeApp { request, _ in request.head.hasPrefix("POST /b") ? .hang : .answer(200) }
            let port = try await other.start()
            let run = try await setting.run(["replay", "since:1h", "--to", "\(port)", "--timeout", "700ms"])
            #expect(run.status == 1)
            #expect(run.output.contains("1  200 OK\n") && run.output.contains("2 sent in "))
            #expect(run.errors.hasPrefix("error: capture 2: the app did not answer before the deadline, "))
            #expect(run.errors.hasSuffix(" after the request; --timeout gives it longer\n"))
            try await setting.program.end()
        }

        @Test(
            "What the app will refuse is said before: an old signature, a changed body under it, a member that is new")
        func notes() async throws {
            let setting = try await ReplaySetting { _, _ in .answer(200) }
            let receiver = "http://127.0.0.1:\(setting.program.receiver)"
            let sent = try await Program.run(
                ["send", "omnisales", "order.created", "--to", receiver], environment: setting.environment)
            #expect(sent.status == 0)
            let fresh = try await setting.run(["replay", "2", "--dry-run", "--edit", "/data/new=1"])
            #expect(
                fresh.errors
                    == "note: adds /data/new\nnote: the signature is not that of the changed body, so your app "
                    + "will refuse it; --resign signs anew\n")
            #expect(fresh.output.hasPrefix("capture 2: would send POST /webhooks/omni, "))
            #expect(fresh.output.contains("\nbody\n  JSON: 1 difference\n+ /data/new  1\n"))
            #expect(try await setting.run(["replay", "2", "--dry-run"]).errors.isEmpty)
            let line = try await setting.run(["export", "2"]).output
            let now = try #require(line.firstMatch(of: /"received_at":"[^"]*"/))
            let old = line.replacing(now.output, with: #""received_at":"2026-01-01T00:00:00.000Z""#)
            let folder = try TemporaryFolder()
            _ = try await Program.run(
                ["import", "-", "--create", "--store", "old.sqlite"], in: folder, input: Array((old + old).utf8))
            let run = { (words: [String]) in
                try await Program.run(
                    ["replay"] + words + ["--to", "\(setting.port)", "--store", "old.sqlite"],
                    environment: setting.environment, in: folder)
            }
            let stale = try await run(["1"])
            #expect(
                stale.errors.contains(/^note: signed \d+ d( \d+ h)? ago; omnisales takes 5m: --resign signs anew\n/))
            let both = try await run(["omnisales"])
            #expect(
                both.errors.hasPrefix(
                    "note: 2 of 2 were signed longer ago than omnisales takes (5m): --resign signs anew\n"))
            #expect(try await run(["1", "--resign"]).errors.hasPrefix("capture 1, "))
            try await setting.program.end()
        }

        @Test("A target that is down is said at once; --timeout ends waiting and says what is queued")
        func down() async throws {
            let folder = try TemporaryFolder()
            let socket = folder.file("app.sock")
            let program = try await RunningProgram(["--forward", "name=app unix:\(socket)"], folder: folder)
            _ = try await program.post("/a", body: Array("{}".utf8))
            try await until("the target is known to be down") {
                try await program.inspect("/targets")["targets"]?.elements.first?["state"]?.string == "down"
            }
            let store = ["--store", folder.file("captures.sqlite")]
            let run = try await Program.run(["replay", "1", "1", "--timeout", "200ms"] + store)
            #expect(run.status == 1 && run.output == "0 of 2 delivered\n")
            let lines = run.errors.split(separator: "\n")
            #expect(lines.count == 2)
            #expect(lines.first?.hasPrefix("app is down (") == true)
            #expect(lines.first?.hasSuffix("); 2 queued until then; ctrl-c leaves them to the listener") == true)
            let last =
                "not waited for any longer (--timeout 200ms): 2 deliveries (d2 to d3) are still queued; "
                + "hooksight cancel d2 ends one"
            #expect(lines.last.map { String($0) } == last)
            let list = try await Program.run(["deliveries", "--state", "pending"] + store)
            #expect(list.output.split(separator: "\n").allSatisfy { $0.hasSuffix("pending, target down") })
            try await program.end()
            let offline = try await Program.run(["deliveries", "--state", "pending", "--limit", "1"] + store)
            #expect(offline.output.contains("pending, queued"))
            #expect(
                offline.errors == "there are more; --limit N shows them\n"
                    + "no listener runs on this store; what is pending is sent when one does\n")
            let forgotten = try await Program.run(["target", "remove", "app", "--yes"] + store)
            #expect(forgotten.output == "app is forgotten, with 3 deliveries\n")
        }
    }
}
