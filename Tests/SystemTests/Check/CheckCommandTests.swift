import Foundation
import JSONText
import TestSupport
import Testing

extension ProgramTests {
    /// `hooksight check` and `hooksight schema` as their user meets them.
    @Suite struct CheckCommandTests {
        struct Case: Sendable, CustomTestStringConvertible {
            let testDescription: String
            var files: [String: String] = [:]
            let arguments: [String]
            let status: Int32
            /// The lines of standard output.
            var output: [String] = []
            /// What standard error is, or begins with for exit code 64.
            var errors: String
        }

        static let order = #"{"event":"order.shipped","timestamp":"2024-01-01T00:00:00Z","data":"#
        static let shipped =
            order
            + #"{"orderId":"O","tracking":{"carrier":"C","trackingNumber":"B","estimatedDelivery":"2024-01-05T00:00:00Z"}}}"#
        static let none =
            "cannot tell the provider; name one with --as-provider ID (hooksight providers), "
            + "or a schema with --schema FILE"
        static let ownSchema = """
            {
              "$defs": {"n": {"type": "number"}, "d": {"format": "date"}},
              "properties": {"a": {"$ref": "#/$defs/n"}, "d": {"$ref": "#/$defs/d"}}
            }
            """

        @Test("Each of Samples/invalid says what its .expected file says", arguments: try invalidSamples())
        func invalid(_ file: String) async throws {
            let name = file.split(separator: ".").first ?? ""
            let expected = try ProjectFiles.bytes("Samples/invalid/\(name).expected")
            let root = ProjectFiles.root.path
            let run = try await Program.run(["check", "\(root)/Samples/invalid/\(file)"])
            #expect(run.status == 1)
            #expect(run.output.replacing("\(root)/", with: "") == String(decoding: expected, as: UTF8.self))
        }

        private static func invalidSamples() throws -> [String] {
            let folder = ProjectFiles.root.appendingPathComponent("Samples/invalid").path
            let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            try #require(names.count > 20)
            return names.filter { !$0.hasSuffix(".expected") }.sorted()
        }

        @Test("Samples are clean, but for what their ignore file names; named, that is checked")
        func samples() async throws {
            let samples = ProjectFiles.root.appendingPathComponent("Samples").path
            let run = try await Program.run(["check", samples])
            #expect(run.status == 0 && run.output.isEmpty, "\(run.output)")
            let left = "3 left out by .hooksightignore (--no-ignore checks them)\n"
            #expect(
                run.errors
                    == "\(Sample.all.count - 2) valid, 0 invalid, "
                    + "2 of events known by name alone, 0 could not be checked; \(left)"
            )
            let named = try await Program.run(["check", "\(samples)/invalid"])
            #expect(named.status == 1 && named.output.contains("number-in-quotes.json:10:14: error: /data/total: "))
            let all = try await Program.run(["check", samples, "--no-ignore"])
            #expect(all.status == 1 && all.output.contains("index.json:1:1: error: could not be checked: "))
        }

        @Test("What is checked, what is said of it, and the exit code", arguments: cases + references)
        func checks(_ test: Case) async throws {
            let folder = try TemporaryFolder()
            for (name, text) in test.files {
                let path = folder.file(name)
                try FileManager.default.createDirectory(
                    atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
                try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            }
            let run = try await Program.run(["check"] + test.arguments, in: folder)
            #expect(run.status == test.status)
            #expect(run.output == test.output.map { $0 + "\n" }.joined())
            #expect(test.status == 64 ? run.errors.hasPrefix(test.errors) : run.errors == test.errors + "\n")
        }

        @Test("Standard input is a payload, or one in each line")
        func standardInput() async throws {
            let shell = ["-c", #"printf '%s' "$1" | "$0" check -"#, Program.path]
            let one = try await Program.run(shell + [Self.shipped], executable: "/bin/sh")
            #expect(one.status == 0 && one.errors.hasPrefix("1 valid, "))
            let two = try await Program.run(shell + [Self.shipped + "\n" + Self.order + "7}"], executable: "/bin/sh")
            #expect(two.status == 1)
            #expect(two.output == "-:2:68: error: /data: expected object, found number 7\n")
        }

        @Test("JSON has a line for each payload, in standard output words")
        func json() async throws {
            let folder = try TemporaryFolder()
            let lines = "\(Self.shipped)\n\(Self.order)7}\n{\"a\":1}\n"
            try Data(lines.utf8).write(to: URL(fileURLWithPath: folder.file("a.ndjson")))
            let run = try await Program.run(["check", "a.ndjson", "--json"], in: folder)
            let objects = try run.output.split(separator: "\n").map { try JSONDocument(String($0)).root }
            #expect(objects.map { $0["line"]?.int } == [1, 2, 3])
            #expect(objects.map { $0["verdict"]?.string } == ["valid", "invalid", "not_checked"])
            #expect(objects.map { $0["provider"]?.string } == ["bharatcart", "bharatcart", nil])
            let error = try #require(objects.dropFirst().first?["errors"]?.elements.first)
            #expect(error["instanceLocation"]?.string == "/data")
            #expect(error["keywordLocation"]?.string == "/properties/data/type")
            #expect(error["line"]?.int == 2 && error["column"]?.int == 68)
            #expect(objects.last?["problem"]?.string == Self.none)
        }

        @Test("JUnit's XML is whole whatever is in a payload")
        func junit() async throws {
            let folder = try TemporaryFolder()
            let bad = Self.order + #""<a href='x'>&]]>"}"#
            try Data(bad.utf8).write(to: URL(fileURLWithPath: folder.file("<&\"'\u{1}.json")))
            let run = try await Program.run(["check", ".", "--junit", "out.xml"], in: folder)
            #expect(run.status == 1)
            let written = try String(contentsOfFile: folder.file("out.xml"), encoding: .utf8)
            let time = try Regex(#" time="\d+\.\d{6}""#)
            #expect(written.matches(of: time).count == 3)
            let xml = written.replacing(time, with: "")
            let name = "./&lt;&amp;&quot;&apos;\\u{1}.json"
            let message =
                "\(name):1:68: error: /data: expected object, found string "
                + "&quot;&lt;a href=&apos;x&apos;&gt;&amp;]]&gt;&quot;"
            #expect(
                xml == """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <testsuites name="hooksight check" tests="1" failures="1" errors="0" skipped="0">
                      <testsuite name="\(name)" tests="1" failures="1" errors="0" skipped="0">
                        <testcase name="\(name):1:1" classname="bharatcart order.shipped" file="\(name)">
                          <failure type="invalid" message="\(message)">\(message)</failure>
                        </testcase>
                      </testsuite>
                    </testsuites>

                    """)
        }

        @Test("A large file of lines is checked in pieces, and told of in its order")
        func pieces() async throws {
            let folder = try TemporaryFolder()
            let bad = [1, 30_000, 90_000, 120_000]
            var text = ""
            for line in 1...120_000 {
                text +=
                    Self.order + (bad.contains(line) ? "7" : #"{"note":"\#(String(repeating: "x", count: 60))"}"#)
                    + "}\n"
            }
            #expect(text.utf8.count > 12 << 20)
            try Data(text.utf8).write(to: URL(fileURLWithPath: folder.file("a.ndjson")))
            try Data(#"{"properties":{"data":{"type":"object"}}}"#.utf8)
                .write(to: URL(fileURLWithPath: folder.file("s.json")))
            let run = try await Program.run(
                ["check", "a.ndjson", "--schema", "s.json", "--junit", "o.xml"], in: folder)
            let errors = bad.map { "a.ndjson:\($0):68: error: /data: expected object, found number 7\n" }
            #expect(run.output == errors.joined())
            #expect(run.errors.hasSuffix("119996 valid, 4 invalid, 0 could not be checked\n"))
            let xml = try String(contentsOfFile: folder.file("o.xml"), encoding: .utf8)
            #expect(xml.contains(#"tests="120000" failures="4" errors="0""#))
            #expect(xml.contains(#"<testsuite name="a.ndjson from line 1" "#))
        }

        @Test("Provider documents of one's own are checked: form, schemas and examples")
        func providers() async throws {
            let folder = try TemporaryFolder()
            let good = String(
                decoding: try ProjectFiles.bytes("Sources/HookProviders/Catalog/omnisales.json"), as: UTF8.self)
            func check(_ text: String?) async throws -> Program.Result {
                if let text { try Data(text.utf8).write(to: URL(fileURLWithPath: folder.file("d/omnisales.json"))) }
                return try await Program.run(["providers", "--check", "d"], in: folder)
            }
            try FileManager.default.createDirectory(atPath: folder.file("d"), withIntermediateDirectories: true)
            let none = try await check(nil)
            #expect(none.status == 2 && none.errors == "error: there is no provider document in d: no *.json\n")
            let clean = try await check(good)
            #expect(clean.status == 0 && clean.output.isEmpty && clean.errors == "1 good, 0 not\n")
            let form = try await check(good.replacing("\"documented\": true", with: "\"documented\": \"yes\""))
            #expect(form.status == 1 && form.output.split(separator: "\n").count > 1)
            #expect(form.output.contains("/documented: expected boolean, found string \"yes\"; here: Whether"))
            let example = try await check(
                good.replacing("\"event\": \"order.created\"", with: "\"event\": \"order.made\""))
            #expect(example.status == 1, "\(example.output)")
            #expect(example.output.contains("/events/order.created/schema/examples/"))
            let schema = try await check(good.replacing("\"type\": \"number\"", with: "\"type\": \"money\""))
            #expect(schema.status == 1 && schema.output.contains("found \"money\""), "\(schema.output)")
        }

        @Test("Many files are told of in the order of their names")
        func inOrder() async throws {
            let folder = try TemporaryFolder()
            for number in 100..<400 {
                // The first ones take longest.
                let padding = String(repeating: " ", count: number < 110 ? 500_000 : 0)
                let text = Self.order + "\(number)}" + padding
                try Data(text.utf8).write(to: URL(fileURLWithPath: folder.file("\(number).json")))
            }
            let run = try await Program.run(["check", "."], in: folder)
            let expected = (100..<400).map { "./\($0).json:1:68: error: /data: expected object, found number \($0)\n" }
            #expect(run.output == expected.joined())
            #expect(run.errors == "0 valid, 300 invalid, 0 could not be checked\n")
        }

        @Test("Stored captures are checked by what was found out when they came")
        func captures() async throws {
            let folder = try TemporaryFolder()
            let program = try await RunningProgram(folder: folder)
            let types = ["Content-Type: application/json"]
            _ = try await program.post("/webhooks/bharatcart", types, body: Array(Self.shipped.utf8))
            _ = try await program.post("/webhooks/bharatcart", types, body: Array(#"{"event":"order.shipped"}"#.utf8))
            _ = try await program.post("/other", types, body: Array("{}".utf8))
            try await program.end()
            let store = ["--store", folder.file("captures.sqlite")]
            let run = try await Program.run(["check", "--captures"] + store)
            #expect(run.status == 1)
            #expect(run.output.contains("capture 2:1:1: error: missing \"timestamp\""), "\(run.output)")
            #expect(run.output.contains("capture 3:1:1: error: could not be checked: cannot tell the provider"))
            #expect(run.errors == "1 valid, 1 invalid, 1 could not be checked\n")
            let some = try await Program.run(["check", "--captures", "--payload", "valid"] + store)
            #expect(some.status == 0 && some.errors == "1 valid, 0 invalid, 0 could not be checked\n")
            let none = try await Program.run(["check", "--captures", "--method", "PUT"] + store)
            #expect(none.status == 2 && none.errors == "error: there is nothing to check: no matching capture\n")
        }

        @Test("6: many captures are checked in their order, and a search for them goes on to the end")
        func manyCaptures() async throws {
            let folder = try TemporaryFolder()
            let program = try await RunningProgram(folder: folder)
            let load = PostedLoad(700)
            await load.send(to: program.receiver)
            #expect(load.numbers.count == 700)
            try await program.end()
            let store = ["--store", folder.file("captures.sqlite")]
            let run = try await Program.run(["check", "--captures"] + store)
            #expect(run.status == 1)
            let ids = run.output.split(separator: "\n").compactMap { Int($0.dropFirst(8).prefix { $0 != ":" }) }
            #expect(ids == Array(1...700))
            #expect(run.errors == "0 valid, 700 invalid, 0 could not be checked\n")
            let wanted = load.numbers.filter { $0.value == 7 }.map(\.key)
            let one = try await Program.run(["check", "--captures", "-q", "NUMBER 7 "] + store)
            #expect(one.output.hasPrefix("capture \(wanted.first ?? 0):1:1: error: not JSON"), "\(one.output)")
            #expect(one.errors == "0 valid, 1 invalid, 0 could not be checked\n")
        }

        @Test("The schema of an event judges as its provider's document does")
        func printsSchemas() async throws {
            let folder = try TemporaryFolder()
            let samples = ProjectFiles.root.appendingPathComponent("Samples").path
            let made = try await Program.run(["schema", "omnisales", "order.created"])
            #expect(made.status == 0)
            try Data(made.output.utf8).write(to: URL(fileURLWithPath: folder.file("schema.json")))
            let arguments = ["check", "--schema", folder.file("schema.json"), "--format-assertion"]
            let good = try await Program.run(arguments + ["\(samples)/omnisales/order.created.json"])
            #expect(good.status == 0, "\(good.errors)")
            let bad = try await Program.run(arguments + ["\(samples)/invalid/date-with-a-space.json"])
            #expect(bad.status == 1 && bad.output.contains(":23:19: error: /data/created_at: expected a date-time"))
            let common = try await Program.run(["schema", "omnisales"])
            #expect(try JSONDocument(common.output).root["allOf"]?.elements.count == 1)
            let unknown = try await Program.run(["schema", "omnisales", "order.creatd"])
            #expect(unknown.status == 64)
            #expect(
                unknown.errors == "error: no event \"order.creatd\" of OmniSales; did you mean order.created? "
                    + "(hooksight providers omnisales)\n")
        }
    }
}
