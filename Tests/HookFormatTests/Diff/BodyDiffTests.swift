import HookFormat
import HookModel
import JSONText
import NIOCore
import TestSupport
import Testing

/// Two bodies, and what differs between them.
struct BodyDiffCase: Sendable, CustomStringConvertible {
    let description: String
    var left: [UInt8]
    var right: [UInt8]
    var type = "application/json"
    /// `+ /pointer value`, `- /pointer value`, `~ /pointer left | right`, `> /left /right`.
    var differences: [String] = []
    var spelling: [Spelling] = []
    var reordered: [String] = []

    init(
        _ description: String, _ left: String, _ right: String, type: String = "application/json",
        differences: [String] = [], spelling: [Spelling] = [], reordered: [String] = []
    ) {
        self.description = description
        self.left = Array(left.utf8)
        self.right = Array(right.utf8)
        self.type = type
        self.differences = differences
        self.spelling = spelling
        self.reordered = reordered
    }

    func diff() throws -> BodyDiff {
        BodyDiff(
            try .of("POST / HTTP/1.1", ["Content-Type: \(type)"], body: left),
            try .of("POST / HTTP/1.1", ["Content-Type: \(type)"], body: right))
    }
}

extension ValueDifference {
    var words: String {
        switch change {
        case .added: "+ \(pointer) \(right?.text ?? "?")"
        case .removed: "- \(pointer) \(left?.text ?? "?")"
        case .moved: "> \(pointer) \(rightPointer ?? pointer)"
        default: "~ \(pointer)\(rightPointer.map { " \($0)" } ?? "") \(left?.text ?? "?") | \(right?.text ?? "?")"
        }
    }
}

@Suite("Differences of bodies")
struct BodyDiffTests {
    static let cases = [
        BodyDiffCase("equal", #"{"a":1}"#, #"{"a":1}"#),
        BodyDiffCase(
            "a number, exactly as written", #"{"a":1.10}"#, #"{"a":1.1000000000000000000001}"#,
            differences: [
                "~ /a 1.10 | 1.1000000000000000000001"
            ]),
        BodyDiffCase("added and removed", #"{"a":1,"b":2}"#, #"{"c":[3],"a":1}"#, differences: ["- /b 2", "+ /c [3]"]),
        BodyDiffCase("a type change", #"{"a":1}"#, #"{"a":"1"}"#, differences: [#"~ /a 1 | "1""#]),
        BodyDiffCase("null is a value", #"{"a":null}"#, #"{}"#, differences: ["- /a null"]),
        BodyDiffCase("booleans", "[true,false]", "[true,true]", differences: ["~ /1 false | true"]),
        BodyDiffCase("an object for an array", #"{"a":{"b":1}}"#, #"{"a":[1]}"#, differences: [#"~ /a {"b":1} | [1]"#]),
        BodyDiffCase("the whole", "1", #""x""#, differences: [#"~  1 | "x""#]),
        BodyDiffCase(
            "pointers are escaped", #"{"a/b~c":{"":1}}"#, #"{"a/b~c":{"":2}}"#, differences: ["~ /a~1b~0c/ 1 | 2"]),
        BodyDiffCase(
            "member order", #"{"a":1,"b":{"c":1,"d":2}}"#, #"{"b":{"d":2,"c":1},"a":1}"#,
            spelling: [.memberOrder], reordered: ["", "/b"]),
        BodyDiffCase("white space", #"{"a": 1}"#, #"{"a":1}"#, spelling: [.whiteSpace]),
        BodyDiffCase("white space elsewhere", #"{ "a":1}"#, #"{"a":1 }"#, spelling: [.whiteSpace]),
        BodyDiffCase("a final newline", "[]\n", "[]", spelling: [.whiteSpace]),
        BodyDiffCase("escapes", #"["é\/","\u0061"]"#, #"["\u00e9/","a"]"#, spelling: [.escapes]),
        BodyDiffCase("escapes in names", #"{"\u0061":1}"#, #"{"a":1}"#, spelling: [.escapes]),
        BodyDiffCase("number spelling", "[1.0,1e2,-0]", "[1,100,0]", spelling: [.numbers]),
        BodyDiffCase(
            "all of it", #"{"a":"\/","b":1.0}"#, #"{ "b":1,"a":"/" }"#,
            spelling: [.memberOrder, .escapes, .numbers, .whiteSpace], reordered: [""]),
        BodyDiffCase(
            "a value, and order elsewhere", #"{"a":{"x":1,"y":2},"b":1}"#, #"{"a":{"y":2,"x":1},"b":2}"#,
            differences: ["~ /b 1 | 2"], spelling: [.memberOrder], reordered: ["/a"]),
        BodyDiffCase(
            "repeated names", #"{"a":1,"a":2}"#, #"{"a":2,"a":1}"#, differences: ["~ /a 1 | 2", "~ /a 2 | 1"]),
        BodyDiffCase(
            "by id", #"[{"id":1,"n":1},{"id":2,"n":2}]"#, #"[{"id":2,"n":3},{"id":3,"n":9}]"#,
            differences: [
                #"- /0 {"id":1,"n":1}"#, "~ /1/n /0/n 2 | 3", #"+ /1 {"id":3,"n":9}"#,
            ]),
        BodyDiffCase(
            "moved by id", #"[{"id":1},{"id":2},{"id":3}]"#, #"[{"id":3},{"id":1},{"id":2}]"#, differences: ["> /2 /0"]),
        BodyDiffCase(
            "moved and changed", #"[{"sku":"a","n":1},{"sku":"b"},{"sku":"c"}]"#,
            #"[{"sku":"b"},{"sku":"c"},{"sku":"a","n":2}]"#, differences: ["> /0 /2", "~ /0/n /2/n 1 | 2"]),
        BodyDiffCase(
            "ids that are not unique", #"[{"id":1,"key":"a","n":1},{"id":1,"key":"b"}]"#,
            #"[{"id":1,"key":"b"},{"id":1,"key":"a","n":2}]"#, differences: ["> /0 /1", "~ /0/n /1/n 1 | 2"]),
        BodyDiffCase(
            "an id in some alone", #"[{"id":1,"n":1},{"n":2}]"#, #"[{"id":1,"n":2},{"n":2}]"#,
            differences: ["~ /0/n 1 | 2"]),
        BodyDiffCase("scalars removed", "[1,2,3,4]", "[1,3,4]", differences: ["- /1 2"]),
        BodyDiffCase("scalars added", "[1,3]", "[1,2,3,4]", differences: ["+ /1 2", "+ /3 4"]),
        BodyDiffCase("scalars changed", "[1,2,3]", "[1,9,3]", differences: ["~ /1 2 | 9"]),
        BodyDiffCase("scalars moved", "[1,2,3,4]", "[2,3,4,1]", differences: ["> /0 /3"]),
        BodyDiffCase(
            "equal elements in other spelling, moved", "[1,2,3]", "[2,3,1.0]", differences: ["> /0 /2"],
            spelling: [.numbers]),
        BodyDiffCase("arrays in arrays", "[[1,2],[3]]", "[[1,2,9],[3]]", differences: ["+ /0/2 9"]),
        BodyDiffCase("emptied", "[1,2]", "[]", differences: ["- /0 1", "- /1 2"]),
        BodyDiffCase("filled", #"{"a":{}}"#, #"{"a":{"b":1}}"#, differences: ["+ /a/b 1"]),
        BodyDiffCase(
            "forms", "a=1&b=x+y&c=%41", "a=2&b=x%20y&c=A&d", type: "application/x-www-form-urlencoded",
            differences: [
                #"~ /a "1" | "2""#, #"+ /d """#,
            ]),
        BodyDiffCase(
            "forms in another order", "a=1&b=2", "b=2&a=1", type: "application/x-www-form-urlencoded",
            spelling: [.memberOrder], reordered: [""]),
        BodyDiffCase(
            "repeated parameters", "a=1&a=2", "a=1&a=3", type: "application/x-www-form-urlencoded",
            differences: [
                #"~ /a/1 "2" | "3""#
            ]),
    ]

    @Test(arguments: cases)
    func bodies(_ bodies: BodyDiffCase) throws {
        let diff = try bodies.diff()
        #expect(diff.differences.map(\.words) == bodies.differences)
        #expect(diff.spelling == bodies.spelling)
        #expect(diff.reordered == bodies.reordered)
        #expect(diff.isSame == (bodies.left == bodies.right))
        #expect(diff.isSameValue == bodies.differences.isEmpty)
    }

    /// What was added one way was removed the other way.
    @Test(arguments: cases)
    func theOtherWay(_ bodies: BodyDiffCase) throws {
        let diff = try bodies.diff()
        var turned = bodies
        (turned.left, turned.right) = (bodies.right, bodies.left)
        let back = try turned.diff()
        #expect(back.differences.count == diff.differences.count)
        #expect(back.spelling == diff.spelling)
        #expect(back.differences.count { $0.change == .added } == diff.differences.count { $0.change == .removed })
    }

    @Test("Content codings are undone")
    func codings() throws {
        let left = try ReceivedRequest.of("POST / HTTP/1.1", ["Content-Encoding: gzip"], body: Gzip.message)
        let plain = try ReceivedRequest.of("POST / HTTP/1.1", body: Array(#"{"type":"message.new"}"#.utf8))
        let diff = BodyDiff(left, plain)
        #expect(diff.isSameValue == true)
        #expect(!diff.isSame)
        #expect(diff.notes == ["left: gzip: 22 bytes when decoded", "the same JSON, coded otherwise"])
    }

    @Test("What is no JSON is compared as bytes alone")
    func bytesAlone() throws {
        let diff = try BodyDiffCase("text", "a\nbc", "a\nbd", type: "text/plain").diff()
        #expect(diff.isSameValue == nil)
        let first = try #require(diff.firstDifference)
        #expect(first.offset == 3)
        #expect((first.left.line, first.left.column) == (2, 2))
        #expect(first.left.bytes == Array("a\nbc".utf8))
        #expect(first.left.before == 3)
    }

    @Test("The first difference is found wherever it is", arguments: [0, 1, 7, 8, 9, 63, 64, 100])
    func firstDifference(_ offset: Int) throws {
        let body = [UInt8](repeating: 97, count: 100)
        var other = body
        if offset < 100 { other[offset] = 98 } else { other.append(98) }
        let left = try ReceivedRequest.of("POST / HTTP/1.1", body: body)
        let right = try ReceivedRequest.of("POST / HTTP/1.1", body: other)
        #expect(BodyDiff(left, right).firstDifference?.offset == offset)
        #expect(BodyDiff(right, left).firstDifference?.offset == offset)
        #expect(BodyDiff(left, left).firstDifference == nil)
    }

    @Test("A thousand differences are listed, the rest counted")
    func many() throws {
        let left = "[" + (0..<5000).map { "\($0)" }.joined(separator: ",") + "]"
        let right = "[" + (0..<5000).map { "\($0 + 10_000)" }.joined(separator: ",") + "]"
        let diff = try BodyDiffCase("many", left, right).diff()
        #expect(diff.differences.count == 1000)
        #expect(diff.omitted == 4000)
        #expect(diff.differences.last?.words == "~ /999 999 | 10999")
    }

    @Test("Long values are cut, and their size told")
    func longValues() throws {
        let long = "\"" + String(repeating: "x", count: 20_000) + "\""
        let diff = try BodyDiffCase("long", "[1]", "[\(long)]").diff()
        #expect(diff.differences.first?.right?.isCut == true)
        #expect(diff.differences.first?.right?.size == 20_002)
        #expect(diff.differences.first?.right?.text.utf8.count == RawValue.limit)
    }

    @Test("Deep nesting costs nothing but depth")
    func deep() throws {
        let nest = { (inner: String) in
            String(repeating: "[0,", count: 511) + inner + String(repeating: "]", count: 511)
        }
        let diff = try BodyDiffCase("deep", nest("1"), nest("2")).diff()
        #expect(diff.differences.count == 1)
        #expect(diff.differences.first?.pointer == String(repeating: "/1", count: 511))
    }

    /// Work that grows with the square of the size would take minutes here.
    @Test("Long arrays and objects take linear time", arguments: ["numbers", "objects", "members", "hostile"])
    func pace(_ kind: String) throws {
        let count = 100_000
        let texts = [0, 1].map { side in
            let parts = (0..<count).map { index -> String in
                switch kind {
                case "numbers": "\(side == 0 ? index : count - index)"
                case "objects": "{\"id\":\(side == 0 ? index : count - index),\"v\":\(side)}"
                case "members": "\"k\(side == 0 ? index : count - index)\":\(side)"
                default: "\(index * index % (side == 0 ? 7 : 11) % 3)"
                }
            }.joined(separator: ",")
            return kind == "members" ? "{\(parts)}" : "[\(parts)]"
        }
        var diff: BodyDiff?
        let time = try ContinuousClock().measure { diff = try BodyDiffCase(kind, texts[0], texts[1]).diff() }
        #expect(diff?.differences.count == 1000)
        #expect(time < .seconds(60))
    }

    @Test("Applied to the left array, the differences make the right one")
    func random() throws {
        var seeded = Seeded(7)
        for _ in 0..<300 {
            let make = { (seeded: inout Seeded) in
                (0..<Int.random(in: 0...12, using: &seeded)).map { _ in Int.random(in: 0...6, using: &seeded) }
            }
            let left = make(&seeded)
            let right = make(&seeded)
            let diff = try BodyDiffCase("random", "\(left)", "\(right)").diff()
            #expect(diff.isSameValue == (left == right), "\(left) \(right)")
            // As multisets: what is gone and changed away, less what is new.
            var counts: [String: Int] = [:]
            for value in right { counts["\(value)", default: 0] += 1 }
            for value in left { counts["\(value)", default: 0] -= 1 }
            for difference in diff.differences {
                if let text = difference.right?.text { counts[text, default: 0] -= 1 }
                if let text = difference.left?.text { counts[text, default: 0] += 1 }
            }
            #expect(counts.values.allSatisfy { $0 == 0 }, "\(left) \(right) \(diff.differences.map(\.words))")
        }
    }
}
