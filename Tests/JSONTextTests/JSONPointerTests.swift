import JSONText
import Testing

@Suite("JSON Pointer")
struct JSONPointerTests {
    /// The examples of RFC 6901, section 5, and a few more.
    @Test(arguments: [
        ("", []), ("/foo", ["foo"]), ("/foo/0", ["foo", "0"]), ("/", [""]), ("/a~1b", ["a/b"]), ("/c%d", ["c%d"]),
        ("/ ", [" "]), ("/m~0n", ["m~n"]), ("/~01", ["~1"]), ("//", ["", ""]), ("/é", ["é"]),
    ])
    func parsesAndPrints(text: String, tokens: [String]) {
        #expect(JSONPointer(parsing: text)?.tokens == tokens)
        #expect(JSONPointer(tokens).description == text)
    }

    @Test(arguments: ["a", "/~", "/~2", "/a~", "#/a"])
    func refuses(text: String) {
        #expect(JSONPointer(parsing: text) == nil)
    }

    @Test(arguments: [("/1", 2), ("/01", nil), ("/-", nil), ("/+1", nil), ("/2", nil), ("/99999999999999999999", nil)])
    func arrayIndices(pointer: String, expected: Int?) throws {
        let document = try JSONDocument("[1,2]")
        #expect(document[try #require(JSONPointer(parsing: pointer))]?.int == expected)
    }
}
