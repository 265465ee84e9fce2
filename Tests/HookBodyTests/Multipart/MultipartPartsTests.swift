import HookBody
import Testing

/// Where the parts of a body stand.
@Suite struct MultipartPartsTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let body: String
        let boundary: String
        /// What each part holds.
        let parts: [String]
        let isComplete: Bool

        init(
            _ description: String, _ body: String, boundary: String = "b", _ parts: [String], isComplete: Bool = true
        ) {
            testDescription = description
            (self.body, self.boundary, self.parts, self.isComplete) = (body, boundary, parts, isComplete)
        }
    }

    static let cases: [Case] = [
        Case("one part", "--b\r\nA: 1\r\n\r\none\r\n--b--\r\n", ["one"]),
        Case("two parts", "--b\r\n\r\none\r\n--b\r\nA: 1\r\n\r\ntwo\r\n--b--", ["one", "two"]),
        Case("lines that end with LF", "--b\nA: 1\n\none\n--b\n\ntwo\n--b--\n", ["one", "two"]),
        Case("preamble and epilogue", "hello\r\n--b\r\n\r\none\r\n--b--\r\nthere\r\n--b\r\n\r\nno\r\n--b--", ["one"]),
        Case("line ends of the content stay", "--b\r\n\r\n\r\none\r\n\r\n--b--", ["\r\none\r\n"]),
        Case("an empty part", "--b\r\nA: 1\r\n\r\n\r\n--b--", [""]),
        Case("no line end after the header", "--b\r\nA: 1\r\n\r\n--b--", [""]),
        Case("header lines alone", "--b\r\nA: 1\r\n--b--", [""]),
        Case("nothing between two boundaries", "--b\r\n--b--", [""]),
        Case("no part", "--b--\r\n", []),
        Case("white space behind the boundary", "--b \t\r\n\r\none\r\n--b-- \r\n", ["one"]),
        Case("a lone carriage return is content", "--b\r\n\r\na\rb\r\n--b--", ["a\rb"]),
        Case("no boundary at all", "one", [], isComplete: false),
        Case("no last boundary", "--b\r\n\r\none\r\n--b\r\n\r\ntwo", ["one", "two"], isComplete: false),
        Case("ends inside the boundary", "--b\r\n\r\none\r\n--", ["one\r\n--"], isComplete: false),
        Case("ends at a boundary", "--b\r\n\r\none\r\n--b", ["one"], isComplete: false),
        Case("a boundary inside a line", "--b\r\n\r\none --b\r\n--b--", ["one --b"]),
        Case(
            "a boundary with more behind it", "--b\r\n\r\n--bb\r\n--b-\r\n--b--x\r\n--b--", ["--bb\r\n--b-\r\n--b--x"]),
        Case("two dashes more", "--b\r\n\r\n----b\r\n--b--", ["----b"]),
        Case("another case", "--b\r\n\r\n--B\r\n--b--", ["--B"]),
        Case("a boundary that ends with dashes", "--b--\r\n\r\none\r\n--b----", boundary: "b--", ["one"]),
        Case(
            "parts inside a part",
            "--b\r\nContent-Type: multipart/mixed; boundary=bc\r\n\r\n--bc\r\n\r\nin\r\n--bc--\r\n--b--",
            ["--bc\r\n\r\nin\r\n--bc--"]),
        Case("a browser's boundary", "------W7\r\n\r\none\r\n------W7--\r\n", boundary: "----W7", ["one"]),
        Case("spaces inside the boundary", "--a b\r\n\r\none\r\n--a b--", boundary: "a b", ["one"]),
    ]

    @Test("What each part holds", arguments: cases) func parts(_ test: Case) throws {
        let body = Array(test.body.utf8)
        try body.withUnsafeBytes { bytes in
            let parts = try #require(MultipartParts(bytes, boundary: Array(test.boundary.utf8)))
            #expect(parts.parts.map { String(decoding: bytes[$0.content], as: UTF8.self) } == test.parts)
            #expect(parts.count == test.parts.count)
            #expect(parts.isComplete == test.isComplete)
        }
    }

    @Test(
        "A boundary that cannot be", arguments: ["", "a\r\n", "é", "a ", String(repeating: "a", count: 71), "a\u{0}"])
    func badBoundary(_ boundary: String) {
        #expect(MultipartParts(UnsafeRawBufferPointer(start: nil, count: 0), boundary: Array(boundary.utf8)) == nil)
    }

    @Test("Further parts are counted alone") func many() throws {
        let body = Array(String(repeating: "--b\r\n\r\nx\r\n", count: 5000).utf8) + Array("--b--".utf8)
        let parts = try #require(body.withUnsafeBytes { MultipartParts($0, boundary: Array("b".utf8)) })
        #expect(parts.parts.count == MultipartParts.limit)
        #expect(parts.count == 5000)
        #expect(parts.isComplete)
    }

    @Test("Many lines that are nearly boundaries cost no more than others") func nearly() throws {
        let boundary = Array(String(repeating: "a", count: 70).utf8)
        let line = Array("--".utf8) + boundary + Array("x\r\n".utf8)
        let body = Array((0..<20_000).map { _ in line }.joined())
        let clock = ContinuousClock()
        let time = clock.measure {
            let parts = body.withUnsafeBytes { MultipartParts($0, boundary: boundary) }
            #expect(parts?.count == 0)
        }
        #expect(time < .seconds(2))
    }
}
