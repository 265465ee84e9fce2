import Testing

@testable import JSONSchema

@Suite("Formats of hostile texts")
struct FormatHostileTests {
    private static let size = 100_000

    /// What a long text is made of: repeated between a start and an end.
    struct Filling: CustomTestStringConvertible {
        let start: String
        let unit: String
        let end: String

        init(_ start: String, _ unit: String, _ end: String = "") {
            self.start = start
            self.unit = unit
            self.end = end
        }

        var testDescription: String { "\(start) \(unit)… \(end)".debugDescription }
    }

    static let fillings = [
        Filling("", "a"), Filling("", "a."), Filling("", "1"), Filling("", ":"), Filling("", "["), Filling("", "@"),
        Filling("a@", "a."), Filling("\"", "\\\"", "\"@a"), Filling("xn--", "a"), Filling("xn--", "-"),
        Filling("", "\u{5D0}"),
        Filling("", "\u{200C}"), Filling("a", "\u{301}"), Filling("", "\u{3002}"), Filling("http://", "a@"),
        Filling("http://[", "::"),
        Filling("", "{a}"), Filling("{", "a,"), Filling("{", "a."), Filling("", "%41"), Filling("/", "~0"),
        Filling("P", "1"),
        Filling("P1", "D"), Filling("10:00:00.", "0", "Z"), Filling("2025-01-16T10:00:00.", "0", "Z"),
        Filling("0", "/"), Filling("", " "),
    ]

    @Test("each format answers about a long text in one pass", arguments: fillings)
    func long(filling: Filling) {
        var text = Array(filling.start.utf8)
        let unit = Array(filling.unit.utf8)
        text.reserveCapacity(Self.size + 100)
        while text.count < Self.size { text += unit }
        text += Array(filling.end.utf8)
        let clock = ContinuousClock()
        text.withUnsafeBufferPointer { text in
            for format in StringFormat.allCases {
                // Debug builds take milliseconds; what is quadratic takes minutes.
                #expect(clock.measure { _ = format.accepts(text) } < .seconds(5), "\(format)")
            }
        }
    }

    @Test("formats of bounded length refuse longer texts")
    func bounded() {
        let text = Array(String(repeating: "a.", count: Self.size / 2).utf8) + Array("a".utf8)
        for format in [StringFormat.hostname, .idnHostname, .email, .idnEmail, .ipv4, .ipv6, .uuid, .date] {
            #expect(!text.withUnsafeBufferPointer { format.accepts($0) }, "\(format)")
        }
    }

    /// Every text of few bytes that the formats know, so that no index leaves the text.
    @Test("short texts of bytes that mean something")
    func short() {
        let bytes = Array("aP1T:/[]@.%#?{}~-+xn\"\\ \u{3002}\u{5D0}".utf8)
        for first in bytes {
            for second in bytes {
                for third in bytes {
                    for length in 0...3 {
                        let text = [first, second, third].prefix(length)
                        guard String(validating: text, as: UTF8.self) != nil else { continue }
                        Array(text).withUnsafeBufferPointer { text in
                            for format in StringFormat.allCases { _ = format.accepts(text) }
                        }
                    }
                }
            }
        }
    }
}
