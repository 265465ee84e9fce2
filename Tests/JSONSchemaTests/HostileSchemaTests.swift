import JSONSchema
import JSONText
import Testing

@Suite("Schemas and payloads made to hurt", .timeLimit(.minutes(1)))
struct HostileSchemaTests {
    private static let deep = JSONLimits(maximumDepth: 1_000_000)

    @Test func aPayloadDeeperThanTheLimitIsGivenUp() throws {
        let schema = try CompiledSchema(JSONDocument(##"{"items":{"$ref":"#"}}"##).root)
        let payload = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        let report = try JSONDocument(payload, limits: Self.deep).withText { schema.validate($0) }
        #expect(
            report.errors.map(\.error) == [
                "the payload is nested too deeply to be validated: more than 1024 schemas deep"
            ]
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
        #expect(report.errors.map(\.error) == ["the payload takes too many steps to be validated by this schema"])
    }

    @Test func aDeepSchemaIsCompiledWithoutRecursion() throws {
        let depth = 20_000
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
        #expect(report.errors.map(\.error) == ["the payload takes too many steps to be validated by this schema"])
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

    @Test func fiftyThousandErrorsAreCounted() throws {
        let payload = "[" + Array(repeating: #"{"k":0}"#, count: 50_000).joined(separator: ",") + "]"
        let branches = try CompiledSchema(
            JSONDocument(
                #"{"items":{"oneOf":[{"required":["a"]},{"properties":{"k":{"type":"string"}}},{"required":["b"]}]}}"#
            )
            .root)
        let report = try JSONDocument(payload).withText { branches.validate($0) }
        #expect(report.errors.count == ValidationReport.errorLimit)
        #expect(report.omitted >= 49_000)
        let plain = try CompiledSchema(JSONDocument(#"{"items":{"additionalProperties":false}}"#).root)
        let second = try JSONDocument(payload).withText { plain.validate($0) }
        #expect(second.errors.count == ValidationReport.errorLimit && second.omitted == 49_980)
    }

    @Test(
        "A pattern that would take for ever is given up, and told",
        arguments: [
            (#"{"pattern":"(a+)+$"}"#, "\"\(String(repeating: "a", count: 100_000))!\""),
            (#"{"patternProperties":{"(a+)+$":false}}"#, "{\"\(String(repeating: "a", count: 100_000))!\":1}"),
            (#"{"not":{"pattern":"(a|a)*$"}}"#, "\"\(String(repeating: "a", count: 100_000))!\""),
        ])
    func patterns(schema: String, payload: String) throws {
        let compiled = try CompiledSchema(JSONDocument(schema).root)
        let document = try JSONDocument(payload)
        #expect(compiled.answer(document.root) == nil)
        let errors = compiled.validate(document.root).errors
        #expect(errors.contains { $0.error.hasPrefix("matching the pattern") && $0.error.hasSuffix("too many steps") })
    }

    @Test func aDynamicReferenceThatComesBackAddsNothing() throws {
        let text = ##"""
            {"$id":"https://example.com/r","$dynamicAnchor":"n","$ref":"s",
             "$defs":{"s":{"$id":"s","$dynamicAnchor":"n","$dynamicRef":"#n"}}}
            """##
        let schema = try CompiledSchema(JSONDocument(text).root)
        #expect(try schema.answer(JSONDocument("1").root) == true)
    }

    @Test func whatIsUnevaluatedIsKeptForLargeObjectsUnderManyBranches() throws {
        let branches = (0..<100).map { #"{"properties":{"k\#($0)":{"type":"null"}}}"# }.joined(separator: ",")
        let schema = try CompiledSchema(
            JSONDocument("{\"anyOf\":[\(branches)],\"unevaluatedProperties\":false}").root)
        let members = (0..<5_000).map { #""m\#($0)":1"# }.joined(separator: ",")
        let report = try JSONDocument("{\(members)}").withText { schema.validate($0) }
        #expect(!report.isValid)
    }

    @Test(
        "Branches within branches, long numbers, much work for each byte: an answer, and soon",
        arguments: [
            (
                ##"{"anyOf":[{"type":"array","items":{"$ref":"#"}},{"items":{"$ref":"#"},"type":["array","null"]}]}"##,
                String(repeating: "[", count: 40) + "1" + String(repeating: "]", count: 40)
            ),
            ("{\"multipleOf\":\(String(repeating: "3", count: 10_000))}", String(repeating: "1", count: 1_000_000)),
            (
                "{\"allOf\":[\(Array(repeating: #"{"maxLength":9}"#, count: 2000).joined(separator: ","))]}",
                "\"\(String(repeating: "x", count: 1_000_000))\""
            ),
        ])
    func muchWork(_ schema: String, _ payload: String) throws {
        let compiled = try CompiledSchema(JSONDocument(schema).root)
        let report = try compiled.validate(JSONDocument(payload).root)
        #expect(!report.isValid && report.errors.count <= ValidationReport.errorLimit)
    }

    @Test func aLongEnumIsNoReasonToGiveUp() throws {
        let codes = (0..<1000).map { "\"code-\($0)\"" }.joined(separator: ",")
        let schema = try CompiledSchema(JSONDocument("{\"items\":{\"enum\":[\(codes),1.0,[1],{}]}}").root)
        let values = (0..<20_000).map { "\"code-\($0 % 1000)\"" }.joined(separator: ",")
        #expect(try schema.isValid(JSONDocument("[\(values),1,[1.0],{}]").root))
        #expect(try !schema.isValid(JSONDocument(#"["code-1000"]"#).root))
    }
}
