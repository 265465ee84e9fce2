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

        /// Written by Python 3.13 and Java 21; those of Ruby, PHP, Go and .NET follow their sources.
        @Test(
            "Numbers as others write them",
            arguments: [
                (JSONNumberStyle.python, "1e16", "1e+16"), (.python, "1e15", "1000000000000000.0"),
                (.python, "123456789012345680.0", "1.2345678901234568e+17"), (.python, "0.00001", "1e-05"),
                (.python, "0.0001", "0.0001"), (.python, "1.0", "1.0"), (.python, "-0.0", "-0.0"),
                (.python, "12.50", "12.5"),
                (.python, "123456789012345678901234567890", "123456789012345678901234567890"), (.python, "-0", "0"),
                (.java, "1e7", "1.0E7"), (.java, "9999999.0", "9999999.0"), (.java, "1e-3", "0.001"),
                (.java, "9e-4", "9.0E-4"), (.java, "1.5e10", "1.5E10"), (.java, "123456.789", "123456.789"),
                (.java, "1.00", "1.0"), (.java, "12345678901234567890", "12345678901234567890"),
                (.ruby, "1e16", "1.0e+16"), (.ruby, "1e15", "1000000000000000.0"), (.ruby, "1.5e-5", "1.5e-05"),
                (.php, "10.0", "10"), (.php, "1e25", "1.0e+25"), (.php, "0.00001", "1.0e-5"), (.php, "2.50", "2.5"),
                (.php, "1e17", "1.0e+17"), (.php, "1e16", "10000000000000000"), (.go, "1.0", "1"), (.go, "-0", "-0"),
                (.go, "1e21", "1e+21"), (.go, "1e-7", "1e-7"), (.newtonsoft, "1e2", "100.0"),
                (.newtonsoft, "1e16", "1E+16"),
                (.newtonsoft, "0.00001", "1E-05"), (.asSent, "1.50E+2", "1.50E+2"),
            ])
        func numbers(_ style: JSONNumberStyle, _ text: String, _ written: String) throws {
            #expect(try rewritten(text, JSONStyle(numbers: style)) == written)
        }

        @Test(
            "Strings as others write them, by their sources",
            arguments: [
                (JSONStringStyle.gson, #"["A/é😀\u003c\u0026\u003e\u003d\u0027\u2028"# + "\u{7F}" + #"\b\u001f\""]"#),
                (.newtonsoftHTML, #"["A/é😀\u003c\u0026\u003e=\u0027\u2028"# + "\u{7F}" + #"\b\u001f\u0022"]"#),
                (.phpHex, #"["A\/\u00e9\ud83d\ude00\u003C\u0026\u003E=\u0027\u2028"# + "\u{7F}" + #"\b\u001f\u0022"]"#),
                (.phpUnicode, #"["A\/é😀<&>='\u2028"# + "\u{7F}" + #"\b\u001f\""]"#),
                (.jackson, "[\"A/é😀<&>='\u{2028}\u{7F}\\b\\u001F\\\"\"]"),
                (.jacksonASCII, #"["A/\u00E9\uD83D\uDE00<&>='\u2028"# + "\u{7F}" + #"\b\u001F\""]"#),
                (.dotNetRelaxed, #"["A/é\uD83D\uDE00<&>='\u2028\u007F\b\u001F\""]"#),
                (.dotNetAll, #"["A/é\uD83D\uDE00\u003C\u0026\u003E=\u0027\u2028\u007F\b\u001F\u0022"]"#),
                (.orgJSON, #"["A/é😀<&>='\u2028"# + "\u{7F}" + #"\b\u001f\""]"#),
                (.slash, "[\"A\\/é😀<&>='\u{2028}\u{7F}\\b\\u001f\\\"\"]"),
                (.asciiTemplate, #"["A/\u00e9\ud83d\ude00\u003c\u0026\u003e=\u0027\u2028\u007f\b\u001f\""]"#),
            ])
        func strings(_ style: JSONStringStyle, _ written: String) throws {
            let text = #"["\u0041\/\u00e9\ud83d\ude00<&>='\u2028\u007f\u0008\u001F\""]"#
            #expect(try rewritten(text, JSONStyle(strings: style)) == written)
        }

        @Test("A slash behind < alone is org.json's")
        func tags() throws {
            let text = #"["</b>/<\/i>\u0085"]"#
            #expect(try rewritten(text, JSONStyle(strings: .orgJSON)) == #"["<\/b>/<\/i>\u0085"]"#)
        }

        @Test(
            "Layouts, as Perl, Jackson and Foundation write them",
            arguments: [
                (JSONLayout.perl, "{\n   \"a\" : [\n      1,\n      {}\n   ],\n   \"b\" : {}\n}\n"),
                (.jackson, "{\n  \"a\" : [ 1, { } ],\n  \"b\" : { }\n}"),
                (.foundation, "{\n  \"a\" : [\n    1,\n    {\n\n    }\n  ],\n  \"b\" : {\n\n  }\n}"),
                (.oldPython, "{\n    \"a\": [\n        1, \n        {}\n    ], \n    \"b\": {}\n}"),
                (.spaced.line, "{\"a\": [1, {}], \"b\": {}}\n"),
            ])
        func layouts(_ layout: JSONLayout, _ written: String) throws {
            #expect(try rewritten(#"{"a":[1,{}],"b":{}}"#, JSONStyle(layout: layout)) == written)
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
