import JSONText
import Testing

@testable import HookDiagnosis

extension DiagnosisSuite {
    /// What other writers make of JSON: the right sides were written by Node.js and Python.
    @Suite struct DiagnosisRewriteTests {
        @Test(
            "Numbers as JavaScript writes them",
            arguments: [
                ("1.0", "1"), ("-0", "0"), ("0", "0"), ("0.0", "0"), ("-0.0", "0"), ("1e21", "1e+21"),
                ("1e20", "100000000000000000000"), ("123456789012345678901234567890", "1.2345678901234568e+29"),
                ("9007199254740993", "9007199254740992"), ("0.1", "0.1"), ("1e-6", "0.000001"), ("1e-7", "1e-7"),
                ("1.5e300", "1.5e+300"), ("5e-324", "5e-324"), ("1e400", "null"), ("-1e400", "null"), ("100", "100"),
                ("1E2", "100"), ("12.50", "12.5"), ("123456.789", "123456.789"), ("0.000001234", "0.000001234"),
                ("1.7976931348623157e308", "1.7976931348623157e+308"), ("4.35", "4.35"),
                ("0.30000000000000004", "0.30000000000000004"), ("1e5", "100000"), ("-1.0e-10", "-1e-10"),
                ("999999999999999", "999999999999999"), ("1000000000000000", "1000000000000000"), ("2e-5", "0.00002"),
                ("12345678901234567890.5", "12345678901234567000"), ("33333333.33333333", "33333333.33333333"),
                ("-7.0", "-7"), ("1.0E+2", "100"), ("-5", "-5"),
            ])
        func numbers(_ text: String, _ written: String) throws {
            #expect(try rewritten(text, .script) == written)
        }

        @Test(
            "Texts as JavaScript writes them",
            arguments: [
                (#"{"b":1,"2":1,"1":1,"a":1}"#, #"{"1":1,"2":1,"b":1,"a":1}"#),
                (#"{"a":1,"b":2,"a":3}"#, #"{"a":3,"b":2}"#),
                (
                    #"{"10":1,"9":1,"01":1,"4294967294":1,"4294967295":1,"-1":1}"#,
                    #"{"9":1,"10":1,"4294967294":1,"01":1,"4294967295":1,"-1":1}"#
                ),
                (#"{ "a" : [ ] , "b" : { } , "c" : [ 1 , 2 ] }"#, #"{"a":[],"b":{},"c":[1,2]}"#),
                (
                    #"["\u0041\/\u00e9\ud83d\ude00\ud800\u2028\u007f\u0008\u001F"]"#,
                    "[\"A/é😀\\ud800\u{2028}\u{7F}\\b\\u001f\"]"
                ),
                (#""\u0022\\""#, #""\"\\""#), (#"{"\u0031":1,"0":2}"#, #"{"0":2,"1":1}"#),
                (#"{"a\u0062":1,"ab":2}"#, #"{"ab":2}"#), ("[1.0,-0,1e2,null,true]", "[1,0,100,null,true]"),
                (
                    #"{"__proto__":1,"a":{"2":{"1":0,"0":1},"x":2}}"#,
                    #"{"__proto__":1,"a":{"2":{"0":1,"1":0},"x":2}}"#
                ),
            ])
        func script(_ text: String, _ written: String) throws {
            #expect(try rewritten(text, .script) == written)
        }

        private static let mixed =
            #"["\u0041\/\u00e9\ud83d\ude00<&>\u2028\u007f\u0008\u001F\"",{"b":1,"a":[],"c":{}}]"#

        @Test(
            "A text as other writers write it",
            arguments: [
                (JSONStyle.python, #"["A/\u00e9\ud83d\ude00<&>\u2028\u007f\b\u001f\"", {"b": 1, "a": [], "c": {}}]"#),
                (.pythonText, "[\"A/é😀<&>\u{2028}\u{7F}\\b\\u001f\\\"\", {\"b\": 1, \"a\": [], \"c\": {}}]"),
                (.php, #"["A\/\u00e9\ud83d\ude00<&>\u2028"# + "\u{7F}" + #"\b\u001f\"",{"b":1,"a":[],"c":{}}]"#),
                (.go, #"["A/é😀\u003c\u0026\u003e\u2028"# + "\u{7F}" + #"\b\u001f\"",{"a":[],"b":1,"c":{}}]"#),
                (
                    .dotNet,
                    #"["A/\u00E9\uD83D\uDE00\u003C\u0026\u003E\u2028\u007F\b\u001F\u0022",{"b":1,"a":[],"c":{}}]"#
                ),
                (
                    .pretty2,
                    """
                    [
                      "\\u0041\\/\\u00e9\\ud83d\\ude00<&>\\u2028\\u007f\\u0008\\u001F\\"",
                      {
                        "b": 1,
                        "a": [],
                        "c": {}
                      }
                    ]
                    """
                ),
            ])
        func writers(_ style: JSONStyle, _ written: String) throws {
            #expect(try rewritten(DiagnosisRewriteTests.mixed, style) == written)
        }

        private func rewritten(_ text: String, _ style: JSONStyle) throws -> String {
            let document = try JSONDocument(text)
            let bytes = document.withText { JSONWritings($0).write(style) }
            return String(decoding: try #require(bytes), as: UTF8.self)
        }
    }
}
