import JSONText
import Testing

@Suite("Writer")
struct JSONWriterTests {
    @Test(arguments: [
        ("plain", #""plain""#), ("", #""""#), ("a\"b\\c/", #""a\"b\\c/""#),
        ("\u{8}\u{9}\u{A}\u{C}\u{D}", #""\b\t\n\f\r""#), ("\0\u{1F}\u{7F}", "\"\\u0000\\u001f\u{7F}\""),
        ("é€😀", "\"é€😀\""), ("end\n", #""end\n""#),
    ])
    func strings(value: String, expected: String) throws {
        var writer = JSONWriter()
        writer.string(value)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
        #expect(try JSONDocument(writer.bytes).root.string == value)
    }

    @Test(
        arguments: [
            ([0x61, 0xFF, 0x62], "a\u{FFFD}b"), ([0xC3], "\u{FFFD}"), ([0xC3, 0xA9], "é"),
            ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"),
            ([], ""),
        ] as [([UInt8], String)])
    func rawStrings(bytes: [UInt8], expected: String) throws {
        var writer = JSONWriter()
        bytes.withUnsafeBytes { writer.string(utf8: $0) }
        #expect(try JSONDocument(writer.bytes).root.string == expected)
    }

    @Test func layouts() throws {
        func write(_ writer: inout JSONWriter) {
            writer.object { writer in
                writer.name("id")
                writer.integer(-42)
                writer.name("list" as String)
                writer.array { writer in
                    writer.bool(true)
                    writer.null()
                    writer.object { _ in }
                    writer.array { _ in }
                    writer.raw(Array("[1.50]".utf8))
                }
                writer.name("n")
                writer.number(JSONNumber(Int.min))
                writer.name("u")
                writer.integer(UInt64.max)
            }
        }
        var compact = JSONWriter()
        write(&compact)
        #expect(
            String(decoding: compact.bytes, as: UTF8.self)
                == #"{"id":-42,"list":[true,null,{},[],[1.50]],"n":-9223372036854775808,"u":18446744073709551615}"#)
        var pretty = JSONWriter(layout: .pretty)
        write(&pretty)
        #expect(
            String(decoding: pretty.bytes, as: UTF8.self) == """
                {
                  "id": -42,
                  "list": [
                    true,
                    null,
                    {},
                    [],
                    [1.50]
                  ],
                  "n": -9223372036854775808,
                  "u": 18446744073709551615
                }
                """)
        let before = compact.bytes
        compact.reset()
        write(&compact)
        #expect(compact.bytes == before)
    }

    @Test func valuesKeepOrderNumbersAndEscapes() throws {
        let text = #"{ "b" : 1.0e+2, "a":["\u0041", -0.0, {"x":[ ]}], "b":{} }"#
        let document = try JSONDocument(text)
        var writer = JSONWriter()
        writer.value(document.root)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"b":1.0e+2,"a":["\u0041",-0.0,{"x":[]}],"b":{}}"#)
        #expect(
            document.root.prettyText == """
                {
                  "b": 1.0e+2,
                  "a": [
                    "\\u0041",
                    -0.0,
                    {
                      "x": []
                    }
                  ],
                  "b": {}
                }
                """)
    }
}
