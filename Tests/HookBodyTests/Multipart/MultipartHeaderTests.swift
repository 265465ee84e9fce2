import HookBody
import Testing

/// The header lines of a part.
@Suite struct MultipartHeaderTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let lines: String
        var fields: [String] = []
        var name: String?
        var filename: String?
        var type: String?

        init(
            _ description: String, _ lines: String, _ fields: [String], name: String? = nil, filename: String? = nil,
            type: String? = nil
        ) {
            testDescription = description
            (self.lines, self.fields, self.name) = (lines, fields, name)
            (self.filename, self.type) = (filename, type)
        }
    }

    private static let disposition = "Content-Disposition: form-data; "

    static let cases: [Case] = [
        Case("none", "", []),
        Case(
            "a field", disposition + "name=\"a\"\r\n", ["Content-Disposition=form-data; name=\"a\""], name: "a"),
        Case(
            "a file",
            "CONTENT-TYPE: text/plain; charset=utf-8\r\ncontent-disposition: form-data; name=f; filename=\"a b.txt\"\r\n",
            [
                "CONTENT-TYPE=text/plain; charset=utf-8",
                "content-disposition=form-data; name=f; filename=\"a b.txt\"",
            ], name: "f", filename: "a b.txt", type: "text/plain; charset=utf-8"),
        Case(
            "folded", "Content-Disposition: form-data;\r\n\tname=\"a\";\r\n   filename=\"b\"\r\nX: 1\r\n",
            ["Content-Disposition=form-data; name=\"a\"; filename=\"b\"", "X=1"], name: "a", filename: "b"),
        Case("a fold without a line before it", " name=a\r\nX:\r\n", ["X="]),
        Case("a line without a colon", "hello\r\nX: 1", ["X=1"]),
        Case(
            "quotes and semicolons in a name", disposition + #"name="a\"; filename=x\\";filename="C:\dir\a;b""#,
            [#"Content-Disposition=form-data; name="a\"; filename=x\\";filename="C:\dir\a;b""#],
            name: #"a"; filename=x\"#,
            filename: #"C:\dir\a;b"#),
        Case(
            "a quote that does not end", disposition + "name=\"a; filename=b",
            ["Content-Disposition=form-data; name=\"a; filename=b"], name: "a; filename=b"),
        Case(
            "a name with a charset of its own", disposition + "name=f; filename=x; filename*=UTF-8''caf%C3%A9%2b+",
            ["Content-Disposition=form-data; name=f; filename=x; filename*=UTF-8''caf%C3%A9%2b+"], name: "f",
            filename: "café++"),
        Case(
            "the other charset", disposition + "filename*=iso-8859-1'en'%e9",
            ["Content-Disposition=form-data; filename*=iso-8859-1'en'%e9"], filename: "é"),
        Case(
            "an unknown charset", disposition + "filename*=x''%e9; filename=b",
            ["Content-Disposition=form-data; filename*=x''%e9; filename=b"], filename: "b"),
        Case("an empty name", disposition + "name=\"\"", ["Content-Disposition=form-data; name=\"\""], name: ""),
        Case("no parameters", "Content-Disposition: form-data;;;=;", ["Content-Disposition=form-data;;;=;"]),
        Case("LF", "A: 1\nB: 2\n", ["A=1", "B=2"]),
    ]

    @Test("What is read", arguments: cases) func fields(_ test: Case) throws {
        let body = Array("--b\r\n\(test.lines)\r\n\r\nx\r\n--b--".utf8)
        try body.withUnsafeBytes { bytes in
            let parts = try #require(MultipartParts(bytes, boundary: Array("b".utf8)))
            let header = try #require(parts.parts.first).header(in: bytes)
            #expect(header.fields.map { "\($0.name)=\($0.value)" } == test.fields)
            #expect(header.name == test.name)
            #expect(header.filename == test.filename)
            #expect(header.contentType == test.type)
        }
    }

    @Test("Only so many lines are read") func many() throws {
        let body = Array("--b\r\n\(String(repeating: "A: 1\r\n", count: 10_000))\r\nx\r\n--b--".utf8)
        let count = try body.withUnsafeBytes { bytes in
            try #require(MultipartParts(bytes, boundary: Array("b".utf8))?.parts.first).header(in: bytes).fields.count
        }
        #expect(count == 64)
    }
}
