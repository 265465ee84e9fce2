import JSONText
import Testing

@Suite("Changing a JSON text")
struct JSONEditTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let edit: String
        let before: String
        let after: String
    }

    static let pretty = "{\n  \"id\": \"evt_1\",\n  \"data\": {\n    \"total\": 9.90,\n    \"items\": [1, 2]\n  }\n}\n"

    static let cases = [
        Case(
            testDescription: "a value, all else byte for byte", edit: "/b=5",
            before: " { \"a\" : 1.50 ,\t\"b\":[ 1 ] ,\r\n\"c\":\"\\u00e9\\/\" } \n",
            after: " { \"a\" : 1.50 ,\t\"b\":5 ,\r\n\"c\":\"\\u00e9\\/\" } \n"),
        Case(
            testDescription: "deep", edit: "/a/1/b=true", before: #"{"a":[0,{"b":1}]}"#, after: #"{"a":[0,{"b":true}]}"#
        ),
        Case(testDescription: "a string in quotes", edit: #"/a="5""#, before: #"{"a":1}"#, after: #"{"a":"5"}"#),
        Case(testDescription: "a word is a string", edit: "/a=paid", before: #"{"a":1}"#, after: #"{"a":"paid"}"#),
        Case(testDescription: "null is null", edit: "/a=null", before: #"{"a":1}"#, after: #"{"a":null}"#),
        Case(testDescription: "nothing is the empty string", edit: "/a=", before: #"{"a":1}"#, after: #"{"a":""}"#),
        Case(testDescription: "no JSON number", edit: "/a=012", before: #"{"a":1}"#, after: #"{"a":"012"}"#),
        Case(testDescription: "a number as spelt", edit: "/a=1.50e+2", before: #"{"a":1}"#, after: #"{"a":1.50e+2}"#),
        Case(
            testDescription: "white space around a value is dropped", edit: "/a= [1, 2] ", before: #"{"a":1}"#,
            after: #"{"a":[1, 2]}"#),
        Case(
            testDescription: "a string with quotes and a backslash", edit: #"/a=say "\hi""#, before: #"{"a":1}"#,
            after: #"{"a":"say \"\\hi\""}"#),
        Case(testDescription: "the value has = too", edit: "/a=b=c", before: #"{"a":1}"#, after: #"{"a":"b=c"}"#),
        Case(testDescription: "the name has =", edit: "#/a%3Db=2", before: #"{"a=b":1}"#, after: #"{"a=b":2}"#),
        Case(testDescription: "a fragment in UTF-8", edit: "#/%C3%A9=2", before: #"{"é":1}"#, after: #"{"é":2}"#),
        Case(testDescription: "~0 and ~1", edit: "/a~1b/~0=2", before: #"{"a/b":{"~":1}}"#, after: #"{"a/b":{"~":2}}"#),
        Case(testDescription: "the empty name", edit: "/=2", before: #"{"":1}"#, after: #"{"":2}"#),
        Case(testDescription: "the whole text", edit: "=[1]", before: " {\"a\":1}\n", after: " [1]\n"),
        Case(testDescription: "a scalar as the whole", edit: "=x", before: "1", after: #""x""#),
        Case(
            testDescription: "the last of a repeated name", edit: "/a=9", before: #"{"a":1,"\u0061":2,"b":3}"#,
            after: #"{"a":1,"\u0061":9,"b":3}"#),
        Case(testDescription: "a new member, compact", edit: "/b=2", before: #"{"a":1}"#, after: #"{"a":1,"b":2}"#),
        Case(
            testDescription: "a new member, spaced", edit: "/b=2", before: #"{ "a": 1 }"#, after: #"{ "a": 1, "b": 2 }"#
        ),
        Case(testDescription: "a new member, the first", edit: "/a=1", before: "{ }", after: #"{"a":1 }"#),
        Case(
            testDescription: "a new member, pretty", edit: "/data/note=x", before: pretty,
            after: pretty.replacing("[1, 2]\n", with: "[1, 2],\n    \"note\": \"x\"\n")),
        Case(
            testDescription: "a new member after two, as they are set apart", edit: "/c=3",
            before: "{\"a\":1 , \"b\" :2}",
            after: "{\"a\":1 , \"b\" :2 , \"c\" :3}"),
        Case(testDescription: "a name that needs escapes", edit: "/\"\n=1", before: "{}", after: #"{"\"\n":1}"#),
        Case(testDescription: "an element", edit: "/1=9", before: "[1, 2, 3]", after: "[1, 9, 3]"),
        Case(testDescription: "a new element by -", edit: "/-=9", before: "[1, 2]", after: "[1, 2, 9]"),
        Case(testDescription: "a new element by the next index", edit: "/2=9", before: "[1, 2]", after: "[1, 2, 9]"),
        Case(testDescription: "a new element of one", edit: "/-=9", before: "[\n  1\n]", after: "[\n  1,\n  9\n]"),
        Case(testDescription: "a new element of none", edit: "/0=9", before: "[]", after: "[9]"),
        Case(testDescription: "a member called -", edit: "/-=9", before: #"{"-":1}"#, after: #"{"-":9}"#),
        Case(testDescription: "a member called 01", edit: "/01=9", before: #"{"1":1}"#, after: #"{"1":1,"01":9}"#),
    ]

    @Test("A change and what comes of it", arguments: cases)
    func change(_ test: Case) throws {
        let after = try JSONEdit(test.edit).apply(to: Array(test.before.utf8))
        #expect(String(decoding: after, as: UTF8.self) == test.after)
    }

    static let removals = [
        Case(testDescription: "the first", edit: "/a", before: #"{ "a":1,  "b":2 }"#, after: #"{ "b":2 }"#),
        Case(testDescription: "between", edit: "/b", before: #"{"a":1, "b":2,"c":3}"#, after: #"{"a":1,"c":3}"#),
        Case(testDescription: "the last", edit: "/b", before: "{\n  \"a\":1,\n  \"b\":2\n}", after: "{\n  \"a\":1\n}"),
        Case(testDescription: "the only one", edit: "/a", before: "{\n  \"a\":1\n}", after: "{\n}"),
        Case(
            testDescription: "all of a repeated name", edit: "/a", before: #"{"a":1, "b":2,"\u0061":{"a":3},"c":4}"#,
            after: #"{"b":2,"c":4}"#),
        Case(testDescription: "an element", edit: "/x/1", before: #"{"x":[1, 2, 3]}"#, after: #"{"x":[1, 3]}"#),
        Case(testDescription: "the first element", edit: "/0", before: "[1, 2]", after: "[2]"),
    ]

    @Test("A removal and what is left", arguments: removals)
    func remove(_ test: Case) throws {
        let pointer = try #require(JSONPointer(parsing: test.edit))
        let after = try JSONEdit.removing(pointer).apply(to: Array(test.before.utf8))
        #expect(String(decoding: after, as: UTF8.self) == test.after)
    }

    @Test("Strings and numbers set by programs")
    func typed() throws {
        let number = try #require(JSONNumber("1.50"))
        let once = try JSONEdit.setting(JSONPointer(["a"]), to: "5").apply(to: Array(#"{"a":1,"b":2}"#.utf8))
        let twice = try JSONEdit.setting(JSONPointer(["b"]), to: number).apply(to: once)
        #expect(String(decoding: twice, as: UTF8.self) == #"{"a":"5","b":1.50}"#)
    }

    struct Refusal: Sendable, CustomTestStringConvertible {
        var testDescription: String { edit }
        let edit: String
        var before = JSONEditTests.pretty
        let code: JSONEditError.Code
        let message: String
    }

    static let refusals = [
        Refusal(
            edit: "/a", code: .noValue,
            message: "\"/a\": expected a JSON Pointer, = and a value, such as /data/total=5"),
        Refusal(
            edit: "data/total=5", code: .badPointer,
            message: "\"data/total\": expected a JSON Pointer such as /data/total in front of the =; "
                + "a member's own / is written ~1, its ~ is ~0, and #/a%3Db is for a member a=b"),
        Refusal(edit: "/a~2=5", code: .badPointer, message: "\"/a~2\": expected a JSON Pointer"),
        Refusal(edit: "#/a%3=5", code: .badPointer, message: "\"#/a%3\": expected a JSON Pointer"),
        Refusal(edit: "#/%FF=5", code: .badPointer, message: "\"#/%FF\": expected a JSON Pointer"),
        Refusal(
            edit: "/dta/total=5", code: .notFound,
            message: "\"/dta/total\": the whole text is an object with 2 members (line 1, column 1); "
                + "it has no member \"dta\"; did you mean \"data\"?"),
        Refusal(
            edit: "/data/customer/name=x", code: .notFound,
            message: "\"/data/customer/name\": /data is an object with 2 members (line 3, column 11); "
                + "it has no member \"customer\"; there are \"total\", \"items\""),
        Refusal(
            edit: "/data/total/net=5", code: .notAContainer,
            message: "\"/data/total/net\": /data/total is number 9.90 (line 4, column 14); it holds no \"net\""),
        Refusal(
            edit: "/data/items/first=5", code: .badIndex,
            message: "\"/data/items/first\": /data/items is an array of 2 elements (line 5, column 14); "
                + "it has 2 elements, counted from 0, and - adds one; found \"first\""),
        Refusal(edit: "/data/items/3=5", code: .badIndex, message: "\"/data/items/3\": /data/items is an array of 2"),
        Refusal(edit: "/data/items/01=5", code: .badIndex, message: "\"/data/items/01\": /data/items is an array of 2"),
        Refusal(
            edit: "/data/items/2/a=5", code: .notFound,
            message: "\"/data/items/2/a\": /data/items is an array of 2 elements (line 5, column 14); "
                + "it has 2 elements, counted from 0"),
        Refusal(
            edit: "/a=5", before: "{\"a\":", code: .notJSON,
            message: "\"/a\": the text to change is not JSON: expected a value, found the end of the text at line 1"),
        Refusal(edit: "/a=5", before: "", code: .notJSON, message: "\"/a\": the text to change is not JSON"),
    ]

    @Test("A change that cannot be made", arguments: refusals)
    func refuse(_ test: Refusal) {
        let error = #expect(throws: JSONEditError.self) {
            try JSONEdit(test.edit).apply(to: Array(test.before.utf8))
        }
        #expect(error?.code == test.code)
        #expect(error?.description.hasPrefix(test.message) == true, "\(error.map(\.description) ?? "")")
    }

    @Test(
        "A removal of what is not there",
        arguments: [("/x", JSONEditError.Code.notFound), ("", .wholeText), ("/data/items/2", .notFound)])
    func refuseRemoval(pointer: String, code: JSONEditError.Code) throws {
        let pointer = try #require(JSONPointer(parsing: pointer))
        let error = #expect(throws: JSONEditError.self) {
            try JSONEdit.removing(pointer).apply(to: Array(JSONEditTests.pretty.utf8))
        }
        #expect(error?.code == code)
    }

    @Test("Nesting up to the limit costs no stack, and a hundred thousand members are quick")
    func hostile() throws {
        let deep = String(repeating: "[", count: 511) + "{\"a\":1}" + String(repeating: "]", count: 511)
        let way = String(repeating: "/0", count: 511)
        let after = try JSONEdit(way + "/a=2").apply(to: Array(deep.utf8))
        #expect(String(decoding: after, as: UTF8.self) == deep.replacing("1", with: "2"))
        let members = (0..<100_000).map { "\"m\($0)\":0" }.joined(separator: ",")
        let wide = try JSONEdit.removing(JSONPointer(["m50000"])).apply(to: Array("{\(members)}".utf8))
        #expect(try JSONDocument(wide).root.count == 99_999)
    }
}
