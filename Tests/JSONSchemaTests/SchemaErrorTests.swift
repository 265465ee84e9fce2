import JSONSchema
import JSONText
import Testing

@Suite("Schemas that are refused")
struct SchemaErrorTests {
    @Test(arguments: [
        (
            #"{"type": "strnig"}"#,
            #"expected "type" to be object, array, string, number, integer, boolean or null, found "strnig" at line 1, column 10 (/type)"#
        ),
        (#"{"type": []}"#, #"expected "type" to name at least one type, found none at line 1, column 10 (/type)"#),
        (#"{"type": ["null", "null"]}"#, #""type" names "null" twice at line 1, column 19 (/type/1)"#),
        ("{\n  \"required\": 3}", #"expected "required" to be an array, found 3 at line 2, column 15 (/required)"#),
        (#"{"required":["a",1]}"#, #"expected "required" to hold strings, found 1 at line 1, column 18 (/required/1)"#),
        (#"{"required":["a","a"]}"#, #""required" names "a" twice at line 1, column 18 (/required/1)"#),
        (
            #"{"properties":[]}"#,
            #"expected "properties" to be an object, found an array of 0 elements at line 1, column 15 (/properties)"#
        ),
        (
            #"{"properties":{"a":7}}"#,
            "expected a schema (an object or a boolean), found 7 at line 1, column 20 (/properties/a)"
        ),
        (
            #"{"items":[{}]}"#,
            "expected a schema (an object or a boolean), found an array of 1 element at line 1, column 10 (/items)"
        ),
        (
            #"{"minItems":-1}"#,
            #"expected "minItems" to be an integer from 0, found -1 at line 1, column 13 (/minItems)"#
        ),
        (
            #"{"maxLength":1.5}"#,
            #"expected "maxLength" to be an integer from 0, found 1.5 at line 1, column 14 (/maxLength)"#
        ),
        (
            #"{"multipleOf":0}"#,
            #"expected "multipleOf" to be a number greater than 0, found 0 at line 1, column 15 (/multipleOf)"#
        ),
        (
            #"{"uniqueItems":1}"#,
            #"expected "uniqueItems" to be true or false, found 1 at line 1, column 16 (/uniqueItems)"#
        ),
        (
            #"{"dependentRequired":{"a":"b"}}"#,
            #"expected "dependentRequired" to hold arrays of names, found "b" at line 1, column 27 (/dependentRequired/a)"#
        ),
        (#"{"minimum":"0"}"#, #"expected "minimum" to be a number, found "0" at line 1, column 12 (/minimum)"#),
        (#"{"enum":"a"}"#, #"expected "enum" to be an array, found "a" at line 1, column 9 (/enum)"#),
        (#"{"allOf":[]}"#, #"expected "allOf" to have at least one schema, found none at line 1, column 10 (/allOf)"#),
        (#"{"format":1}"#, #"expected "format" to be a string, found 1 at line 1, column 11 (/format)"#),
        (##"{"$ref":"#/$defs/x"}"##, ##""#/$defs/x" leads to nothing in this schema at line 1, column 9 (/$ref)"##),
        (
            ##"{"$ref":"#/$defs/adress","$defs":{"address":{}}}"##,
            ##""#/$defs/adress" leads to nothing in this schema; did you mean "#/$defs/address"? at line 1, column 9 (/$ref)"##
        ),
        (#"{"$ref":1}"#, #"expected "$ref" to be a string, found 1 at line 1, column 9 (/$ref)"#),
        (
            #"{"$ref":"other.json"}"#,
            #""other.json" leads to a document that was not given: "other.json" at line 1, column 9 (/$ref)"#
        ),
        (##"{"$ref":"#name"}"##, ##""#name" names an anchor that is not there at line 1, column 9 (/$ref)"##),
        (
            #"{"$defs":{"a":1}}"#,
            "not valid by the meta-schema: expected object or boolean, found number 1 at line 1, column 15 (/$defs/a)"
        ),
        (
            #"{"minLength":1,"minLength":2}"#,
            #""minLength" is given twice in one schema at line 1, column 28 (/minLength)"#
        ),
        (
            #"{"items":{"pattern":7}}"#,
            #"expected "pattern" to be a string, found 7 at line 1, column 21 (/items/pattern)"#
        ),
        (
            #"{"$schema":"http://json-schema.org/draft-04/schema#"}"#,
            #"draft 4 is not supported; use "http://json-schema.org/draft-07/schema", "#
                + #""https://json-schema.org/draft/2019-09/schema" or "https://json-schema.org/draft/2020-12/schema" "#
                + "at line 1, column 12 (/$schema)"
        ),
        (
            #"{"$schema":"https://example.com/own"}"#,
            #"the dialect "https://example.com/own" is not known; give its meta-schema, or use "#
                + #""http://json-schema.org/draft-07/schema", "https://json-schema.org/draft/2019-09/schema" "#
                + #"or "https://json-schema.org/draft/2020-12/schema" at line 1, column 12 (/$schema)"#
        ),
        (
            #"{"$defs":{"a":{"$anchor":"x"},"b":{"$anchor":"x"}}}"#,
            #"the anchor "x" is given twice at line 1, column 15 (/$defs/a)"#
        ),
        (
            #"{"$defs":{"a":{"$id":"x"},"b":{"$id":"x"}}}"#,
            #""x" is the "$id" of two schemas at line 1, column 15 (/$defs/a)"#
        ),
        (
            #"{"$defs":{"u":{"type":"strng"}}}"#,
            #"not valid by the meta-schema: expected "array", "boolean", "integer", "null", "number", "object" or "string", "#
                + #"found string "strng" at line 1, column 23 (/$defs/u/type)"#
        ),
        (
            #"{"description":7}"#,
            "not valid by the meta-schema: expected string, found number 7 at line 1, column 16 (/description)"
        ),
        (
            #"{"examples":{}}"#,
            "not valid by the meta-schema: expected array, found an object with 0 members "
                + "at line 1, column 13 (/examples)"
        ),
        (
            #"{"deprecated":"yes"}"#,
            #"not valid by the meta-schema: expected boolean, found string "yes" at line 1, column 15 (/deprecated)"#
        ),
        ("3", "expected a schema (an object or a boolean), found 3 at line 1, column 1 (the root)"),
    ])
    func message(schema: String, expected: String) throws {
        let document = try JSONDocument(schema)
        let error = #expect(throws: SchemaError.self) { try CompiledSchema(document.root) }
        #expect(error?.description == expected)
    }

    @Test func aSchemaInsideADocumentIsItsOwnRoot() throws {
        let document = try JSONDocument(##"{"x":{"$ref":"#/$defs/n","$defs":{"n":{"type":"null"},"bad":1}}}"##)
        let error = #expect(throws: SchemaError.self) { try CompiledSchema(#require(document.root["x"])) }
        #expect(error?.pointer.description == "/x/$defs/bad")
        #expect(error?.column == 61)
        let good = try JSONDocument(##"{"x":{"$ref":"#/$defs/n","$defs":{"n":{"type":"null"}}}}"##)
        let schema = try CompiledSchema(#require(good.root["x"]))
        #expect(try JSONDocument("null").withText { schema.isValid($0) })
        #expect(try !JSONDocument("1").withText { schema.isValid($0) })
    }

    @Test func annotationsAndUnknownKeywordsPass() throws {
        let text =
            #"{"title":"t","description":"d","default":1,"examples":[1],"$comment":"c","x-own":{},"format":"unknown"}"#
        _ = try CompiledSchema(JSONDocument(text).root, options: SchemaOptions(formatAssertion: true))
    }
}
