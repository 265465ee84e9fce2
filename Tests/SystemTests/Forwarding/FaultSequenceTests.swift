import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// An app that is down, then fails, then hangs, then closes in the middle of heads and bodies, then is slow, then well.
    @Suite struct FaultSequenceTests {
        static let total = 10_000
        static let settings = [
            "--retry", Array(repeating: "50ms", count: 100).joined(separator: ","), "--deadline", "500ms",
        ]

        /// What the app does with the request of a number; before the first it is down.
        static func reaction(_ number: Int) -> FakeApp.Reaction {
            switch number {
            case ..<1500: .answer(500, body: "not yet")
            case ..<1560: .hang
            case ..<2160:
                switch number % 4 {
                case 0: .reset(after: "HTTP/1.1 200 OK\(half)")
                case 1: .reset(after: "HTTP/1.1 500 No\(half)")
                case 2: .reset(after: "HTTP/1.1 200 O")
                default: .reset(after: "")
                }
            case ..<2460: .slow(.milliseconds(10), 200)
            default: .answer(200)
            }
        }

        private static let half = "\r\nContent-Length: 9\r\n\r\nhalf"

        /// A status that came counts, also where its body ends early.
        static func isTaken(_ number: Int) -> Bool {
            switch reaction(number) {
            case .answer(200, _, _), .slow(_, 200): true
            case .reset(after: let start): start.hasPrefix("HTTP/1.1 200 OK\r\n")
            default: false
            }
        }

        @Test("All captures reach it once, in order, whatever it does on the way")
        func reachesTheApp() async throws {
            let run = try Run(parallel: 1)
            let program = try await run.start()
            async let posted: Void = run.load.send(to: program.receiver)
            try await run.startAppLater()
            await posted
            let found = try await run.finish(program)
            #expect(found.faults.isEmpty, "\(found.faults.count): \(found.faults.prefix(5))")
            #expect(found.counts["captures"] == FaultSequenceTests.total)
            #expect(found.counts["taken again after a kill"] == nil)
            #expect(found.overtaken == 0)
        }

        @Test("Killed twenty times on the way, the same")
        func killed() async throws {
            let run = try Run(parallel: 8)
            async let appIsUp: Void = run.startAppLater()
            // Moments by what has happened: each answer to a sender and each request to the app counts.
            let moments = (0..<20).map { _ in Int.random(in: 100..<2 * FaultSequenceTests.total) }.sorted()
            for moment in moments {
                let program = try await run.start()
                async let posted: Void = run.load.send(to: program.receiver)
                await run.events.wait(for: moment)
                kill(program.process.processIdentifier, SIGKILL)
                await posted
                _ = try await program.ended()
            }
            let program = try await run.start()
            await run.load.send(to: program.receiver)
            try await appIsUp
            let found = try await run.finish(program)
            #expect(found.faults.isEmpty, "\(found.faults.count): \(found.faults.prefix(5)); killed at \(moments)")
            #expect(found.overtaken < 8)
            // A kill leaves no more attempts open than its first attempts and 32 retries.
            let again = (found.counts["taken again after a kill"] ?? 0) + (found.counts["repeated after a kill"] ?? 0)
            #expect(again > 0 && again <= moments.count * (8 + 32))
        }

        /// One store, one app and one load, however often the program is started.
        private final class Run: Sendable {
            let load = PostedLoad(FaultSequenceTests.total)
            let events: Tally
            private let taken = Tally()
            private let app: FakeApp
            private let parallel: Int
            private let folder: TemporaryFolder

            init(parallel: Int) throws {
                self.parallel = parallel
                folder = try TemporaryFolder()
                events = load.events
                app = FakeApp { [events, taken] _, number in
                    events.add()
                    if FaultSequenceTests.isTaken(number) { taken.add() }
                    return FaultSequenceTests.reaction(number)
                }
            }

            func start() async throws -> RunningProgram {
                let target = ["--forward", "name=app unix:\(folder.file("app.sock"))", "--parallel", "\(parallel)"]
                return try await RunningProgram(FaultSequenceTests.settings + target, folder: folder)
            }

            /// Starts the app when many captures wait for it.
            func startAppLater() async throws {
                await load.answered.wait(for: 2000)
                #expect(app.received.isEmpty)
                try await app.start(at: folder.file("app.sock"))
            }

            /// Waits until everything was handed on, and says how.
            func finish(_ program: RunningProgram) async throws -> HandedOn {
                await taken.wait(for: FaultSequenceTests.total)
                try await program.waitUntilNothingIsPending()
                #expect(try await program.end() == 0)
                let found = HandedOn(
                    app.received, wasTaken: FaultSequenceTests.isTaken, of: load,
                    store: try StoredDeliveries(folder.file("captures.sqlite")))
                print("handed on, \(parallel) at once: \(found.counts), overtaken \(found.overtaken)")
                return found
            }
        }
    }
}
