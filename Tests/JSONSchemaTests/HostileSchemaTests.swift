import JSONSchema
import Testing

@Suite("Schemas and payloads made to hurt", .timeLimit(.minutes(1)))
struct HostileSchemaTests {
    private static let deep = JSONLimits(maximumDepth: 1_000_000)

    @Test func aPayloadDeeperThanTheLimitIsGivenUp() throws {
        let schema = try CompiledSchema(JSONDocument(##"{"items":{"$ref":"#"}}"##).root)
        let payload = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        let report = try JSONDocument(payload, limits: Self.deep).withText { schema.validate($0) }
        #expect(
            report.errors.map(\.error) == ["the payload is nested too deeply to be judged: more than 1024 schemas deep"]
        )
        let shallow = try JSONDocument("[[[[]]]]")
        #expect(shallow.withText { schema.isValid($0) })
    }

    @Test func givingUpIsNeverValid() throws {
        let schema = try CompiledSchema(
            JSONDocument(##"{"not":{"$ref":"#/$defs/a"},"$defs":{"a":{"items":{"$ref":"#/$defs/a"},"minItems":1}}}"##)
                .root,
            options: SchemaOptions(maximumDepth: 10))
        #expect(try !JSONDocument("[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]").withText { schema.isValid($0) })
        #expect(try JSONDocument("[[]]").withText { schema.isValid($0) })
    }

    @Test func doublingAtEachLevelEnds() throws {
        let schema = try CompiledSchema(
            JSONDocument(##"{"items":{"allOf":[{"$ref":"#"},{"$ref":"#"}]}}"##).root)
        let payload = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        let report = try JSONDocument(payload).withText { schema.validate($0) }
        #expect(report.errors.map(\.error) == ["the payload takes too many steps to be judged by this schema"])
    }

    @Test func aDeepSchemaIsCompiledWithoutRecursion() throws {
        let depth = 100_000
        let text = String(repeating: #"{"items":"#, count: depth) + "false" + String(repeating: "}", count: depth)
        let schema = try CompiledSchema(JSONDocument(text, limits: Self.deep).root)
        #expect(try JSONDocument("[[[[]]]]").withText { schema.isValid($0) })
        let payload = String(repeating: "[", count: 3000) + String(repeating: "]", count: 3000)
        #expect(try !JSONDocument(payload, limits: Self.deep).withText { schema.isValid($0) })
    }

    @Test func aDeepValueToCompareWithIsRefused() throws {
        let value = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        for text in ["{\"const\":\(value)}", "{\"enum\":[\(value)]}"] {
            let document = try JSONDocument(text, limits: Self.deep)
            let error = #expect(throws: SchemaError.self) { try CompiledSchema(document.root) }
            #expect(error?.message == "values to compare with are supported up to a depth of 512")
        }
    }

    @Test func deepElementsThatMayBeEqualAreGivenUp() throws {
        let schema = try CompiledSchema(JSONDocument(#"{"uniqueItems":true}"#).root)
        let value = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        let report = try JSONDocument("[\(value),\(value)]", limits: Self.deep).withText { schema.validate($0) }
        #expect(report.errors.count == 1 && report.errors.first?.error.contains("nested too deeply") == true)
    }

    @Test("Many elements: all different, and alike down to where nothing is hashed any more")
    func manyElements() throws {
        let schema = try CompiledSchema(JSONDocument(#"{"uniqueItems":true}"#).root)
        let different = (0..<50_000).map { "[[\($0)]]" }.joined(separator: ",")
        #expect(try JSONDocument("[\(different)]").withText { schema.isValid($0) })
        let (start, end) = (String(repeating: "[", count: 40), String(repeating: "]", count: 40))
        let alike = (0..<1000).map { "\(start)\($0)\(end)" }.joined(separator: ",")
        let report = try JSONDocument("[\(alike)]").withText { schema.validate($0) }
        #expect(report.errors.map(\.error) == ["the payload takes too many steps to be judged by this schema"])
    }

    @Test func aTenMegabyteStringIsJudged() throws {
        let schema = try CompiledSchema(JSONDocument(#"{"type":"string","maxLength":3,"enum":["a"]}"#).root)
        let document = try JSONDocument("\"" + String(repeating: "x", count: 10_000_000) + "\"")
        let report = document.withText { schema.validate($0) }
        #expect(report.errors.count == 2)
    }

    @Test("required members of every number", arguments: [1, 63, 64, 65, 128, 129, 1000])
    func manyRequiredMembers(count: Int) throws {
        let names = (0..<count).map { "\"m\($0)\"" }
        let schema = try CompiledSchema(JSONDocument("{\"required\":[\(names.joined(separator: ","))]}").root)
        func isValid(without missing: Int?) throws -> Bool {
            let members = names.indices.reversed().filter { $0 != missing }.map { names[$0] + ":0" }
            return try JSONDocument("{\(members.joined(separator: ","))}").withText { schema.isValid($0) }
        }
        #expect(try isValid(without: nil))
        for missing in [0, count / 2, count - 1] { #expect(try !isValid(without: missing)) }
    }
}
