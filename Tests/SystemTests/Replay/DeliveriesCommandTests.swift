import Foundation
import JSONText
import TestSupport
import Testing

extension ProgramTests {
    /// `deliveries`: lists with what was delivered, and single ones with their attempts.
    @Suite struct DeliveriesCommandTests {
        @Test("Lines have time, provider, event and response; filters choose; attempts that are equal are one")
        func lists() async throws {
            let setting = try await ReplaySetting(["--retry", "1ms,1ms"]) { request, _ in
                request.head.hasPrefix("POST /bad")
                    ? .answer(500, headers: ["X-Trace: 7"], body: "Traceback:\n  KeyError\n") : .answer(200)
            }
            _ = try await setting.program.post("/bad", body: Array("{}".utf8))
            try await setting.program.waitUntilNothingIsPending()
            let all = try await setting.run(["deliveries"])
            let lines = all.output.split(separator: "\n")
            #expect(lines.count == 2)
            #expect(
                lines[0].contains(
                    /^d2  \d\d:\d\d:\d\d  #2 → app  –                        500  dead letter after 3 attempts$/))
            #expect(lines[1].contains(/^d1  \d\d:\d\d:\d\d  #1 → app  omnisales order.created  200  delivered$/))
            #expect(all.errors == "hooksight retry d2 attempts a dead letter again\n")
            let filters: [([String], [String])] = [
                (["--capture", "1"], ["d1"]), (["--capture", "#2"], ["d2"]), (["--event", "order.*"], ["d1"]),
                (["--event", "refund.*"], []), (["--since", "1h"], ["d2", "d1"]), (["--since", "2999-01-01"], []),
                (["--provider", ""], ["d2"]), (["--state", "failed", "--target", "app"], ["d2"]),
                (["--limit", "1"], ["d2"]),
            ]
            for (arguments, ids) in filters {
                let run = try await setting.run(["deliveries"] + arguments)
                #expect(run.status == 0)
                #expect(run.output.split(separator: "\n").map { String($0.prefix(2)) } == ids, "\(arguments)")
            }
            let one = try await setting.run(["delivery", "d2"])
            let url = "http://localhost:\(setting.port)/bad"
            let text = one.output.replacing(/\d\d:\d\d:\d\d/, with: "T").replacing(#/\d+(–\d+)? ms/#, with: "N ms")
            #expect(
                text == """
                    d2  T  #2 → app  –  500  dead letter after 3 attempts

                    attempts 1–3  500  N ms  T to T
                      called \(url)
                        Traceback:
                          KeyError

                    """)
            let verbose = try await setting.run(["deliveries", "d2", "--verbose"])
            #expect(verbose.output.contains("\n  X-Trace: 7\n"))
            let json = try await setting.run(["deliveries", "--json", "--event", "order.*"])
            let object = try JSONDocument(Array(json.output.utf8)).root["deliveries"]?.elements
            let api = try await setting.program.inspect("/deliveries")["deliveries"]?.elements
            #expect(object?.count == 1)
            #expect(object?.first.map { Array($0.bytes) } == api?.last.map { Array($0.bytes) })
            let retried = try await setting.run(["retry", "d1"])
            #expect(retried.errors == "note: d1 was delivered already; sent again\n")
            #expect(retried.output == "retrying 1 delivery\n")
            try await setting.program.end()
        }
    }
}
