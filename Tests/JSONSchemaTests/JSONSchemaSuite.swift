import JSONSchema
import JSONText
import SuiteFiles
import Testing

/// A draft of the official JSON Schema test suite: its files, its remote documents and how to run them.
struct JSONSchemaSuite {
    let draft: SchemaDraft
    let folder: String

    static let draft2020 = JSONSchemaSuite(draft: .draft2020, folder: "json-schema/tests/draft2020-12")
    static let draft7 = JSONSchemaSuite(draft: .draft7, folder: "json-schema/tests/draft7")

    /// The documents that the suite serves at `http://localhost:1234`.
    static let remotes: SchemaRegistry = {
        var registry = SchemaRegistry()
        for path in SuiteFiles.paths(under: "json-schema/remotes") {
            // Remotes of other drafts may be no schemas of these; they are looked at only when they are asked for.
            guard let bytes = try? SuiteFiles.bytes(of: path, in: "json-schema/remotes"),
                let document = try? JSONDocument(bytes)
            else { continue }
            registry.add(document, at: "http://localhost:1234/" + path)
        }
        return registry
    }()

    /// One test of the suite that came out wrong.
    struct Miss: CustomStringConvertible {
        let name: String
        let problem: String

        var description: String { "\(name): \(problem)" }
    }

    /// Runs the tests of a file; returns how many there are and which came out wrong.
    func run(_ file: String, formatAssertion: Bool = false) throws -> (count: Int, misses: [Miss]) {
        var count = 0
        var misses: [Miss] = []
        let options = SchemaOptions(formatAssertion: formatAssertion, draft: draft)
        for group in try JSONDocument(SuiteFiles.bytes(of: file, in: folder)).root.elements {
            let title = "\(file): \(group["description"]?.string ?? "")"
            let source = try #require(group["schema"])
            let tests = group["tests"]?.elements ?? []
            count += tests.count
            let schema: CompiledSchema
            do {
                schema = try CompiledSchema(source, options: options, registry: Self.remotes)
            } catch {
                misses += tests.map { Miss(name: "\(title) / \($0["description"]?.string ?? "")", problem: "\(error)") }
                continue
            }
            for test in tests {
                let name = "\(title) / \(test["description"]?.string ?? "")"
                let data = try JSONDocument(Array(try #require(test["data"]).bytes))
                let expected = test["valid"]?.bool == true
                let isValid = data.withText { schema.isValid($0) }
                if isValid != expected { misses.append(Miss(name: name, problem: "expected \(expected)")) }
                let report = data.withText { schema.validate($0) }
                #expect(report.isValid == isValid, "\(name): quick and long answer differ")
                for error in report.errors {
                    #expect(error.error.contains("expected") || error.error.contains(" "), "\(name): \(error)")
                }
            }
        }
        return (count, misses)
    }
}
