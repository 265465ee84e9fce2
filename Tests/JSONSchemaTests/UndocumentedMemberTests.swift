import JSONSchema
import JSONText
import Testing

@Suite("Undocumented members")
struct UndocumentedMemberTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let schemas: [String]
        let payload: String
        let undocumented: [String]

        var testDescription: String { name }
    }

    @Test(arguments: [
        Case(
            name: "listed by one schema of two",
            schemas: [#"{"properties":{"id":{}}}"#, #"{"properties":{"data":{}}}"#],
            payload: #"{"id":1,"data":2,"more":3}"#, undocumented: ["/more"]),
        Case(
            name: "no schema lists properties", schemas: [#"{"required":["a"]}"#], payload: #"{"a":1,"b":2}"#,
            undocumented: []),
        Case(
            name: "nothing is said about what is inside", schemas: [#"{"properties":{"a":{}}}"#],
            payload: #"{"a":{"b":{"c":1}}}"#, undocumented: []),
        Case(
            name: "what is inside an undocumented member is not told", schemas: [#"{"properties":{}}"#],
            payload: #"{"a":{"b":1}}"#, undocumented: ["/a"]),
        Case(
            name: "nested and in arrays", schemas: [#"{"properties":{"l":{"items":{"properties":{"x":{}}}}}}"#],
            payload: #"{"l":[{"x":1},{"y":2,"x":1}]}"#, undocumented: ["/l/1/y"]),
        Case(
            name: "a branch that fails does not document",
            schemas: [#"{"oneOf":[{"properties":{"a":{"const":1}}},{"properties":{"b":{}},"required":["b"]}]}"#],
            payload: #"{"a":2,"b":3}"#, undocumented: ["/a"]),
        Case(
            name: "every branch that holds documents",
            schemas: [#"{"anyOf":[{"properties":{"a":{}}},{"properties":{"b":{}}},{"properties":{"c":false}}]}"#],
            payload: #"{"a":2,"b":3,"c":4}"#, undocumented: ["/c"]),
        Case(
            name: "not documents nothing", schemas: [#"{"not":{"not":{"properties":{"a":{}}}},"properties":{"b":{}}}"#],
            payload: #"{"a":2,"b":3}"#, undocumented: ["/a"]),
        Case(
            name: "if documents where it holds",
            schemas: [
                #"{"if":{"properties":{"k":{"const":1}}},"then":{"properties":{"a":{}}},"else":{"properties":{"b":{}}}}"#
            ],
            payload: #"{"k":1,"a":2,"b":3}"#, undocumented: ["/b"]),
        Case(
            name: "through references", schemas: [##"{"$ref":"#/$defs/a","$defs":{"a":{"properties":{"x":{}}}}}"##],
            payload: #"{"x":1,"y":2}"#, undocumented: ["/y"]),
        Case(
            name: "a schema for other members documents them",
            schemas: [#"{"properties":{"x":{}},"additionalProperties":{"type":"integer"}}"#],
            payload: #"{"x":1,"y":2}"#, undocumented: []),
        Case(
            name: "names with escapes", schemas: [#"{"properties":{"é\n":{}}}"#], payload: #"{"\u00e9\n":1,"a\/b":2}"#,
            undocumented: ["/a~1b"]),
        Case(
            name: "invalid payloads too", schemas: [#"{"properties":{"order_id":{}},"required":["order_id"]}"#],
            payload: #"{"orderId":1}"#, undocumented: ["/orderId"]),
    ])
    func members(_ sample: Case) throws {
        let validator = try SchemaValidator(sample.schemas.map { try CompiledSchema(JSONDocument($0).root) })
        let report = try JSONDocument(sample.payload).withText { validator.validate($0) }
        #expect(report.undocumented.map(\.description) == sample.undocumented)
    }

    @Test func atMostTwentyAreTold() throws {
        let schema = try CompiledSchema(JSONDocument(#"{"properties":{}}"#).root)
        let payload = "{" + (0..<50).map { "\"m\($0)\":0" }.joined(separator: ",") + "}"
        let report = try JSONDocument(payload).withText { schema.validate($0) }
        #expect(report.isValid)
        #expect(report.undocumented.count == 20)
        #expect(report.undocumentedOmitted == 30)
    }

    @Test func errorsOfTheFirstSchemaComeFirstAndOnce() throws {
        let validator = try SchemaValidator(
            [
                #"{"required":["id"],"properties":{"z":{"type":"null"}}}"#,
                #"{"required":["id"],"properties":{"a":{"type":"null"}}}"#,
            ].map { try CompiledSchema(JSONDocument($0).root) })
        let report = try JSONDocument(#"{"a":1,"z":1}"#).withText { validator.validate($0) }
        #expect(report.errors.map(\.instanceLocation.description) == ["/z", "", "/a"])
        #expect(report.omitted == 0)
    }
}
