import JSONText
import Testing

@Suite("Syntax errors")
struct JSONSyntaxErrorTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let message: String

        var testDescription: String { text.debugDescription }
    }

    @Test(arguments: [
        Case(text: "", message: "expected a value, found the end of the text at line 1, column 1"),
        Case(text: "{\"a\"\n\n      }", message: "expected ':' after the member name, found '}' at line 3, column 7"),
        Case(text: "[1,]", message: "expected a value, found ']' at line 1, column 4"),
        Case(
            text: "{\"a\":1,}",
            message: "expected a member name in double quotes after ',', found '}' at line 1, column 8"),
        Case(text: "{a:1}", message: "expected a member name in double quotes or '}', found 'a' at line 1, column 2"),
        Case(text: "[1 2]", message: "expected ',' or ']' after the element, found '2' at line 1, column 4"),
        Case(text: "{\"a\":1 \"b\"", message: "expected ',' or '}' after the member, found '\"' at line 1, column 8"),
        Case(text: "1 1", message: "expected the end of the text after the value, found '1' at line 1, column 3"),
        Case(text: "-x", message: "expected a digit, found 'x' at line 1, column 2"),
        Case(text: "1.", message: "expected a digit, found the end of the text at line 1, column 3"),
        Case(text: "tru", message: "expected true, false or null, found 't' at line 1, column 1"),
        Case(text: "\"\\x\"", message: "expected one of \" \\ / b f n r t u after '\\', found 'x' at line 1, column 3"),
        Case(text: "\"\\u12g4\"", message: "expected four hexadecimal digits after \\u, found 'g' at line 1, column 6"),
        Case(
            text: "\"abc",
            message: "expected '\"' at the end of the string, found the end of the text at line 1, column 5"),
        Case(
            text: "\"a\u{1}\"",
            message: "expected control characters in a string to be escaped, "
                + "found the control character U+0001 at line 1, column 3"),
        Case(
            text: "\u{FEFF}{}",
            message: "expected a value at the very start, found a byte order mark (U+FEFF) at line 1, column 1"),
        Case(text: "[\"ä€😀\",é]", message: "expected a value, found 'é' (U+00E9) at line 1, column 8"),
        Case(text: "[\u{202E}]", message: "expected a value, found U+202E at line 1, column 2"),
    ])
    func message(_ sample: Case) {
        #expect(error(Array(sample.text.utf8))?.description == sample.message)
    }

    struct Encoding: Sendable, CustomTestStringConvertible {
        let name: String
        let bytes: [UInt8]
        let byte: String

        var testDescription: String { name }
    }

    @Test(arguments: [
        Encoding(name: "stray continuation", bytes: [0x80], byte: "80"),
        Encoding(name: "overlong in two", bytes: [0xC0, 0xAF], byte: "C0"),
        Encoding(name: "overlong in three", bytes: [0xE0, 0x80, 0xAF], byte: "E0"),
        Encoding(name: "overlong in four", bytes: [0xF0, 0x80, 0x80, 0xAF], byte: "F0"),
        Encoding(name: "surrogate", bytes: [0xED, 0xA0, 0x80], byte: "ED"),
        Encoding(name: "above U+10FFFF", bytes: [0xF4, 0x90, 0x80, 0x80], byte: "F4"),
        Encoding(name: "five bytes", bytes: [0xF8, 0x88, 0x80, 0x80, 0x80], byte: "F8"),
        Encoding(name: "cut short", bytes: [0xE2, 0x82], byte: "E2"),
    ])
    func refusesBadUTF8(_ sample: Encoding) {
        for padding in [0, 1, 7, 8, 20] {
            let bytes = [0x22] + [UInt8](repeating: 0x61, count: padding) + sample.bytes + [0x22]
            #expect(
                error(bytes)?.description
                    == "expected valid UTF-8, found the byte 0x\(sample.byte) at line 1, column \(padding + 2)")
        }
    }

    @Test("each kind of special byte is seen at each place of a word", arguments: 0..<24)
    func specialBytes(place: Int) {
        for byte in UInt8.min...UInt8.max {
            var content = [UInt8](repeating: 0x61, count: 24)
            content[place] = byte
            let isPlain = byte >= 0x20 && byte < 0x80 && byte != 0x22 && byte != 0x5C
            #expect((error([0x22] + content + [0x22]) == nil) == isPlain, "byte \(byte)")
        }
    }

    @Test(arguments: [("[", "]"), ("{\"a\":", "}")])
    func depthIsLimited(open: String, close: String) throws {
        func nested(_ depth: Int) -> [UInt8] {
            Array((String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)).utf8)
        }
        #expect(error(nested(512)) == nil)
        let refused = try #require(error(nested(513)))
        #expect(refused.expected == "at most 512 levels of nesting")
        #expect(refused.offset == 512 * open.utf8.count)
        #expect(error(nested(1), limits: JSONLimits(maximumDepth: 0)) != nil)
    }

    @Test func deepNestingIsRefusedOrReadWithoutRecursion() throws {
        let hostile = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
        #expect(error(hostile)?.offset == 512)
        #expect(error(hostile, limits: JSONLimits(maximumDepth: 1_000_000))?.offset == 100_000)

        let depth = 1_000_000
        let closed =
            [UInt8](repeating: UInt8(ascii: "["), count: depth) + [UInt8](repeating: UInt8(ascii: "]"), count: depth)
        let document = try JSONDocument(closed, limits: JSONLimits(maximumDepth: depth))
        #expect(document.root.bytes.count == 2 * depth)
        var writer = JSONWriter()
        writer.value(document.root)
        #expect(writer.bytes == closed)
        let innermost = document.withText { text in
            var node = text.root
            while let next = text.element(0, of: node) { node = next }
            return text.pointer(to: node).tokens.count
        }
        #expect(innermost == depth - 1)
    }

    private func error(_ bytes: [UInt8], limits: JSONLimits = .default) -> JSONSyntaxError? {
        do throws(JSONSyntaxError) {
            _ = try JSONDocument(bytes, limits: limits)
            return nil
        } catch {
            return error
        }
    }
}
