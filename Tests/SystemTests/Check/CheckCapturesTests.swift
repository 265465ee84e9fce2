import Foundation
import JSONText
import TestSupport
import Testing

extension ProgramTests {
    /// `hooksight check --captures` with a query, and without what nobody knows.
    @Suite struct CheckCapturesTests {
        /// A store with a valid and an invalid payload of BharatCart, a stray JSON, and a stray text.
        private static func store() async throws -> (TemporaryFolder, [String]) {
            let folder = try TemporaryFolder()
            let program = try await RunningProgram(folder: folder)
            let types = ["Content-Type: application/json"]
            let bad = "{\"event\":\"order.shipped\",\n\"data\":{\"orderId\":1},\n\"timestamp\":\"yesterday\"}"
            for (path, body) in [
                ("/webhooks/bharatcart", CheckCommandTests.shipped), ("/webhooks/bharatcart", bad), ("/hello", "{}"),
                ("/hello", "hi"),
            ] {
                _ = try await program.post(path, types, body: Array(body.utf8))
            }
            try await program.end()
            return (folder, ["--store", folder.file("captures.sqlite")])
        }

        @Test("A query chooses, errors are in order of line, and strays are counted")
        func query() async throws {
            let (folder, store) = try await Self.store()
            let words = try await Program.run(
                ["check", "--captures", "bharatcart", "payload:invalid", "since:1h"] + store, in: folder)
            #expect(words.status == 1 && words.errors == "0 valid, 1 invalid, 0 could not be checked\n")
            let lines = words.output.split(separator: "\n").map { $0.split(separator: " ")[1] }
            #expect(lines == ["2:2:8:", "2:2:19:", "2:3:13:"], "\(words.output)")
            let both = try await Program.run(
                ["check", "--captures", "id<2", "--event", "order.shipped"] + store, in: folder)
            #expect(both.status == 0 && both.errors == "1 valid, 0 invalid, 0 could not be checked\n")
            let known = try await Program.run(["check", "--captures", "--identified"] + store, in: folder)
            #expect(known.status == 1)
            #expect(
                known.errors
                    == "1 valid, 1 invalid, 0 could not be checked; 2 of no known provider, left out\n")
            let strays = try await Program.run(
                ["check", "--captures", "--identified", "path:/hello"] + store, in: folder)
            #expect(strays.status == 2)
            #expect(strays.errors == "error: there is nothing to check; 2 of no known provider, left out\n")
        }

        @Test("A query that is not understood is refused; one that fits nothing says so")
        func refused() async throws {
            let (folder, store) = try await Self.store()
            let wrong = try await Program.run(["check", "--captures", "signatur:failed"] + store, in: folder)
            #expect(wrong.status == 64 && wrong.output.isEmpty)
            #expect(wrong.errors.hasPrefix("error: query: ") && wrong.errors.contains("signature"), "\(wrong.errors)")
            let none = try await Program.run(["check", "--captures", "method:PUT"] + store, in: folder)
            #expect(none.status == 2 && none.errors == "error: there is nothing to check: no matching capture\n")
        }

        @Test("Captures are no files of a repository: annotations and logs name them")
        func formats() async throws {
            let (folder, store) = try await Self.store()
            let github = try await Program.run(
                ["check", "--captures", "payload:invalid", "--format", "github"] + store, in: folder)
            #expect(github.output.hasPrefix("::error title=bharatcart order.shipped::capture 2:2:8: /data: missing "))
            let sarif = try await Program.run(
                ["check", "--captures", "payload:invalid", "--format", "sarif"] + store, in: folder)
            let result = try JSONDocument(sarif.output).root["runs"]?.elements.first?["results"]?.elements.first
            let place = result?["locations"]?.elements.first
            #expect(place?["physicalLocation"] == nil)
            #expect(place?["logicalLocations"]?.elements.first?["fullyQualifiedName"]?.string == "capture 2:2:8")
        }
    }
}
