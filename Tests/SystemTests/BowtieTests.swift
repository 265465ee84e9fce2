import Foundation
import JSONSchema
import JSONText
import SuiteFiles
import TestSupport
import Testing

extension ProgramTests {
    /// `jsonschema-bowtie`, spoken to as Bowtie does.
    @Suite struct BowtieTests {
        private static let executable = URL(fileURLWithPath: Program.path)
            .deletingLastPathComponent().appendingPathComponent("jsonschema-bowtie").path

        private func answers(_ lines: [[UInt8]]) async throws -> (status: Int32, lines: [String], errors: String) {
            let input = lines.map { $0 + [UInt8(ascii: "\n")] }.joined()
            let run = try await Program.run([], executable: Self.executable, input: Array(input))
            return (run.status, run.output.split(separator: "\n").map(String.init), run.errors)
        }

        @Test(
            "The official suite through the harness",
            arguments: [
                ("draft2020-12", "", 1299, 1299), ("draft7", "", 927, 927),
                ("draft2020-12", "/optional", 162, 162), ("draft7", "/optional", 118, 118),
                ("draft2020-12", "/optional/format", 764, 764), ("draft7", "/optional/format", 676, 676),
            ])
        func suite(draft: String, part: String, right: Int, total: Int) async throws {
            let folder = "json-schema/tests/\(draft)\(part)"
            let files = SuiteFiles.files(in: folder, expecting: total)
            if files.isEmpty { return }
            let groups = try files.flatMap { file in
                try JSONDocument(SuiteFiles.bytes(of: file, in: folder)).root.elements.map { (file, $0) }
            }
            let dialect = draft == "draft7" ? SchemaDraft.draft7 : .draft2020
            var lines = [
                Array(#"{"cmd":"start","version":1}"#.utf8),
                Array(#"{"cmd":"dialect","dialect":"\#(dialect.uri)"}"#.utf8),
            ]
            for (index, group) in groups.enumerated() {
                lines.append(BowtieSuite.command(index, group.1, formatAssertion: part.hasSuffix("format")))
            }
            lines.append(Array(#"{"cmd":"stop"}"#.utf8))
            let said = try await answers(lines)
            #expect(said.status == 0 && said.errors.isEmpty, "\(said.errors)")
            #expect(said.lines.count == groups.count + 2)
            #expect(said.lines.dropFirst().first == #"{"ok":true}"#)
            var counted = (right: 0, total: 0)
            for (line, (file, group)) in zip(said.lines.dropFirst(2), groups) {
                let results = try JSONDocument(line).root["results"]?.elements
                for (place, test) in (group["tests"]?.elements ?? []).enumerated() {
                    counted.total += 1
                    if results?[place]["valid"]?.bool == test["valid"]?.bool {
                        counted.right += 1
                    } else {
                        print("\(draft)\(part)/\(file): \(test["description"]?.string ?? ""): \(line.prefix(200))")
                    }
                }
            }
            print("\(draft)\(part): \(counted.right) of \(counted.total)")
            #expect(counted == (right, total))
        }

        @Test(
            "What cannot be judged is answered, and the next case as well",
            arguments: [
                ("nonsense", "the line is not JSON"),
                (#"{"cmd":"fly","seq":1}"#, #"expected \"cmd\" to be start, dialect, run or stop, found \"fly\""#),
                (#"{"cmd":"start","version":2}"#, "only version 1"),
                (
                    #"{"cmd":"run","seq":"a","case":{"schema":{"type":"nul"},"tests":[]}}"#,
                    #"{"seq":"a","errored":true"#
                ),
                (
                    #"{"cmd":"run","seq":2,"case":{"schema":{"$ref":"http://example.com/x"},"tests":[]}}"#,
                    "a document that was not given"
                ),
                (#"{"cmd":"run","seq":3,"case":{"tests":[]}}"#, "expected a case with"),
                (
                    ##"{"cmd":"run","seq":4,"case":{"schema":{"items":{"$dynamicRef":"#"}},"tests":[{"instance":"##
                        + String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000) + "}]}}",
                    #"{"seq":4,"results":[{"errored":true,"context":{"message":"the payload is nested too deeply"#
                ),
                (
                    #"{"cmd":"run","seq":5,"case":{"schema":{"pattern":"(a+)+$"},"tests":[{"instance":""#
                        + String(repeating: "a", count: 100_000) + #"!"},{"instance":"b"}]}}"#,
                    #"{"seq":5,"results":[{"errored":true,"context":{"message":"matching the pattern"#
                ),
            ])
        func refusals(line: String, expected: String) async throws {
            let good = #"{"cmd":"run","seq":9,"case":{"schema":true,"tests":[{"instance":1}]}}"#
            let said = try await answers([line, good].map { Array($0.utf8) })
            #expect(said.lines.first?.contains(expected) == true, "\(said.lines.first?.prefix(300) ?? "")")
            #expect(said.lines.last == #"{"seq":9,"results":[{"valid":true}]}"#)
            #expect(said.status == 0)
        }
    }
}

/// The suite's cases as Bowtie sends them.
enum BowtieSuite {
    /// The documents at `http://localhost:1234`, which nothing serves.
    private static let registry: [(uri: String, bytes: [UInt8])] = SuiteFiles.paths(under: "json-schema/remotes")
        .compactMap { path in
            (try? SuiteFiles.bytes(of: path, in: "json-schema/remotes")).map { ("http://localhost:1234/\(path)", $0) }
        }

    static func command(_ index: Int, _ group: JSONValue, formatAssertion: Bool) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.name("cmd")
            writer.string("run")
            writer.name("seq")
            writer.integer(index)
            writer.name("case")
            writer.object { writer in
                if formatAssertion {
                    writer.name("formatAssertion")
                    writer.bool(true)
                }
                writer.name("description")
                writer.string(group["description"]?.string ?? "")
                writer.name("schema")
                if let schema = group["schema"] { writer.value(schema) }
                writer.name("registry")
                // Cases that refer to nothing outside need not carry it all.
                let registry = group.text.contains("localhost:1234") ? registry : []
                writer.object { writer in
                    for (uri, bytes) in registry {
                        writer.name(uri)
                        // A line is one line.
                        writer.raw(bytes.filter { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") })
                    }
                }
                writer.name("tests")
                writer.array { writer in
                    for test in group["tests"]?.elements ?? [] {
                        writer.object { writer in
                            writer.name("description")
                            writer.string(test["description"]?.string ?? "")
                            writer.name("instance")
                            if let data = test["data"] { writer.value(data) }
                        }
                    }
                }
            }
        }
        return writer.bytes
    }
}
