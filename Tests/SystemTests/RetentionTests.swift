import Foundation
import JSONText
import TestSupport
import Testing

extension ProgramTests {
    /// `listen` keeps its store within its limits, and says so.
    @Suite struct RetentionTests {
        @Test("The oldest captures go, behind those with pending deliveries; one line says so")
        func dropping() async throws {
            let port = try HeldPort()
            let program = try await RunningProgram([
                "--keep", "3", "--keep-bytes", "10gb", "--keep-days", "none", "--forward",
                "path=/held http://127.0.0.1:\(port.number)",
            ])
            _ = try await program.post("/held", body: Array("held".utf8))
            for number in 0..<8 { _ = try await program.post("/\(number)", body: []) }
            let line = "warning: store at its limit of 3 captures: dropping the oldest captures (--keep)\n"
            _ = try await RunningProgram.wait(for: line, in: program.folder.file("errors.txt"), while: program.process)
            let end = ContinuousClock.now + .seconds(20)
            var ids: [String] = []
            while ids != ["9", "8", "1"], ContinuousClock.now < end {
                let captures = try await program.inspect("/captures")["captures"]?.elements ?? []
                ids = captures.compactMap { $0["id"]?.number?.text }
            }
            #expect(ids == ["9", "8", "1"])
            #expect(try await program.end() == 0)
            #expect(program.errors == line)
        }
    }
}
