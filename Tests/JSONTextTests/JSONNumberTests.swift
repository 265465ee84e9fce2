import JSONText
import Testing

@Suite("Numbers")
struct JSONNumberTests {
    @Test(
        "ascending",
        arguments: [
            [
                "-1e400000000", "-1e400", "-10", "-9.99", "-1", "-0.1", "-1e-400000000", "0", "1e-400000000", "0.05",
                "0.1",
            ],
            [
                "0.1", "0.10000000000000000000000001", "0.9", "1", "1.5", "9.99", "10", "99", "100", "1e400",
                "1e400000000",
            ],
            [
                "18446744073709551615", "18446744073709551616",
                "1606938044258990275541962092341162602522202993782792835301376",
            ],
            ["9007199254740992", "9007199254740993", "9007199254740993.5"],
        ])
    func order(texts: [String]) throws {
        let numbers = try texts.map { try #require(JSONNumber($0)) }
        for (one, other) in zip(numbers, numbers.dropFirst()) {
            #expect(one < other)
            #expect(!(other < one))
            #expect(one != other)
        }
    }

    @Test(arguments: [
        ("1", "1.0"), ("1", "10e-1"), ("100", "1e2"), ("0", "-0"), ("0", "0e99999999999999999999"), ("0.5", "5E-1"),
        ("1.50", "1.5"), ("120", "1.2e+2"), ("1e400", "10e399"), ("-0.001", "-1e-3"), ("0.0010", "1e-3"),
    ])
    func equal(one: String, other: String) throws {
        let left = try #require(JSONNumber(one))
        let right = try #require(JSONNumber(other))
        #expect(left == right)
        #expect(left.hashValue == right.hashValue)
        #expect(left.text == one)
    }

    @Test(
        arguments: [
            ("0", 0), ("-0", 0), ("1.0", 1), ("1e2", 100), ("12e-1", nil), ("120e-1", 12), ("0.5", nil),
            ("9223372036854775807", Int.max), ("9223372036854775808", nil), ("-9223372036854775808", Int.min),
            ("-9223372036854775809", nil), ("1e18", 1_000_000_000_000_000_000), ("1e19", nil), ("1e400000000", nil),
            ("99999999999999999999", nil), ("1e-400000000", nil),
        ] as [(String, Int?)])
    func integers(text: String, expected: Int?) throws {
        #expect(try #require(JSONNumber(text)).int == expected)
    }

    @Test(arguments: ["", " 1", "1 ", "+1", "01", "1.", ".5", "0x1", "NaN", "\"1\"", "1e", "--1"])
    func refuses(text: String) {
        #expect(JSONNumber(text) == nil)
    }

    @Test(arguments: [("1.0", true), ("1e-1", false), ("10e-1", true), ("1e400000000", true), ("0.0", true)])
    func integral(text: String, expected: Bool) throws {
        #expect(try #require(JSONNumber(text)).isInteger == expected)
    }
}
