import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// An app that is down, then fails, then hangs, then resets mid-answer, then is slow, then well.
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
                number.isMultiple(of: 2)
                    ? .reset(after: "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf")
                    : .reset(after: number.isMultiple(of: 3) ? "HTTP/1.1 200 O" : "")
            case ..<3160: .slow(.milliseconds(20), 200)
            default: .answer(200)
            }
        }

        static func isTaken(_ number: Int) -> Bool {
            switch reaction(number) {
            case .answer(200, _, _), .slow(_, 200): true
            default: false
            }
        }

        @Test("All captures reach it once, in order, whatever it does on the way", arguments: [1, 8])
        func reachesTheApp(parallel: Int) async throws {
            let taken = Progress()
            let app = FakeApp { _, number in
                if FaultSequenceTests.isTaken(number) { taken.add() }
                return FaultSequenceTests.reaction(number)
            }
            let folder = try TemporaryFolder()
            let socket = folder.file("app.sock")
            let load = PostedLoad(FaultSequenceTests.total)
            let program = try await RunningProgram(
                FaultSequenceTests.settings + ["--forward", "name=app unix:\(socket)", "--parallel", "\(parallel)"],
                folder: folder)
            async let posted: Void = load.send(to: program.receiver)
            await load.answered.wait(for: 2000)
            #expect(app.received.isEmpty)
            try await app.start(at: socket)
            await posted
            await taken.wait(for: FaultSequenceTests.total)
            try await program.waitUntilNothingIsPending()
            #expect(try await program.end() == 0)
            let found = HandedOn(
                app.received, wasTaken: FaultSequenceTests.isTaken, of: load,
                store: try StoredDeliveries(folder.file("captures.sqlite")))
            print("handed on, \(parallel) at once: \(found.counts), overtaken \(found.overtaken)")
            #expect(found.faults.isEmpty, "\(found.faults.count): \(found.faults.prefix(5))")
            #expect(found.counts["captures"] == FaultSequenceTests.total)
            #expect(found.counts["taken again after a kill"] == nil)
            #expect(found.overtaken < parallel)
        }
    }
}
