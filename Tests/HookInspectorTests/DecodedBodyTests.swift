import HookBody
import HookModel
import HookStore
import JSONText
import TestSupport
import Testing

/// Bodies under content codings, in other charsets and in parts are shown as the text that they stand for.
struct DecodedBodyTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let headers: [String]
        let body: [UInt8]
        var incompleteness: Incompleteness?
        /// The members of `body` in JSON behind the digest, and the text behind its title.
        let json: String
        let text: String

        init(
            _ description: String, _ headers: [String], _ body: [UInt8], _ incompleteness: Incompleteness? = nil,
            json: String, text: String
        ) {
            testDescription = description
            (self.headers, self.body, self.json, self.text) = (headers, body, json, text)
            self.incompleteness = incompleteness
        }
    }

    private static let gzip = "Content-Encoding: gzip"
    private static func text(_ text: String) -> [UInt8] { Array(text.utf8) }
    private static let digits = Gzip.stored(text("0123456789"))

    static let coded: [Case] = [
        Case(
            "gzip", [gzip], Gzip.message,
            json: #"""
                "complete":true,"truncated":false,"decoded":{"codings":["gzip"],"size":22},\#
                "text":"{\"type\":\"message.new\"}"
                """#,
            text: """
                without its content coding (gzip), 22 bytes; as sent at /captures/1/body

                {
                  "type": "message.new"
                }

                """),
        Case(
            "two codings, one a lie of case", ["Content-Encoding: GZIP , gzip"], Gzip.stored(digits),
            json: #"""
                "complete":true,"truncated":false,"decoded":{"codings":["gzip","gzip"],"size":10},"text":"0123456789"
                """#,
            text: """
                without its content coding (gzip, gzip), 10 bytes; as sent at /captures/1/body

                0123456789

                """),
        Case(
            "bytes inside", [gzip], Gzip.stored([0, 0xFF]),
            json: #""complete":true,"truncated":false,"decoded":{"codings":["gzip"],"size":2},"base64":"AP8=""#,
            text: """
                without its content coding (gzip), 2 bytes; as sent at /captures/1/body

                00000000  00 ff                                            ..

                """),
        Case(
            "nothing inside", [gzip], Gzip.stored([]),
            json: #""complete":true,"truncated":false,"decoded":{"codings":["gzip"],"size":0},"text":"""#,
            text: "without its content coding (gzip), 0 bytes; as sent at /captures/1/body\n\n"),
        Case(
            "ends early", [gzip], Array(digits.dropLast(8)), .closed,
            json: #"""
                "complete":false,"truncated":true,"decoded":{"codings":["gzip"],"size":null},"text":"0123456789"
                """#,
            text: """
                without its content coding (gzip), the start; as sent at /captures/1/body

                0123456789
                … and what follows is not decoded

                """),
        Case(
            "a lie", [gzip], text("{}"),
            json: #"""
                "complete":true,"truncated":false,"not_decoded":{"codings":["gzip"],"reason":"the body is not gzip"},\#
                "text":"{}"
                """#,
            text: "as sent: the body is not gzip\n\n{}\n"),
        Case(
            "damaged", [gzip], Array(digits.dropLast(9)),
            json: #"""
                "complete":true,"truncated":false,\#
                "not_decoded":{"codings":["gzip"],"reason":"the body is not gzip, or ends early"},"base64":"\#

                """#,
            text: "as sent: the body is not gzip, or ends early\n\n00000000  1f 8b "),
        Case(
            "an unknown coding with control characters", ["Content-Encoding: br\u{9B}31m"], text("x"),
            json: #"""
                "complete":true,"truncated":false,"not_decoded":{"codings":["br\u009b31m"],\#
                "reason":"the content coding br\u009b31m is not known"},"text":"x"
                """#,
            text: "as sent: the content coding br\\u{9b}31m is not known\n\nx\n"),
        Case(
            "an empty body", [gzip], [], json: #""complete":true,"truncated":false,"text":"""#, text: ""),
        Case(
            "ISO 8859-1", ["Content-Type: text/plain; charset=\"ISO-8859-1\""], [0x66, 0xFC, 0x72],
            json: #""complete":true,"truncated":false,"charset":"iso-8859-1","text":"für""#,
            text: "read as iso-8859-1\n\nfür\n"),
        Case(
            "ISO 8859-1 that is UTF-8", ["Content-Type: text/plain; charset=iso-8859-1"], text("für"),
            json: #""complete":true,"truncated":false,"text":"für""#, text: "für\n"),
        Case(
            "another charset", ["Content-Type: text/plain; charset=koi8-r"], [0xC0],
            json: #""complete":true,"truncated":false,"base64":"wA==""#,
            text: "00000000  c0                                               .\n"),
    ]

    private static let parts = "Content-Type: multipart/form-data; boundary=b"
    private static let field = "Content-Disposition: form-data; name="
    private static let two =
        text(
            "--b\r\n\(field)\"a\"\r\n\r\none\r\ntwo\r\n--b\r\n\(field)f; filename=\"x.bin\"\r\nContent-Type: a/b\r\n\r\n"
        )
        + [0xFF] + text("\r\n--b--\r\n")

    static let multipart: [Case] = [
        Case(
            "a field and a file", [parts], two,
            json: #"""
                "parts":[{"name":"a","filename":null,"content_type":null,"offset":49,"size":8,\#
                "headers":[["Content-Disposition","form-data; name=\"a\""]],"text":"one\r\ntwo"},\#
                {"name":"f","filename":"x.bin","content_type":"a/b","offset":143,"size":1,\#
                "headers":[["Content-Disposition","form-data; name=f; filename=\"x.bin\""],["Content-Type","a/b"]]}],\#
                "part_count":2,"parts_complete":true
                """#,
            text: """
                2 parts
                  1  "a"  -             -    8 bytes  one …
                  2  "f"  file "x.bin"  a/b  1 bytes

                00000000  2d 2d 62
                """),
        Case(
            "hostile names", [parts],
            text(
                "--b\r\n\(field)\"a\u{202E}\u{1B}[31m\"; filename=\"../../x\u{200B}\"\r\n\r\n\u{1B}]52;c;eA==\u{7}\r\n--b--"
            ),
            json: #"""
                "name":"a\u202e\u001b[31m","filename":"../../x\u200b"
                """#,
            text: """
                1 part
                  1  "a\\u{202e}\\u{1b}[31m"  file "../../x\\u{200b}"  -  12 bytes  \\u{1b}]52;c;eA==\\u{7}

                --b
                """),
        Case(
            "the last boundary is missing", [parts], text("--b\r\n\r\none"),
            json: #""part_count":1,"parts_complete":false"#,
            text: "1 part; the last boundary is missing\n  1  -  -  -  3 bytes  one\n\n--b"),
        Case(
            "no boundary is there", [parts], text("x"),
            json: #""text":"x","parts":[],"part_count":0,"parts_complete":false"#,
            text: "0 parts; the last boundary is missing\n\nx\n"),
        Case(
            "no boundary is named", ["Content-Type: multipart/mixed"], text("x"),
            json: #""complete":true,"truncated":false,"text":"x"}"#, text: "x\n"),
        Case(
            "under a content coding", [gzip, parts], Gzip.stored(text("--b\r\n\r\none\r\n--b--")),
            json: #""decoded":{"codings":["gzip"],"size":17},"text":"--b\r\n\r\none\r\n--b--","parts":[{"name":null,"#,
            text: """
                without its content coding (gzip), 17 bytes; as sent at /captures/1/body
                1 part
                  1  -  -  -  3 bytes  one

                --b
                """),
        Case(
            "more parts than are listed", ["Content-Type: MULTIPART/related; boundary=\"b\""],
            text(String(repeating: "--b\r\n\r\nx\r\n", count: 103) + "--b--"),
            json: #""part_count":103,"parts_complete":true"#,
            text: "103 parts\n  1    -  -  -  1 bytes  x"),
    ]

    @Test("What is shown of a body", arguments: coded + multipart) func shown(_ test: Case) async throws {
        let head = (["POST /hook HTTP/1.1"] + test.headers).map { $0 + "\r\n" }.joined() + "\r\n"
        let capture = try Samples.capture(head, body: test.body, incompleteness: test.incompleteness)
        try await RunningInspector.with(captures: [capture]) { inspector async throws in
            let json = try await inspector.get("/captures/1")
            #expect(json.text.contains(test.json), "\(json.text)")
            #expect(try json.json["body"]?["size"]?.int == test.body.count)
            let text = try await inspector.get("/captures/1.txt").text
            let title = try #require(text.firstRange(of: "\nbody ("))
            let rest = text[title.upperBound...].drop { $0 != "\n" }.dropFirst()
            // What does not end with a line is the start alone.
            #expect(
                test.text.isEmpty || test.text.hasSuffix("\n") ? rest == test.text : rest.hasPrefix(test.text),
                "\(rest)")
            // The exact bytes stay.
            #expect(try await inspector.get("/captures/1/body").body == test.body)
            #expect(try await inspector.get("/captures/1/raw").body == Array(head.utf8) + test.body)
        }
    }

    /// Text of 64 letters without order, so that a byte stands for a byte and a third at most.
    private static func letters(_ count: Int) -> [UInt8] {
        var state: UInt32 = 1
        return (0..<count).map { _ in
            state = state &* 1_664_525 &+ 1_013_904_223
            return 0x30 + UInt8(state >> 26)
        }
    }

    struct Long: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let plain: [UInt8]
        let size: Int?
        let end: String
    }

    static let longBodies: [Long] = [
        Long(
            testDescription: "more than is shown", plain: letters(1_100_000), size: 1_100_000,
            end: "\n… and 51424 bytes more, not shown\n"),
        Long(
            testDescription: "more than is read of the body", plain: letters(1_600_000), size: nil,
            end: "\n… and what follows is not decoded\n"),
        Long(
            testDescription: "few bytes that stand for very many", plain: [UInt8](repeating: 0x61, count: 3_000_000),
            size: nil, end: "\n… and what follows is not decoded\n"),
    ]

    @Test("Long bodies are decoded as far as they are shown", arguments: longBodies) func long(_ test: Long)
        async throws
    {
        let body = try Deflater.apply(ContentCodings(["gzip"]), to: test.plain)
        let capture = try Samples.capture("POST / HTTP/1.1\r\n\(Self.gzip)\r\n\r\n", body: body)
        try await RunningInspector.with(captures: [capture]) { inspector async throws in
            let json = try await inspector.get("/captures/1").json["body"]
            #expect(json?["decoded"]?["size"]?.int == test.size)
            #expect(json?["truncated"]?.bool == true)
            #expect(json?["text"]?.string == String(decoding: test.plain.prefix(1_048_576), as: UTF8.self))
            #expect(json?["size"]?.int == body.count)
            #expect(try await inspector.get("/captures/1.txt").text.hasSuffix(test.end))
        }
    }
}
