import Foundation
import JSONText
import TestSupport
import Testing

extension ProgramTests {
    /// The commands that ask for captures and deliveries again.
    @Suite struct ReplayCommandTests {
        @Test("A replay is edited, signed anew, marked, waited for; a dry run sends nothing")
        func replays() async throws {
            let setting = try await ReplaySetting { _, _ in .answer(200) }
            let dry = try await setting.run(["replay", "1", "--dry-run"])
            #expect(dry.status == 0)
            #expect(dry.output.hasPrefix("capture 1: would send POST /webhooks/omni, "), "\(dry.output)")
            let run = try await setting.run(["replay", "1", "--resign", "--edit", "/data/note=a b"])
            #expect(run.status == 0)
            #expect(
                run.output == "capture 1 to app: delivered (status 200; hooksight deliveries d2)\n")
            #expect(setting.app.received.count == 2)
            let got = try #require(setting.app.received.last)
            #expect(got.body.contains(#""note":"a b""#) || got.body.contains(#""note": "a b""#))
            #expect(got.header("X-Hooksight-Replay") == "1")
            #expect(got.header("X-Webhook-Signature")?.count == 64)
            let shown = try await setting.run(["deliveries", "--json"])
            let list = try JSONDocument(Array(shown.output.utf8)).root["deliveries"]?.elements ?? []
            #expect(list.compactMap { $0["kind"]?.string } == ["replay", "forward"])
            let ended = try await setting.run(["cancel", "d2"])
            #expect(ended.status == 1 && ended.output.isEmpty)
            #expect(ended.errors == "d2 was not cancelled: it is delivered already\n")
            let one = try await setting.run(["deliveries", "d2"])
            #expect(one.output.contains("#1 → app (replay, edited, resigned)") && one.output.contains("attempt 1"))
            try await setting.program.end()
        }

        @Test("Many by a filter, in their order; one that is not taken is told, and the exit code is 1")
        func many() async throws {
            let setting = try await ReplaySetting(["--retry", "none"]) { request, number in
                number > 0 && request.header("X-Hooksight-Replay") == "2" ? .answer(500) : .answer(200)
            }
            for number in 2...4 { _ = try await setting.program.post("/\(number)", body: Array("{}".utf8)) }
            await setting.app.wait(for: 4)
            let run = try await setting.run(["replay", "--since", "1h", "--speed", "200/s"])
            #expect(run.status == 1)
            let url = "http://localhost:\(setting.port)/2"
            #expect(
                run.output == """
                    capture 2 to app: failed (status 500 at \(url); dead letter after 1 attempt; \
                    hooksight deliveries d6)
                    3 of 4 delivered

                    """)
            let ids = setting.app.received.dropFirst(4).compactMap { $0.header("X-Hooksight-Replay") }
            #expect(ids == ["1", "2", "3", "4"])
            let failed = try await setting.run(["deliveries", "--state", "failed"])
            #expect(failed.output.contains("#2 → app") && failed.output.split(separator: "\n").count == 1)
            let retried = try await setting.run(["retry", "--state", "failed", "--target", "app"])
            #expect(retried.output == "retrying 1 delivery\n")
            await setting.app.wait(for: 9)
            #expect(setting.app.received.last?.header("X-Hooksight-Attempt") == "2")
            try await setting.program.end()
        }

        @Test("While no listener runs, what is asked for waits; the next one hands it on")
        func offline() async throws {
            let setting = try await ReplaySetting { _, _ in .answer(200) }
            let up = try await setting.run(["targets"]).output
            #expect(up.hasPrefix("app  up  1 delivered, 0 dead letters, 0 pending"))
            try await setting.program.end()
            let none = try await setting.run(["replay", "1"])
            #expect(none.status == 64)
            #expect(none.errors.contains("--to NAME"))
            let hints = [
                ("appp", "did you mean app? (hooksight targets)"),
                ("other", "start `hooksight --forward 'name=app URL'`, or name a port or URL"),
            ]
            for (target, hint) in hints {
                let refused = try await setting.run(["replay", "1", "--to", target])
                #expect(refused.status == 2)
                #expect(
                    refused.errors == "error: no target \"\(target)\" in this store, and no listener runs; \(hint)\n")
            }
            let run = try await setting.run(["replay", "latest", "--to", "app", "--edit", "/id=evt_new"])
            #expect(run.status == 0)
            #expect(run.output == "1 replay waits for `hooksight listen --forward 'name=app URL'`\n")
            let retried = try await setting.run(["retry", "1"])
            #expect(retried.output == "1 queued; sent when a listener runs\n")
            #expect(retried.errors == "note: d1 was delivered already; sent again\n")
            let forgotten = try await setting.run(["targets", "forget", "app"])
            #expect(forgotten.status == 64)
            #expect(
                forgotten.errors
                    == "error: app has 2 pending deliveries, which would be deleted; --yes forgets it with "
                    + "them\n")
            let unconfigured = try await setting.run(["targets"]).output
            #expect(unconfigured.contains("app  unconfigured  0 delivered, 0 dead letters, 2 pending"))
            let port = try await setting.app.start()
            let again = try await RunningProgram(["--forward", "name=app \(port)"], folder: setting.folder)
            await setting.app.wait(for: 3)
            let bodies = setting.app.received.dropFirst().map(\.body)
            #expect(bodies.contains { $0.contains("evt_new") })
            try await again.end()
        }

        @Test("A target that was switched off stays so, and is switched on by the command")
        func enables() async throws {
            let setting = try await ReplaySetting(["--retry", "provider"]) { _, number in
                number == 0 ? .answer(410) : .answer(200)
            }
            try await until("the target is switched off") {
                setting.program.output.contains("app is disabled: omnisales: it answered 410 Gone")
            }
            _ = try await setting.program.post("/webhooks/omni", body: Array("{}".utf8))
            let shown = try await setting.run(["targets"])
            #expect(shown.output.contains("off (omnisales: it answered 410 Gone)"), "\(shown.output)")
            #expect(setting.app.received.count == 1)
            let run = try await setting.run(["targets", "enable", "app"])
            #expect(run.output == "app is enabled\n")
            await setting.app.wait(for: 2)
            try await setting.program.end()
        }

        private static let refusals: [(arguments: [String], status: Int32, words: String)] = [
            (["replay"], 64, "expected ids of captures, latest, or a query such as omnisales since:1h"),
            (["replay", "1", "--since", "1h"], 64, "expected ids of captures or filters, not both"),
            (["replay", "9"], 2, "no capture 9"),
            (["replay", "1", "--to", "nobody"], 2, "no target \"nobody\"; hooksight targets lists them"),
            (["replay", "1", "--to", "appp"], 2, "no target \"appp\"; did you mean app? (hooksight targets)"),
            (["replay", "1", "--to", "http://a b"], 64, "--to"),
            (["replay", "1", "--to", "http://127.0.0.1:9", "--no-wait"], 64, "--no-wait is for targets"),
            (["replay", "1", "--timeout", "5"], 64, "--timeout: expected a time such as 30s or 5m, found \"5\""),
            (["replay", "1", "omnisales"], 64, "expected ids of captures or a query, found \"1\" beside"),
            (["replay", "d1"], 64, "d1 is a delivery; `hooksight retry d1` attempts it again"),
            (["replay", "signature:lost"], 64, "query: "),
            (["deliveries", "--capture", "x"], 64, "--capture: expected a capture's id such as 42, found \"x\""),
            (["deliveries", "1", "--state", "failed"], 64, "expected a delivery's id or filters, not both"),
            (["deliveries", "--since", "x"], 64, "--since: expected a time such as"),
            (["deliveries", "-v"], 64, "--verbose goes with a delivery's id"),
            (["replay", "1", "--edit", "/nothing/x=1"], 2, "capture 1: "),
            (["replay", "1", "--edit", "x"], 64, "--edit"),
            (["replay", "1", "--speed", "fast"], 64, "expected original, max, or a rate such as 10/s"),
            (["replay", "--payload", "good"], 64, "expected one of valid"),
            (["deliveries", "9"], 2, "no delivery d9"),
            (["deliveries", "--state", "lost"], 64, "expected pending, delivered or failed"),
            (["retry"], 64, "expected ids of deliveries"),
            (["retry", "9"], 2, "no delivery d9"),
            (["targets", "enable", "nobody"], 2, "no target \""),
        ]

        @Test("What cannot be done is told")
        func refuses() async throws {
            // One listener for all of them: a start takes longer than a command.
            let setting = try await ReplaySetting { _, _ in .answer(200) }
            for (arguments, status, words) in Self.refusals {
                let run = try await setting.run(arguments)
                #expect(run.status == status, "\(arguments)")
                #expect(run.errors.contains(words), "\(arguments): \(run.errors)")
                #expect(run.output.isEmpty, "\(arguments)")
            }
            #expect(setting.app.received.count == 1)
            try await setting.program.end()
        }

        @Test("A store that is not there is not made")
        func noStore() async throws {
            let folder = try TemporaryFolder()
            for arguments in [
                ["deliveries"], ["targets"], ["retry", "1"], ["replay", "1"], ["targets", "enable", "a"],
            ] {
                let run = try await Program.run(arguments + ["--store", folder.file("none.sqlite")])
                #expect(run.status == 2, "\(arguments)")
                #expect(run.errors.contains("there is no store at"), "\(run.errors)")
            }
            #expect(!FileManager.default.fileExists(atPath: folder.file("none.sqlite")))
        }
    }
}
