import JSONSchema
import JSONText
import Testing

@Suite("References, dialects and what is unevaluated")
struct SchemaReferenceTests {
    private func registry(_ documents: [(String, String)]) throws -> SchemaRegistry {
        var registry = SchemaRegistry()
        for (uri, text) in documents { registry.add(try JSONDocument(text), at: uri) }
        return registry
    }

    @Test(
        "A reference into another document",
        arguments: [
            ("item.json", true), ("./sub/../item.json", true), ("https://example.com/a/item.json", true),
            ("item.json#", true), ("item.json#/$defs/n", true), ("item.json#name", true), ("urn:own", true),
            ("//example.com/a/item.json", true), ("/a/item.json", true), ("../item.json", false),
            ("item.json?x", false),
        ])
    func reference(_ reference: String, isThere: Bool) throws {
        let item = #"{"type":"null","$defs":{"n":{"$anchor":"name","type":"null"}}}"#
        let registry = try registry([
            ("https://example.com/a/item.json#", item),
            ("https://example.com/elsewhere", #"{"$id":"urn:own","type":"null"}"#),
        ])
        let text = "{\"$id\":\"https://example.com/a/root.json\",\"items\":{\"$ref\":\"\(reference)\"}}"
        let document = try JSONDocument(text)
        guard isThere else {
            let error = #expect(throws: SchemaError.self) { try CompiledSchema(document.root, registry: registry) }
            #expect(error?.missingDocument?.hasPrefix("https://example.com/") == true)
            return
        }
        let schema = try CompiledSchema(document.root, registry: registry)
        let report = try JSONDocument("[null,1]").withText { schema.validate($0) }
        #expect(report.errors.map(\.keywordLocation.description) == ["/items/$ref/type"])
        #expect(report.errors.first?.absoluteKeywordLocation?.hasSuffix("/type") == true)
    }

    @Test func anErrorInAnotherDocumentNamesIt() throws {
        let registry = try registry([("https://example.com/b", "{\n  \"$defs\": {\"x\": {\"type\": \"nul\"}}\n}")])
        let schema = try JSONDocument(##"{"$ref":"https://example.com/b#/$defs/x"}"##)
        let error = #expect(throws: SchemaError.self) { try CompiledSchema(schema.root, registry: registry) }
        #expect(error?.document == "https://example.com/b")
        #expect(error?.line == 2)
        #expect(error?.description.hasSuffix("(/$defs/x/type) of https://example.com/b") == true)
    }

    @Test func absoluteLocationsAreThoseOfTheResource() throws {
        let text =
            ##"{"$id":"https://example.com/r","$ref":"#/$defs/a%20b","$defs":{"a b":{"$id":"s","type":"null"}}}"##
        let schema = try CompiledSchema(JSONDocument(text).root)
        let report = try JSONDocument("1").withText { schema.validate($0) }
        #expect(report.errors.first?.absoluteKeywordLocation == "https://example.com/s#/type")
        #expect(report.errors.first?.keywordLocation.description == "/$ref/type")
        let relative = try CompiledSchema(JSONDocument(#"{"type":"null"}"#).root)
        let second = try JSONDocument("1").withText { relative.validate($0) }
        #expect(second.errors.first?.absoluteKeywordLocation == nil)
    }

    @Test(
        "A dialect of one's own",
        arguments: [
            (#""https://json-schema.org/draft/2020-12/vocab/validation":true"#, "1", false),
            (#""https://example.com/vocab":false"#, "1", true),
        ])
    func vocabulary(_ entry: String, _ payload: String, isRefused: Bool) throws {
        let meta =
            #"{"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://example.com/m","$vocabulary":{"#
            + #""https://json-schema.org/draft/2020-12/vocab/core":true,"# + entry + "}}"
        let registry = try registry([("https://example.com/m", meta)])
        let text = #"{"$schema":"https://example.com/m","type":"null","not":true}"#
        let schema = try CompiledSchema(JSONDocument(text).root, registry: registry)
        // Without the applicators "not" says nothing; without validation "type" says nothing.
        #expect(try JSONDocument("null").withText { schema.isValid($0) })
        #expect(try JSONDocument("1").withText { schema.isValid($0) } == isRefused)
    }

    @Test func aRequiredVocabularyThatIsNotKnownIsRefused() throws {
        let meta =
            #"{"$schema":"https://json-schema.org/draft/2020-12/schema","$vocabulary":{"https://example.com/v":true}}"#
        let registry = try registry([("https://example.com/m", meta)])
        let document = try JSONDocument(#"{"$schema":"https://example.com/m"}"#)
        let error = #expect(throws: SchemaError.self) { try CompiledSchema(document.root, registry: registry) }
        #expect(error?.message.contains("https://example.com/v") == true)
    }

    @Test(
        "2019-09",
        arguments: [
            (##"{"$recursiveAnchor":true,"items":{"$recursiveRef":"#"},"type":["array","null"]}"##, "[[null]]", true),
            (##"{"$recursiveAnchor":true,"items":{"$recursiveRef":"#"},"type":["array","null"]}"##, "[[1]]", false),
            (#"{"items":[{"type":"null"}],"additionalItems":false}"#, "[null]", true),
            (#"{"items":[{"type":"null"}],"additionalItems":false}"#, "[null,1]", false),
            (#"{"contains":{"const":1},"unevaluatedItems":false}"#, "[1]", false),
            (#"{"prefixItems":[{"type":"null"}]}"#, "[1]", true),
            (#"{"dependentRequired":{"a":["b"]}}"#, #"{"a":1}"#, false),
            (#"{"properties":{"a":true},"unevaluatedProperties":false}"#, #"{"a":1,"b":1}"#, false),
        ])
    func draft2019(_ schema: String, _ payload: String, _ isValid: Bool) throws {
        let compiled = try CompiledSchema(JSONDocument(schema).root, options: SchemaOptions(draft: .draft2019))
        #expect(try JSONDocument(payload).withText { compiled.isValid($0) } == isValid)
    }

    @Test(
        "Errors of unevaluated members and items",
        arguments: [
            (
                #"{"allOf":[{"properties":{"order_id":true}}],"unevaluatedProperties":false}"#, #"{"orderId":1}"#,
                #"/unevaluatedProperties: "orderId" is not allowed (did you mean "order_id"?)"#
            ),
            (
                #"{"unevaluatedProperties":{"type":"null"}}"#, #"{"a":1}"#,
                "/unevaluatedProperties/type: expected null, found number 1"
            ),
            (
                #"{"prefixItems":[true],"unevaluatedItems":false}"#, "[1,2]",
                "/unevaluatedItems: expected nothing here, found number 2"
            ),
            (
                #"{"patternProperties":{"^a":{"type":"null"}},"additionalProperties":false}"#, #"{"ab":null,"b":1}"#,
                #"/additionalProperties: "b" is not allowed"#
            ),
            (
                #"{"properties":{"a":{"pattern":"^x+$"}}}"#, #"{"a":"y"}"#,
                #"/properties/a/pattern: expected a string that matches the pattern "^x+$", found string "y""#
            ),
        ])
    func messages(_ schema: String, _ payload: String, _ expected: String) throws {
        let compiled = try CompiledSchema(JSONDocument(schema).root)
        let report = try JSONDocument(payload).withText { compiled.validate($0) }
        let found = report.errors.map { "\($0.keywordLocation): \($0.error)" + ($0.hint.map { " (\($0))" } ?? "") }
        #expect(found == [expected])
    }

    @Test func theBasicOutputHasTheStandardsWords() throws {
        let schema = try CompiledSchema(JSONDocument(#"{"$id":"https://example.com/r","type":"null"}"#).root)
        let report = try JSONDocument("\n 1").withText { schema.validate($0) }
        var writer = JSONWriter()
        report.write(.basic, to: &writer)
        #expect(
            String(decoding: writer.bytes, as: UTF8.self)
                == #"{"valid":false,"formatAssertion":false,"errors":[{"keywordLocation":"/type","#
                + ##""absoluteKeywordLocation":"https://example.com/r#/type","instanceLocation":"","##
                + #""error":"expected null, found number 1","line":2,"column":2}]}"#)
        writer.reset()
        report.write(.flag, to: &writer)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"valid":false}"#)
    }

    /// A vocabulary's document often names the meta-schema that it is a part of.
    @Test func aMetaSchemaThatReachesADocumentOfItsOwnDialect() throws {
        let registry = try registry([
            (
                "http://a/meta",
                #"{"$id":"http://a/meta","$schema":"https://json-schema.org/draft/2020-12/schema","#
                    + #""allOf":[{"$ref":"http://a/vocab"},{"$ref":"https://json-schema.org/draft/2020-12/schema"}]}"#
            ),
            (
                "http://a/vocab",
                #"{"$id":"http://a/vocab","$schema":"http://a/meta","properties":{"x":{"type":"null"}}}"#
            ),
        ])
        let good = try JSONDocument(#"{"$schema":"http://a/meta","type":"string"}"#)
        #expect(try CompiledSchema(good.root, registry: registry).isValid(JSONDocument(#""a""#).root))
        let bad = try JSONDocument(#"{"$schema":"http://a/meta","x":1}"#)
        #expect(throws: SchemaError.self) { try CompiledSchema(bad.root, registry: registry) }
    }

    @Test(
        "Documents are found by key and by $id, and those that nothing refers to are no matter",
        arguments: [
            "http://x/key", "http://x/a/../key", "http://y/root", "http://y/embedded",
        ])
    func names(_ uri: String) throws {
        let registry = try registry([
            ("http://x/a/./../key", #"{"$id":"http://y/root","type":"null"}"#),
            ("http://x/other", #"{"$defs":{"i":{"$id":"http://y/embedded","type":"null"}}}"#),
            ("http://a/broken", #"{"$id":"http://z/broken","type":"bogus"}"#),
            ("http://a/old", #"{"$id":"http://z/old","$schema":"http://json-schema.org/draft-04/schema#"}"#),
        ])
        let schema = try CompiledSchema(JSONDocument("{\"$ref\":\"\(uri)\"}").root, registry: registry)
        #expect(try schema.isValid(JSONDocument("null").root))
        #expect(try !schema.isValid(JSONDocument("1").root))
    }

    @Test(
        "Meta-schemas that lead to a draft by way of others, or describe themselves",
        arguments: [
            [("http://m/self", #"{"$id":"http://m/self","$schema":"http://m/self","$vocabulary":{}}"#)],
            [
                ("http://m/self", #"{"$schema":"http://m/base","$vocabulary":{}}"#),
                ("http://m/base", #"{"$schema":"https://json-schema.org/draft/2020-12/schema"}"#),
            ],
            [("http://m/key", #"{"$id":"http://m/self","$vocabulary":{}}"#)],
        ])
    func metaSchemas(_ documents: [(String, String)]) throws {
        let document = try JSONDocument(#"{"$schema":"http://m/self","type":"null"}"#)
        let schema = try CompiledSchema(document.root, registry: registry(documents))
        // No vocabulary but the core: "type" says nothing.
        #expect(try schema.isValid(JSONDocument("1").root))
    }

    @Test(
        "Names are equal code point by code point",
        arguments: [
            (#"{"properties":{"\u00e9":{}},"required":["e\u0301"]}"#, #"{"\u00e9":1}"#, false),
            (#"{"properties":{"\u00e9":{}},"required":["e\u0301"]}"#, #"{"e\u0301":1}"#, true),
            (#"{"properties":{"\u00e9":false,"e\u0301":{}}}"#, #"{"e\u0301":1}"#, true),
            (#"{"required":["\u00e9","e\u0301"]}"#, #"{"\u00e9":1}"#, false),
            (##"{"$ref":"#/\u0338x","\u0338x":{"type":"null"}}"##, "1", false),
            (#"{"$defs":{"b":{"$id":"\u00e9"},"c":{"$id":"e\u0301"}}}"#, "1", true),
        ] as [(String, String, Bool?)])
    func exactNames(_ schema: String, _ payload: String, _ isValid: Bool?) throws {
        let compiled = try? CompiledSchema(JSONDocument(schema).root)
        #expect(try compiled.map { try $0.isValid(JSONDocument(payload).root) } == isValid)
    }

    @Test(
        "What comes back only under a condition",
        arguments: [
            (##"{"dependentSchemas":{"a":{"$ref":"#"}},"type":"object"}"##, #"{"b":1}"#, true),
            (##"{"if":{"type":"array"},"then":{"$ref":"#"},"type":["array","string"]}"##, #""a""#, true),
            (##"{"dependentSchemas":{"a":{"$ref":"#"}},"type":"object"}"##, #"{"a":1}"#, true),
        ] as [(String, String, Bool?)])
    func conditions(_ schema: String, _ payload: String, _ answer: Bool?) throws {
        let compiled = try CompiledSchema(JSONDocument(schema).root)
        #expect(try compiled.answer(JSONDocument(payload).root) == answer)
    }

    @Test func inDraft7AnIDWithAFragmentNamesAPlaceInItsResource() throws {
        let text =
            ##"{"$id":"http://x/r.json","definitions":{"a":{"$id":"http://x/r.json#foo","type":"null"},"##
            + ##""b":{"$id":"bar#one"},"c":{"$id":"bar#two","type":"null"}},"items":[{"$ref":"#foo"},{"$ref":"bar#two"}]}"##
        let schema = try CompiledSchema(JSONDocument(text).root, options: SchemaOptions(draft: .draft7))
        #expect(try schema.isValid(JSONDocument("[null,null]").root))
        #expect(try !schema.isValid(JSONDocument("[1]").root))
        #expect(try !schema.isValid(JSONDocument("[null,1]").root))
    }

    @Test func aDocumentThatIsNoSchemaMayHoldSome() throws {
        let registry = try registry([("http://x/api", #"{"type":5,"components":{"n":{"type":"null"}}}"#)])
        let schema = try CompiledSchema(
            JSONDocument(##"{"$ref":"http://x/api#/components/n"}"##).root, registry: registry)
        #expect(try !schema.isValid(JSONDocument("1").root))
    }

    @Test func aLongChainOfDocumentsIsFollowed() throws {
        let count = 1000
        let documents = (0..<count).map { number in
            ("http://x/\(number)", number == count - 1 ? #"{"type":"null"}"# : "{\"$ref\":\"\(number + 1)\"}")
        }
        let schema = try CompiledSchema(
            JSONDocument(#"{"$ref":"http://x/0"}"#).root, options: SchemaOptions(maximumDepth: 1100),
            registry: registry(documents))
        #expect(try schema.answer(JSONDocument("null").root) == true)
    }
}
