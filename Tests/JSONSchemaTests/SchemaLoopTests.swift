import JSONSchema
import JSONText
import Testing

@Suite("Schemas that come back to themselves at the same place", .timeLimit(.minutes(1)))
struct SchemaLoopTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let schema: String
        /// Payloads with their answers; nil for those that are given up.
        let answers: [(String, Bool?)]
        /// The places in the schema of the notes on the first payload; nil where the test does not look.
        var notes: [String]?

        var testDescription: String { name }
    }

    @Test(arguments: [
        Case(
            name: "reached by nothing", schema: ##"{"$defs":{"a":{"$ref":"#/$defs/a"}},"type":"object"}"##,
            answers: [("{}", true), ("1", false)], notes: []),
        Case(
            name: "reached by nothing in this payload",
            schema: ##"{"properties":{"x":{"$ref":"#/$defs/a"}},"$defs":{"a":{"$ref":"#/$defs/a"}}}"##,
            answers: [("{}", true), (#"{"x":1}"#, true)], notes: []),
        Case(
            name: "nothing but itself", schema: ##"{"$ref":"#"}"##, answers: [("1", true), ("{}", true)],
            notes: ["#"]),
        Case(
            name: "two that refer to each other",
            schema:
                ##"{"$ref":"#/$defs/a","$defs":{"a":{"$ref":"#/$defs/b"},"b":{"$ref":"#/$defs/a","type":"object"}}}"##,
            answers: [("{}", true), ("1", false)], notes: ["#/$defs/a"]),
        Case(
            name: "three in a ring, entered at different places",
            schema: ##"""
                {"properties":{"a":{"$ref":"#/$defs/a"},"b":{"$ref":"#/$defs/b"},"c":{"$ref":"#/$defs/c"}},
                 "$defs":{"a":{"$ref":"#/$defs/b","minimum":1},"b":{"$ref":"#/$defs/c","maximum":9},
                          "c":{"$ref":"#/$defs/a","multipleOf":2}}}
                """##,
            answers: [
                (#"{"a":4,"b":4,"c":4}"#, true), (#"{"a":0}"#, false), (#"{"b":0}"#, false), (#"{"c":0}"#, false),
                (#"{"a":10}"#, false), (#"{"b":3}"#, false),
            ]),
        Case(
            name: "by allOf", schema: ##"{"allOf":[{"$ref":"#"},{"type":"object"}],"required":["x"]}"##,
            answers: [(#"{"x":1}"#, true), ("{}", false), ("1", false)], notes: ["#"]),
        Case(
            name: "by anyOf beside another branch", schema: ##"{"anyOf":[{"$ref":"#"},{"type":"object"}]}"##,
            answers: [("{}", true), ("1", false)], notes: ["#"]),
        Case(
            name: "by anyOf behind another branch", schema: ##"{"anyOf":[{"type":"object"},{"$ref":"#"}]}"##,
            answers: [("{}", true), ("1", false)]),
        Case(
            name: "by anyOf alone", schema: ##"{"anyOf":[{"$ref":"#"}],"type":"object"}"##,
            answers: [("{}", true), ("1", false)]),
        Case(
            name: "by anyOf with keywords of the branch",
            schema: ##"{"anyOf":[{"$ref":"#","minimum":5},{"type":"string"}]}"##,
            answers: [("7", true), ("3", false), (#""a""#, true)]),
        Case(
            name: "by anyOf of allOf", schema: ##"{"anyOf":[{"allOf":[{"$ref":"#"}]},{"type":"null"}]}"##,
            answers: [("null", true), ("1", false)]),
        Case(
            name: "a base that lists its kinds, each of which has the base",
            schema: ##"""
                {"$ref":"#/$defs/pet","$defs":{
                 "pet":{"type":"object","required":["kind"],"oneOf":[{"$ref":"#/$defs/cat"},{"$ref":"#/$defs/dog"}]},
                 "cat":{"allOf":[{"$ref":"#/$defs/pet"},{"properties":{"kind":{"const":"cat"}},"required":["lives"]}]},
                 "dog":{"allOf":[{"$ref":"#/$defs/pet"},{"properties":{"kind":{"const":"dog"}}}]}}}
                """##,
            answers: [
                (#"{"kind":"cat","lives":9}"#, true), (#"{"kind":"dog"}"#, true), (#"{"kind":"cat"}"#, false),
                (#"{"lives":9}"#, false), (#"{"kind":"cow"}"#, false),
            ], notes: ["#/$defs/pet"]),
        Case(
            name: "by oneOf beside another branch", schema: ##"{"oneOf":[{"$ref":"#"},{"type":"object"}]}"##,
            answers: [("1", false), ("{}", nil)]),
        Case(name: "by oneOf alone", schema: ##"{"oneOf":[{"$ref":"#"}]}"##, answers: [("1", true)], notes: ["#"]),
        Case(name: "by not", schema: ##"{"not":{"$ref":"#"}}"##, answers: [("1", nil), ("{}", nil)]),
        Case(
            name: "by not beside what refuses", schema: ##"{"not":{"$ref":"#"},"type":"object"}"##,
            answers: [("1", false), ("{}", nil)]),
        Case(
            name: "by not, with what refuses behind it", schema: ##"{"not":{"$ref":"#"},"multipleOf":2}"##,
            answers: [("1", false), ("2", nil)]),
        Case(
            name: "by not of not", schema: ##"{"not":{"not":{"$ref":"#"}}}"##, answers: [("1", nil)]),
        Case(
            name: "two that are the opposite of each other",
            schema:
                ##"{"allOf":[{"$ref":"#/$defs/a"},{"$ref":"#/$defs/b"}],"$defs":{"a":{"not":{"$ref":"#/$defs/b"}},"b":{"not":{"$ref":"#/$defs/a"}}}}"##,
            answers: [("1", nil)]),
        Case(
            name: "by not, and a type decides before", schema: ##"{"not":{"$ref":"#","type":"string"}}"##,
            answers: [("1", true), (#""a""#, nil)]),
        Case(
            name: "a loop inside of not",
            schema: ##"{"not":{"$ref":"#/$defs/a"},"$defs":{"a":{"$ref":"#/$defs/a","type":"object"}}}"##,
            answers: [("1", true), ("{}", false)], notes: []),
        Case(
            name: "by if without then and else", schema: ##"{"if":{"$ref":"#"},"type":"object"}"##,
            answers: [("{}", true), ("1", false)], notes: ["#"]),
        Case(
            name: "by if", schema: ##"{"if":{"$ref":"#"},"then":{"minimum":3},"else":false}"##, answers: [("5", nil)]),
        Case(
            name: "by then", schema: ##"{"if":{"type":"object"},"then":{"$ref":"#"},"required":["x"]}"##,
            answers: [(#"{"x":1}"#, true), ("{}", false), ("1", true)], notes: ["#"]),
        Case(
            name: "by else", schema: ##"{"if":{"type":"object"},"else":{"$ref":"#"},"minimum":3}"##,
            answers: [("4", true), ("2", false)], notes: ["#"]),
        Case(
            name: "by dependentSchemas", schema: ##"{"dependentSchemas":{"a":{"$ref":"#"}},"required":["b"]}"##,
            answers: [(#"{"a":1,"b":1}"#, true), (#"{"a":1}"#, false), (#"{"b":1}"#, true)], notes: ["#"]),
        Case(
            name: "deeper in the payload it is no loop",
            schema:
                ##"{"$ref":"#/$defs/a","$defs":{"a":{"$ref":"#/$defs/a","items":{"$ref":"#/$defs/a"},"type":"array"}}}"##,
            answers: [("[[],[[]]]", true), ("[[],[1]]", false)], notes: ["#/$defs/a"]),
        Case(
            name: "what is evaluated on the way round counts",
            schema: ##"""
                {"$ref":"#/$defs/a","unevaluatedProperties":false,"$defs":{
                 "a":{"$ref":"#/$defs/b","properties":{"x":{}}},"b":{"$ref":"#/$defs/a","properties":{"y":{}}}}}
                """##,
            answers: [(#"{"x":1,"y":2}"#, true), (#"{"x":1,"z":2}"#, false)], notes: ["#/$defs/a"]),
        Case(
            name: "unevaluatedProperties in the loop",
            schema: ##"""
                {"$ref":"#/$defs/a","$defs":{"a":{"allOf":[{"$ref":"#/$defs/a"},{"properties":{"x":{}}}],
                 "unevaluatedProperties":false}}}
                """##,
            answers: [(#"{"x":1}"#, true), (#"{"z":2}"#, false)], notes: ["#/$defs/a"]),
        Case(
            name: "unevaluatedItems in the loop",
            schema: ##"{"anyOf":[{"$ref":"#"},{"prefixItems":[{"type":"null"}]}],"unevaluatedItems":false}"##,
            answers: [("[null]", true), ("[null,1]", false), ("[1]", false)]),
        Case(
            name: "a branch that comes back evaluates nothing",
            schema: ##"{"anyOf":[{"$ref":"#"},{"properties":{"x":{"const":1}}}],"unevaluatedProperties":false}"##,
            answers: [(#"{"x":1}"#, true), (#"{"x":2}"#, false), (#"{"y":1}"#, false)]),
        Case(
            name: "by $dynamicRef", schema: ##"{"$dynamicAnchor":"n","$dynamicRef":"#n","type":"object"}"##,
            answers: [("{}", true), ("1", false)], notes: ["#"]),
        Case(
            name: "by $dynamicRef to another resource",
            schema: ##"""
                {"$id":"https://example.com/r","$dynamicAnchor":"n","$ref":"s","minimum":3,
                 "$defs":{"s":{"$id":"s","$dynamicAnchor":"n","$dynamicRef":"#n"}}}
                """##,
            answers: [("4", true), ("1", false)], notes: ["https://example.com/s#"]),
        Case(
            name: "the same schema in another dynamic scope is not the same",
            schema: ##"""
                {"$id":"https://example.com/r","$ref":"list",
                 "$defs":{
                  "list":{"$id":"list","allOf":[{"$ref":"strict"},{"$dynamicRef":"leaf#n"}]},
                  "leaf":{"$id":"leaf","$dynamicAnchor":"n"},
                  "strict":{"$id":"strict","$ref":"list","$defs":{"m":{"$dynamicAnchor":"n","type":"string"}}}}}
                """##,
            answers: [("1", false), (#""a""#, true)]),
        Case(
            name: "by not and $dynamicRef", schema: ##"{"$dynamicAnchor":"n","not":{"$dynamicRef":"#n"}}"##,
            answers: [("1", nil)]),
    ])
    func answers(_ sample: Case) throws {
        let schema = try CompiledSchema(JSONDocument(sample.schema).root)
        for (index, (payload, answer)) in sample.answers.enumerated() {
            let document = try JSONDocument(payload)
            #expect(schema.answer(document.root) == answer, "\(payload)")
            let report = schema.validate(document.root)
            #expect(report.isValid == (answer == true), "\(payload): \(report.errors.map(\.error))")
            if answer == nil { #expect(report.isGivenUp, "\(payload)") }
            if index == 0, let notes = sample.notes {
                #expect(report.notes.map(\.schemaLocation) == notes)
            }
        }
    }

    @Test("Draft 2019-09: $recursiveRef") func recursiveRef() throws {
        let schema = try CompiledSchema(
            JSONDocument(##"{"$recursiveAnchor":true,"$recursiveRef":"#","type":"object"}"##).root,
            options: SchemaOptions(draft: .draft2019))
        #expect(try schema.answer(JSONDocument("{}").root) == true)
        #expect(try schema.answer(JSONDocument("1").root) == false)
    }

    @Test("Draft 7: dependencies, and nothing counts beside $ref") func draft7() throws {
        let options = SchemaOptions(draft: .draft7)
        let plain = try CompiledSchema(JSONDocument(##"{"$ref":"#","type":"object"}"##).root, options: options)
        #expect(try plain.answer(JSONDocument("1").root) == true)
        let joined = try CompiledSchema(
            JSONDocument(##"{"dependencies":{"a":{"$ref":"#"}},"required":["b"]}"##).root, options: options)
        #expect(try joined.answer(JSONDocument(#"{"a":1}"#).root) == false)
        #expect(try joined.answer(JSONDocument(#"{"a":1,"b":1}"#).root) == true)
    }

    @Test func errorsAreFoundOnce() throws {
        let schema = try CompiledSchema(
            JSONDocument(
                ##"{"$ref":"#/$defs/a","$defs":{"a":{"$ref":"#/$defs/b"},"b":{"$ref":"#/$defs/a","type":"object"}}}"##
            )
            .root)
        let report = try schema.validate(JSONDocument("1").root)
        #expect(report.errors.map(\.error) == ["expected object, found number 1"])
        #expect(report.omitted == 0 && !report.isGivenUp)
    }

    @Test func givingUpIsReported() throws {
        let schema = try CompiledSchema(JSONDocument(##"{"not":{"$ref":"#"}}"##).root)
        let report = try schema.validate(JSONDocument("1").root)
        #expect(report.isGivenUp && !report.isValid && report.notes.isEmpty)
        #expect(
            report.errors.first?.error
                == "this schema depends on its own negation: it comes back to itself from under not, if or oneOf, "
                + "and has no answer")
    }

    @Test func theNoteIsWritten() throws {
        let schema = try CompiledSchema(JSONDocument(##"{"$id":"https://example.com/s","$ref":"#"}"##).root)
        var writer = JSONWriter()
        try schema.validate(JSONDocument("1").root).write(.basic, to: &writer)
        let text = "this schema comes back to itself at the same place of the payload, which adds nothing"
        #expect(
            String(decoding: writer.bytes, as: UTF8.self)
                == ##"{"valid":true,"formatAssertion":false,"notes":[{"schemaLocation":"https://example.com/s#","##
                + #""note":"\#(text)"}]}"#)
    }

    @Test("A long ring, many rings, and all that refer to all: an answer, and soon", arguments: [2, 30, 300, 1000])
    func large(_ count: Int) throws {
        let ring = (0..<count).map { ##""\##($0)":{"$ref":"#/$defs/\##(($0 + 1) % count)"}"## }.joined(separator: ",")
        let long = try CompiledSchema(JSONDocument(##"{"$ref":"#/$defs/0","$defs":{\##(ring)}}"##).root)
        #expect(try long.answer(JSONDocument("1").root) == true)
        let payload = "[" + (0..<1000).map(String.init).joined(separator: ",") + "]"
        let each = try CompiledSchema(JSONDocument(##"{"items":{"$ref":"#/$defs/0"},"$defs":{\##(ring)}}"##).root)
        let report = try each.validate(JSONDocument(payload).root)
        #expect(report.isValid ? report.notes.count == 1 : report.isGivenUp)
        let references = (0..<min(count, 100)).map { ##"{"$ref":"#/$defs/\##($0)"}"## }.joined(separator: ",")
        let all = (0..<min(count, 100)).map { #""\#($0)":{"allOf":[\#(references)]}"# }.joined(separator: ",")
        let dense = try CompiledSchema(JSONDocument(##"{"$ref":"#/$defs/0","$defs":{\##(all)}}"##).root)
        // The ways through it are more than any budget: it is given up where they are too many, and never refused.
        #expect(try dense.answer(JSONDocument("1").root) != false)
    }
}
