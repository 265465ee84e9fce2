import JSONSchema
import Testing

@Suite("JSON Schema test suite, draft 2020-12")
struct JSONSchemaSuiteTests {
    private static let folder = "json-schema/tests/draft2020-12"
    private static let formatFolder = "json-schema/tests/draft2020-12/optional/format"

    /// The files whose keywords are supported, with how many of their cases need a keyword that is not.
    private static let files: [(name: String, refused: Int)] = [
        ("additionalProperties.json", 2), ("allOf.json", 0), ("anyOf.json", 0), ("boolean_schema.json", 0),
        ("const.json", 0), ("contains.json", 0), ("default.json", 0), ("defs.json", 1), ("dependentRequired.json", 0),
        ("dependentSchemas.json", 0),
        ("enum.json", 0), ("exclusiveMaximum.json", 0),
        ("exclusiveMinimum.json", 0), ("format.json", 0), ("if-then-else.json", 0),
        ("infinite-loop-detection.json", 0), ("items.json", 0), ("maxContains.json", 0), ("maxItems.json", 0),
        ("maxLength.json", 0),
        ("maxProperties.json", 0), ("maximum.json", 0), ("minContains.json", 0), ("minItems.json", 0),
        ("minLength.json", 0),
        ("minProperties.json", 0), ("minimum.json", 0), ("multipleOf.json", 0), ("not.json", 1), ("oneOf.json", 0),
        ("prefixItems.json", 0),
        ("properties.json", 1), ("propertyNames.json", 1), ("ref.json", 15), ("required.json", 0), ("type.json", 0),
        ("uniqueItems.json", 0),
    ]

    private static let formatFiles = ["date-time.json", "date.json", "time.json", "email.json", "uri.json"]

    @Test(arguments: present(files.map(\.name), in: folder))
    func keywords(file: String) throws {
        let refused = try run(file, in: Self.folder, options: SchemaOptions())
        #expect(refused == Self.files.first { $0.name == file }?.refused)
    }

    @Test(arguments: present(formatFiles, in: formatFolder))
    func formats(file: String) throws {
        let refused = try run(file, in: Self.formatFolder, options: SchemaOptions(formatAssertion: true))
        #expect(refused == 0)
    }

    static func present(_ names: [String], in folder: String) -> [String] {
        let found = Set(TestMaterial.files(in: folder, expecting: names.count))
        return names.filter { found.contains($0) }
    }

    /// Runs every case of a file and returns how many schemas were refused.
    private func run(_ file: String, in folder: String, options: SchemaOptions) throws -> Int {
        var refused = 0
        for group in try JSONDocument(TestMaterial.bytes(of: file, in: folder)).root.elements {
            let title = group["description"]?.string ?? ""
            let source = try #require(group["schema"])
            let schema: CompiledSchema
            do {
                schema = try CompiledSchema(source, options: options)
            } catch {
                #expect(error.message.contains("support"), "\(title): \(error)")
                refused += 1
                continue
            }
            for sample in group["tests"]?.elements ?? [] {
                let name = "\(title) / \(sample["description"]?.string ?? "")"
                let data = try JSONDocument(Array(try #require(sample["data"]).bytes))
                let expected = sample["valid"]?.bool == true
                #expect(data.withText { schema.isValid($0) } == expected, "\(name)")
                let report = data.withText { schema.validate($0) }
                #expect(report.isValid == expected, "\(name)")
                for error in report.errors {
                    #expect(source.document(at: error.keywordLocation), "\(name): \(error)")
                }
            }
        }
        return refused
    }
}

extension JSONValue {
    /// Whether a keyword location leads somewhere, following each `$ref` only by name.
    fileprivate func document(at location: JSONPointer) -> Bool {
        var value: JSONValue? = self
        for token in location.tokens {
            if token == "$ref", value?["$ref"] != nil { return true }
            value = value?[token] ?? Int(token).flatMap { value?[$0] }
        }
        return value != nil
    }
}
