import JSONSchema
import JSONText
import Testing

@Suite("Errors of payloads")
struct SchemaViolationTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let schema: String
        let payload: String
        /// Each as `instance keyword: error (hint)`.
        let errors: [String]

        init(_ schema: String, _ payload: String, _ errors: String...) {
            (self.schema, self.payload, self.errors) = (schema, payload, errors)
        }

        var testDescription: String { "\(schema) judges \(payload)" }
    }

    @Test(
        "keywords",
        arguments: [
            Case("false", "1", " : expected nothing here, found number 1"),
            Case(#"{"type":["string","null"]}"#, "[1]", " /type: expected string or null, found an array of 1 element"),
            Case(#"{"type":"integer"}"#, "1.5", " /type: expected integer, found number 1.5"),
            Case(#"{"type":["integer","number"]}"#, "{}", " /type: expected number, found an object with 0 members"),
            Case(#"{"type":"boolean"}"#, "null", " /type: expected boolean, found null"),
            Case(
                #"{"minLength":3}"#, #""é€""#, #" /minLength: expected at least 3 characters, found 2 in string "é€""#),
            Case(
                #"{"maxLength":1}"#, #""\ud83d\ude00x""#,
                #" /maxLength: expected at most 1 character, found 2 in string "\ud83d\ude00x""#),
            Case(#"{"minItems":1}"#, "[]", " /minItems: expected at least 1 element, found 0"),
            Case(#"{"maxProperties":1}"#, #"{"a":1,"b":2}"#, " /maxProperties: expected at most 1 member, found 2"),
            Case(#"{"minimum":0}"#, "-0.001", " /minimum: expected a number at least 0, found number -0.001"),
            Case(
                #"{"exclusiveMaximum":1e400}"#, "10e399",
                " /exclusiveMaximum: expected a number less than 1e400, found number 10e399"),
            Case(#"{"multipleOf":0.01}"#, "19.999", " /multipleOf: expected a multiple of 0.01, found number 19.999"),
            Case(#"{"multipleOf":0.01}"#, "4035e-2"),
            Case(#"{"multipleOf":0.25}"#, "0.5"),
            Case(#"{"multipleOf":5}"#, "2.5", " /multipleOf: expected a multiple of 5, found number 2.5"),
            Case(#"{"multipleOf":7}"#, "7e400000000"),
            Case(
                #"{"multipleOf":7}"#, "1e400000000", " /multipleOf: expected a multiple of 7, found number 1e400000000"),
            Case(#"{"multipleOf":123456789012345678}"#, "15241578753238836527968299765279684"),
            Case(
                #"{"multipleOf":123456789012345678}"#, "-15241578753238836527968299768321234",
                " /multipleOf: expected a multiple of 123456789012345678, "
                    + "found number -15241578753238836527968299768321234"),
            Case(#"{"multipleOf":3}"#, "-0.0"),
            Case(#"{"uniqueItems":true}"#, #"[1,true,"1",[1],{"1":1},[[]],[{}]]"#),
            Case(
                #"{"uniqueItems":true}"#, #"[{"a":1,"b":[2,{}]},0,{"b":[2.0,{}],"a":10e-1}]"#,
                " /uniqueItems: expected no element twice, found an object with 2 members at 0 and 2"),
            Case(#"{"uniqueItems":false}"#, "[1,1]"),
            Case(
                #"{"contains":{"type":"string"}}"#, "[1,2]",
                " /contains: expected at least 1 element that the schema under contains describes, found none"),
            Case(
                #"{"contains":{"type":"string"},"minContains":2}"#, #"["a",2]"#,
                " /minContains: expected at least 2 elements that the schema under contains describes, found 1"),
            Case(
                #"{"contains":{"type":"string"},"maxContains":1}"#, #"["a","b"]"#,
                " /maxContains: expected at most 1 element that the schema under contains describes, found 2"),
            Case(#"{"minContains":2}"#, "[]"),
            Case(
                #"{"properties":{"o":{"propertyNames":{"maxLength":2}}}}"#, #"{"o":{"a":1,"abc":2}}"#,
                #"/o /properties/o/propertyNames: the member name "abc" does not fit: "#
                    + #"expected at most 2 characters, found 3 in string "abc""#),
            Case(
                #"{"dependentRequired":{"card":["name","zip"]}}"#, #"{"card":1,"zip":2}"#,
                #" /dependentRequired: missing "name", which "card" needs"#),
            Case(#"{"dependentRequired":{"card":["name"]}}"#, #"{"zip":2}"#),
            Case(
                #"{"dependentSchemas":{"a/b":{"maxProperties":1}}}"#, #"{"a/b":1,"c":2}"#,
                " /dependentSchemas/a~1b/maxProperties: expected at most 1 member, found 2"),
            Case(#"{"const":{"a":[1,{"b":2}],"c":null}}"#, #"{"c":null,"a":[1.0,{"b":2e0}]}"#),
            Case(
                #"{"const":[1,2]}"#, "[2,1]", " /const: expected an array of 2 elements, found an array of 2 elements"),
            Case(#"{"enum":["a",1,true]}"#, "false", #" /enum: expected "a", 1 or true, found boolean false"#),
            Case(
                #"{"properties":{"a/b":{"type":"null"}}}"#, #"{"a/b":0}"#,
                "/a~1b /properties/a~1b/type: expected null, found number 0"),
            Case(
                #"{"properties":{"ab":true},"additionalProperties":false}"#, #"{"zz":0}"#,
                #"/zz /additionalProperties: "zz" is not allowed"#),
            Case(
                #"{"additionalProperties":{"type":"string"}}"#, #"{"a":0}"#,
                #"/a /additionalProperties/type: expected string, found number 0 (put it in quotes: "0")"#),
            Case(
                #"{"required":["a","b"]}"#, #"{"b":0}"#,
                #" /required: missing "a""#),
            Case(
                #"{"prefixItems":[true,{"type":"null"}],"items":false}"#, "[1,2,3]",
                "/1 /prefixItems/1/type: expected null, found number 2",
                "/2 /items: expected nothing here, found number 3"),
            Case(
                #"{"allOf":[{"minimum":5},{"maximum":1}]}"#, "3",
                " /allOf/0/minimum: expected a number at least 5, found number 3",
                " /allOf/1/maximum: expected a number at most 1, found number 3"),
            Case(
                #"{"not":{"type":"null"}}"#, "null",
                " /not: expected anything but what the schema under not describes, found null"),
            Case(
                #"{"if":{"minimum":1},"then":{"minimum":9},"else":{"maximum":-9}}"#, "5",
                " /then/minimum: expected a number at least 9, found number 5"),
            Case(
                #"{"if":{"minimum":1},"then":{"minimum":9},"else":{"maximum":-9}}"#, "0",
                " /else/maximum: expected a number at most -9, found number 0"),
            Case(
                ##"{"$ref":"#/$defs/a%25~1","$defs":{"a%/":{"$ref":"#/$defs/b"},"b":{"type":"null"}}}"##, "1",
                " /$ref/$ref/type: expected null, found number 1"),
            Case(
                ##"{"type":"object","properties":{"child":{"$ref":"#"}}}"##, #"{"child":{"child":[]}}"#,
                "/child/child /properties/child/$ref/properties/child/$ref/type: expected object, found an array of 0 elements"
            ),
        ])
    func keywords(_ sample: Case) throws {
        #expect(try errors(sample) == sample.errors)
    }

    @Test(
        "only the nearest branch is told, and why the others fell away",
        arguments: [
            Case(
                #"{"anyOf":[{"type":"string"},{"type":"object","required":["a","b"]},{"type":"object","required":["a"]}]}"#,
                "{}",
                #" /anyOf: expected one of 3 schemas to match, found that none does; the nearest is 2, told below; "#
                    + "the others fall away: 0 expected string, found an object with 0 members; "
                    + #"1 missing "a""#,
                #" /anyOf/2/required: missing "a""#),
            Case(
                #"{"oneOf":[{"properties":{"k":{"const":"a"},"v":true},"required":["k"]},"#
                    + #"{"properties":{"k":{"const":"b"},"v":{"type":"integer"},"w":{"type":"null"}},"required":["k","z"]}]}"#,
                #"{"k":"b","v":"x","w":0}"#,
                " /oneOf: expected one of 2 schemas to match, found that none does; the nearest is 1, told below; "
                    + #"the others fall away: 0 expected "a", found string "b" at /k"#,
                "/v /oneOf/1/properties/v/type: expected integer, found string \"x\"",
                "/w /oneOf/1/properties/w/type: expected null, found number 0",
                #" /oneOf/1/required: missing "z""#),
            Case(
                #"{"oneOf":[{"minimum":1},{"type":"string"},{"minimum":2},true]}"#, "3",
                " /oneOf: expected exactly one schema of oneOf to match, found 3: 0, 2 and 3"),
            Case(#"{"anyOf":[false,{"type":"null"}]}"#, "null"),
        ])
    func branches(_ sample: Case) throws {
        #expect(try errors(sample) == sample.errors)
    }

    @Test(
        "hints",
        arguments: [
            Case(
                #"{"enum":[1,2]}"#, #""1""#,
                #" /enum: expected 1 or 2, found string "1" (send it without quotes: 1)"#),
            Case(
                #"{"const":"5"}"#, "5", #" /const: expected "5", found number 5 (put it in quotes: "5")"#),
            Case(
                #"{"const":true}"#, #""true""#,
                #" /const: expected true, found string "true" (send it without quotes: true)"#),
            Case(
                #"{"properties":{"order_id":{}},"required":["order_id"]}"#, #"{"orderId":1}"#,
                #" /required: missing "order_id" (found "orderId")"#
            ),
            Case(
                #"{"required":["customer-email"]}"#, #"{"Customer_Email":1}"#,
                #" /required: missing "customer-email" "#
                    + #"(found "Customer_Email")"#),
            Case(
                #"{"required":["quantity"]}"#, #"{"quantiyt":1}"#,
                #" /required: missing "quantity" (found "quantiyt")"#
            ),
            Case(
                #"{"properties":{"to":{}},"required":["id"]}"#, #"{"to":1,"at":2}"#,
                #" /required: missing "id""#),
            Case(
                #"{"properties":{"ids":{},"id":{}},"required":["id"]}"#, #"{"ids":1}"#,
                #" /required: missing "id""#),
            Case(
                #"{"properties":{"total":true},"additionalProperties":false}"#, #"{"totla":1}"#,
                #"/totla /additionalProperties: "totla" is not allowed (did you mean "total"?)"#
            ),
            Case(
                #"{"type":"number"}"#, #""99.99""#,
                #" /type: expected number, found string "99.99" (send it without quotes: 99.99)"#),
            Case(
                #"{"type":"integer"}"#, #""2""#,
                #" /type: expected integer, found string "2" (send it without quotes: 2)"#),
            Case(#"{"type":"integer"}"#, #""2.5""#, #" /type: expected integer, found string "2.5""#),
            Case(
                #"{"type":"boolean"}"#, #""true""#,
                #" /type: expected boolean, found string "true" (send it without quotes: true)"#),
            Case(#"{"type":"string"}"#, "5.0", #" /type: expected string, found number 5.0 (put it in quotes: "5.0")"#),
            Case(
                #"{"type":"string","format":"date-time"}"#, "1737023400",
                #" /type: expected string, found number 1737023400 (this looks like a Unix time; send "2025-01-16T10:30:00Z")"#
            ),
            Case(
                #"{"format":"date-time"}"#, #""1737023400123""#,
                #" /format: expected a date-time such as "2025-01-16T10:30:00Z" (RFC 3339), found string "1737023400123" "#
                    + #"(this looks like a Unix time; send "2025-01-16T10:30:00Z")"#),
            Case(
                #"{"format":"date-time"}"#, #""2025-01-16""#,
                #" /format: expected a date-time such as "2025-01-16T10:30:00Z" (RFC 3339), found string "2025-01-16" "#
                    + #"(a time and a zone are missing: "2025-01-16T00:00:00Z")"#),
            Case(
                #"{"format":"date-time"}"#, #""2025-01-16 10:30:00""#,
                #" /format: expected a date-time such as "2025-01-16T10:30:00Z" (RFC 3339), found string "2025-01-16 10:30:00" "#
                    + #"(date and time are joined by T, and the zone is missing: "2025-01-16T10:30:00Z")"#),
            Case(
                #"{"format":"date-time"}"#, #""2025-01-16T10:30:00""#,
                #" /format: expected a date-time such as "2025-01-16T10:30:00Z" (RFC 3339), found string "2025-01-16T10:30:00" "#
                    + #"(the zone is missing: "2025-01-16T10:30:00Z")"#),
            Case(
                #"{"const":"order.created"}"#, #""order.craeted""#,
                #" /const: expected "order.created", found string "order.craeted" (did you mean "order.created"?)"#),
            Case(
                #"{"enum":["pending","shipped"]}"#, #""Pending""#,
                #" /enum: expected "pending" or "shipped", found string "Pending" (did you mean "pending"?)"#),
        ])
    func hints(_ sample: Case) throws {
        #expect(try errors(sample) == sample.errors)
    }

    @Test func placesAreThoseOfThePayloadAsReceived() throws {
        let report = try validate(
            #"{"properties":{"é":{"items":{"type":"null"}}}}"#, "{\r\n  \"é\": [null,\n\t\"€€\", 7]}")
        #expect(report.errors.map { [$0.line, $0.column] } == [[3, 2], [3, 8]])
    }

    @Test func longValuesAreCut() throws {
        let report = try validate(#"{"type":"null"}"#, "\"" + String(repeating: "é", count: 100_000) + "\"")
        #expect(
            report.errors.first?.error == "expected null, found string \"" + String(repeating: "é", count: 58) + "…")
    }

    @Test func atMostTwentyErrorsAreTold() throws {
        let payload = "[" + (0..<50_000).map(String.init).joined(separator: ",") + "]"
        let report = try validate(#"{"items":{"type":"string"}}"#, payload)
        #expect(report.errors.count == 20)
        #expect(report.errors.last?.instanceLocation.description == "/19")
        #expect(report.omitted == 49_980)
    }

    private func errors(_ sample: Case) throws -> [String] {
        let report = try validate(sample.schema, sample.payload)
        let schema = try schema(sample.schema)
        #expect(try JSONDocument(sample.payload).withText { schema.isValid($0) } == report.isValid)
        return report.errors.map { error in
            "\(error.instanceLocation) \(error.keywordLocation): \(error.error)" + (error.hint.map { " (\($0))" } ?? "")
        }
    }

    private func validate(_ schema: String, _ payload: String) throws -> ValidationReport {
        let schema = try self.schema(schema)
        return try JSONDocument(payload).withText { schema.validate($0) }
    }

    private func schema(_ text: String) throws -> CompiledSchema {
        try CompiledSchema(JSONDocument(text).root, options: SchemaOptions(formatAssertion: true))
    }
}
