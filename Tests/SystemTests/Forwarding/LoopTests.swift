import JSONText
import TestSupport
import Testing

extension ProgramTests {
    /// Nothing goes round in circles, and what Hooksight says to an app is its own.
    @Suite struct LoopTests {
        @Test("What comes back through a second Hooksight is handed on no further")
        func throughASecondOne() async throws {
            // A is known to B before it hands on to B; where somebody takes its port in between, once more.
            var pair: (a: RunningProgram, b: RunningProgram)?
            for _ in 1...3 where pair == nil { pair = try await LoopTests.pair() }
            let (a, b) = try #require(pair)
            #expect(try await a.post("/once", body: Array("{}".utf8))?.status == 200)
            // A's capture 1 goes to B, whose capture 1 goes to A, whose capture 2 has been here before.
            while try await a.inspect("/captures/latest")["id"]?.int ?? 0 < 2 {}
            try await a.waitUntilNothingIsPending()
            try await b.waitUntilNothingIsPending()
            let there = try await a.inspect("/deliveries")["deliveries"]?.elements ?? []
            #expect(there.map { $0["state"]?.string } == ["failed", "delivered"])
            #expect(there.map { $0["capture"]?.int } == [2, 1])
            #expect(there.map { $0["attempts"]?.int } == [0, 1])
            #expect(there.first?["reason"]?.string?.hasPrefix("loop: ") == true)
            let back = try await b.inspect("/deliveries")["deliveries"]?.elements ?? []
            #expect(back.map { $0["state"]?.string } == ["delivered"])
            #expect(try await a.inspect("/captures")["captures"]?.elements.count == 2)
            #expect(try await b.inspect("/captures")["captures"]?.elements.count == 1)
            #expect(try await a.end() == 0)
            #expect(try await b.end() == 0)
        }

        @Test("A sender's own X-Hooksight lines do not reach the app, however they are spelt")
        func forgedLines() async throws {
            let app = FakeApp()
            let port = try await app.start()
            let program = try await RunningProgram(["--forward", "name=app \(port)"])
            let names = ["Capture", "Attempt", "Via", "Replay", "Anything"].flatMap { word in
                [
                    "X-Hooksight-\(word)", "x-hooksight-\(word)", "X_Hooksight_\(word)",
                    "X-HOOKSIGHT_\(word.uppercased())",
                ]
            }
            let forged =
                names.map { "\($0): forged" }
                + ["X-Hooksight-Via: hs-0123456789abcdef", "Connection: X-Hooksight-Via, X-Hooksight-Attempt"]
            _ = try await program.post("/forged", ["X-Hook: kept"] + forged + ["X-Hooksigh-Via: kept"], body: [])
            await app.wait(for: 1)
            let lines = try #require(app.received.first).head.split(separator: "\r\n").dropFirst().map(String.init)
            let ours = lines.filter { $0.lowercased().replacing("_", with: "-").hasPrefix("x-hooksight-") }
            #expect(ours.count == 3, "\(ours)")
            #expect(ours.prefix(2) == ["X-Hooksight-Capture: 1", "X-Hooksight-Attempt: 1"])
            // A station of another run is passed on, in front of our own.
            #expect(ours.last?.wholeMatch(of: /X-Hooksight-Via: hs-0123456789abcdef, hs-[0-9a-f]{16}/) != nil)
            #expect(!lines.contains { $0.contains("forged") })
            #expect(lines.filter { $0.hasSuffix(": kept") } == ["X-Hook: kept", "X-Hooksigh-Via: kept"])
            #expect(try await program.end() == 0)
        }

        /// Two programs that hand on to each other; nil when a port was lost.
        private static func pair() async throws -> (RunningProgram, RunningProgram)? {
            let first = try await RunningProgram()
            let port = first.receiver
            try await first.end()
            let b = try await RunningProgram(["--forward", "name=a \(port)"])
            let a = try? await RunningProgram(["--port", "\(port)", "--forward", "name=b \(b.receiver)"])
            return a.map { ($0, b) }
        }
    }
}
