import Foundation
import JSONText
import TestSupport
import Testing

extension ProgramTests {
    /// What `check` writes for other programs.
    @Suite struct CheckFormatTests {
        /// A payload of BharatCart with two errors, and a schema with a name that is no keyword.
        private static func folder() throws -> TemporaryFolder {
            let folder = try TemporaryFolder()
            let files = [
                "a,b:c%.json": "{\"event\":\"order.shipped\",\n\"timestamp\":\"x\",\"data\":7}",
                "s.json": #"{"minimun":0,"required":["50% off"]}"#, "é d.json": "{",
            ]
            for (name, text) in files { try Data(text.utf8).write(to: URL(fileURLWithPath: folder.file(name))) }
            return folder
        }

        @Test("Lines of errors are read by the problem matchers of VS Code and vim")
        func gcc() async throws {
            let folder = try Self.folder()
            let run = try await Program.run(["check", "a,b:c%.json", "--as-provider", "bharatcart"], in: folder)
            // $gcc, as VS Code has it; vim's is %f:%l:%c: %t%*[^:]: %m, or %f:%l:%c:%m.
            let matcher = try Regex(#"^(.*):(\d+):(\d+):\s+(?:fatal )?(warning|error):\s+(.*)$"#)
            let lines = run.output.split(separator: "\n")
            #expect(lines.count == 2)
            for line in lines {
                let match = try #require(try matcher.wholeMatch(in: line))
                #expect(match.output[1].substring == "a,b:c%.json" && match.output[4].substring == "error")
            }
        }

        @Test("GitHub's workflow commands, with what has a meaning in them escaped")
        func github() async throws {
            let folder = try Self.folder()
            let run = try await Program.run(
                ["check", "./a,b:c%.json", "--as-provider", "bharatcart", "--format", "github"], in: folder)
            #expect(run.status == 1)
            #expect(
                run.output
                    == "::error file=a%2Cb%3Ac%25.json,line=2,col=13,title=bharatcart order.shipped::/timestamp: "
                    + "expected a date-time such as \"2025-01-16T10:30:00Z\" (RFC 3339), found string \"x\"\n"
                    + "::error file=a%2Cb%3Ac%25.json,line=2,col=24,title=bharatcart order.shipped::/data: "
                    + "expected object, found number 7\n")
            #expect(run.errors == "0 valid, 1 invalid, 0 could not be checked\n")
            let own = try await Program.run(
                ["check", "a,b:c%.json", "none.json", "--schema", "s.json", "--format", "github"], in: folder)
            #expect(
                own.output
                    == "::notice file=s.json,line=1,col=2,title=hooksight check::unknown keyword \"minimun\"; "
                    + "did you mean minimum?\n"
                    + "::error file=a%2Cb%3Ac%25.json,line=1,col=1,title=hooksight check::missing \"50%25 off\"\n"
                    + "::error file=none.json,title=hooksight check::could not be checked: no such file or directory\n")
        }

        @Test("A SARIF log has what its schema requires")
        func sarif() async throws {
            let folder = try Self.folder()
            let files = ["a,b:c%.json", "é d.json", "none.json"]
            let run = try await Program.run(
                ["check"] + files + ["--schema", "s.json", "--format", "sarif"], in: folder)
            #expect(run.status == 1 && run.errors == "0 valid, 2 invalid, 1 could not be checked\n")
            let log = try JSONDocument(run.output).root
            // Required by the schema of 2.1.0: version and runs; tool; driver; its name; a result's message; a rule's id.
            #expect(log["version"]?.string == "2.1.0")
            #expect(log["$schema"]?.string == "https://json.schemastore.org/sarif-2.1.0.json")
            let runs = try #require(log["runs"]?.elements)
            let only = try #require(runs.first)
            #expect(runs.count == 1 && only["columnKind"]?.string == "unicodeCodePoints")
            #expect(only["tool"]?["driver"]?["name"]?.string == "hooksight check")
            #expect(only["invocations"]?.elements.first?["executionSuccessful"]?.bool == true)
            #expect(only["invocations"]?.elements.first?["exitCode"]?.int == 1)
            let results = try #require(only["results"]?.elements)
            let rules = Set((only["tool"]?["driver"]?["rules"]?.elements ?? []).compactMap { $0["id"]?.string })
            #expect(rules == ["unknown-keyword", "required", "not-json", "not-checked"])
            #expect(results.map { $0["ruleId"]?.string } == ["unknown-keyword", "required", "not-json", "not-checked"])
            #expect(results.map { $0["level"]?.string } == ["note", "error", "error", "error"])
            #expect(results.allSatisfy { $0["message"]?["text"]?.string?.isEmpty == false })
            let places = results.map { $0["locations"]?.elements.first?["physicalLocation"] }
            #expect(
                places.map { $0?["artifactLocation"]?["uri"]?.string } == [
                    "s.json", "a%2Cb%3Ac%25.json", "%C3%A9%20d.json", "none.json",
                ])
            #expect(places.map { $0?["region"]?["startLine"]?.int } == [1, 1, 1, nil])
            #expect(places.map { $0?["region"]?["startColumn"]?.int } == [2, 1, 2, nil])
        }

        @Test("A SARIF log of what is valid has no results")
        func noResults() async throws {
            let folder = try TemporaryFolder()
            let sample = ProjectFiles.root.appendingPathComponent("Samples/omnisales/order.created.json").path
            let run = try await Program.run(["check", sample, "--format", "sarif"], in: folder)
            #expect(run.status == 0)
            let only = try #require(try JSONDocument(run.output).root["runs"]?.elements.first)
            #expect(only["results"]?.elements.isEmpty == true)
            #expect(only["tool"]?["driver"]?["rules"]?.elements.isEmpty == true)
        }
    }
}
