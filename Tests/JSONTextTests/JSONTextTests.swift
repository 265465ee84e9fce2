import JSONText
import Testing

@Suite("Scanned text")
struct JSONTextTests {
    static let sample = #"""
        {
          "id": "evt_1",
          "data": {"items": [1, {"a/b~c": "é\u00e9\ud83d\ude00\n"}, 2.50],
        	"empty": {}, "none": [], "flag": true, "off": false, "nil": null},
          "é": "x", "last": 7
        }
        """#

    @Test(arguments: [
        ("", 1, 1), ("/id", 2, 9), ("/data", 3, 11), ("/data/items", 3, 21), ("/data/items/0", 3, 22),
        ("/data/items/1/a~1b~0c", 3, 35), ("/data/items/2", 3, 61), ("/data/empty", 4, 11), ("/data/nil", 4, 62),
        ("/é", 5, 8), ("/last", 5, 21),
    ])
    func positionsAndPointers(pointer: String, line: Int, column: Int) throws {
        let document = try JSONDocument(Self.sample)
        let parsed = try #require(JSONPointer(parsing: pointer))
        let value = try #require(document[parsed])
        #expect(value.position == JSONPosition(line: line, column: column))
        #expect(value.pointer.description == pointer)
    }

    @Test(arguments: [
        ("a\nb", 2, JSONPosition(line: 2, column: 1)),
        ("a\r\nb", 3, JSONPosition(line: 2, column: 1)),
        ("a\rb", 2, JSONPosition(line: 2, column: 1)),
        ("\r\n\r\n\n\rx", 6, JSONPosition(line: 5, column: 1)),
        ("€😀x", 7, JSONPosition(line: 1, column: 3)),
        ("ab", 99, JSONPosition(line: 1, column: 3)),
    ])
    func lineEnds(text: String, offset: Int, expected: JSONPosition) {
        #expect(Array(text.utf8).withUnsafeBytes { JSONPosition(offset: offset, in: $0) } == expected)
    }

    @Test func valuesAreReadAsSent() throws {
        let root = try JSONDocument(Self.sample).root
        #expect(root["id"]?.string == "evt_1")
        #expect(root["data"]?["items"]?[1]?["a/b~c"]?.string == "éé😀\n")
        #expect(root["data"]?["items"]?[2]?.text == "2.50")
        #expect(root["data"]?["items"]?[0]?.int == 1)
        #expect(root["data"]?["items"]?[3] == nil)
        #expect(root["data"]?["items"]?[-1] == nil)
        #expect(root["data"]?["flag"]?.bool == true)
        #expect(root["data"]?["off"]?.bool == false)
        #expect(root["data"]?["nil"]?.isNull == true)
        #expect(root["data"]?["empty"]?.count == 0)
        #expect(root["data"]?["empty"]?.text == "{}")
        #expect(root["missing"] == nil)
        #expect(root.members.map(\.name) == ["id", "data", "é", "last"])
        #expect(root["data"]?["items"]?.elements.map(\.kind) == [.number, .object, .number])
        #expect(root["data"]?.count == 6)
    }

    @Test func namesAreComparedDecoded() throws {
        let bytes = Array(#"{"\u0069d":"\u0061b","plain":"ab"}"#.utf8)
        try bytes.withUnsafeBytes { raw in
            let text = try JSONText(scanning: raw)
            let escaped = try #require(text.member("id", of: text.root))
            let plain = try #require(text.member(JSONKey("plain"), of: text.root))
            #expect(text.stringEquals(escaped, "ab"))
            #expect(text.stringEquals(plain, "ab"))
            #expect(!text.stringEquals(plain, "abc"))
            #expect(!text.stringEquals(text.root, "ab"))
            #expect(text.string(of: escaped) == "ab")
            #expect(text.withUTF8(of: escaped) { Array($0) } == Array("ab".utf8))
            #expect(text.bytes(of: escaped).elementsEqual(#""\u0061b""#.utf8))
            #expect(text.member("ab", of: plain) == nil)
        }
    }

    @Test(arguments: [
        (#""\ud800""#, "\u{FFFD}"), (#""\udc00x""#, "\u{FFFD}x"), (#""\ud800\ud800""#, "\u{FFFD}\u{FFFD}"),
        (#""\ud800\u0041""#, "\u{FFFD}A"), (#""\ud83d\ude00""#, "😀"), (#""\uFFFF""#, "\u{FFFF}"),
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0000""#, "\0"), ("\"\"", ""),
    ])
    func escapes(text: String, decoded: String) throws {
        #expect(try JSONDocument(text).root.string == decoded)
    }

    @Test(arguments: [
        ("{}", []), (#"{"a":1,"b":2}"#, []), (#"{"a":1,"a":2}"#, ["/a"]), (#"{"a":1,"\u0061":2,"a":3}"#, ["/a", "/a"]),
        (#"[{"a":{"x":1,"x":2}},{"":1,"":2}]"#, ["/0/a/x", "/1/"]), (#"{"ab":1,"ba":2,"aab":3,"aba":4}"#, []),
    ])
    func duplicates(text: String, pointers: [String]) throws {
        #expect(try JSONDocument(text).duplicateKeys.map(\.description) == pointers)
    }

    @Test("repeated names in objects of every size", arguments: [2, 5, 31, 32, 33, 100, 5000])
    func duplicatesAtEverySize(count: Int) throws {
        // Equal length, first and last eight bytes: the quick hash cannot tell these apart.
        let names = (0..<count).map { "prefix00" + String(1_000_000 + $0) + "suffix00" }
        let members = names.map { "\"\($0)\":0" }.joined(separator: ",")
        #expect(try JSONDocument("{\(members)}").duplicateKeys.isEmpty)
        let repeated = try JSONDocument("{\(members),\"\(names[count / 2])\":1}")
        #expect(repeated.duplicateKeys.map(\.description) == ["/" + names[count / 2]])
        #expect(repeated.root[names[count / 2]]?.int == 1)
    }

    @Test func aHundredThousandCollidingNamesAreQuick() throws {
        let members = (0..<100_000).map { "\"prefix00\(1_000_000 + $0)suffix00\":0" }.joined(separator: ",")
        let document = try JSONDocument("{\(members)}")
        #expect(document.duplicateKeys.isEmpty)
        #expect(document.root.count == 100_000)
    }
}
