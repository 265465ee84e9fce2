import HookCrypto
import Testing

/// Base64 by RFC 4648, read strictly.
@Suite struct Base64Tests {
    @Test(
        "A vector of RFC 4648, section 10",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ])
    func vector(bytes: String, text: String) {
        #expect(Base64.encode(Array(bytes.utf8)) == text)
        #expect(decode(text) == Array(bytes.utf8))
        #expect(decode(text.filter { $0 != "=" }, padding: .optional) == Array(bytes.utf8))
    }

    @Test("Every byte survives in both alphabets", arguments: [Base64.Alphabet.standard, .url])
    func everyByte(alphabet: Base64.Alphabet) {
        for count in 254...256 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
            #expect(decode(Base64.encode(bytes, alphabet), alphabet) == bytes)
        }
    }

    struct Bad: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let text: String
        var alphabet = Base64.Alphabet.standard
        var padding = Base64.Padding.required
    }

    static let bad = [
        Bad(testDescription: "no padding", text: "Zg"),
        Bad(testDescription: "half the padding", text: "Zg="),
        Bad(testDescription: "half the padding where it may be left out", text: "Zg=", padding: .optional),
        Bad(testDescription: "too much padding", text: "Zm8=="),
        Bad(testDescription: "padding after a whole group", text: "Zm9v===="),
        Bad(testDescription: "padding alone", text: "===="),
        Bad(testDescription: "padding in the middle", text: "Zg==Zg=="),
        Bad(testDescription: "one character", text: "Z", padding: .optional),
        Bad(testDescription: "bits behind the last byte", text: "Zh=="),
        Bad(testDescription: "white space", text: "Zm9v\n"),
        Bad(testDescription: "white space inside", text: "Zm 9vZg="),
        Bad(testDescription: "the other alphabet", text: "-_-_"),
        Bad(testDescription: "the other alphabet, of URLs", text: "+/+/", alphabet: .url),
        Bad(testDescription: "not ASCII", text: "Zm9é"),
    ]

    @Test("Everything else is refused", arguments: bad)
    func refused(_ test: Bad) {
        #expect(decode(test.text, test.alphabet, padding: test.padding) == nil)
    }

    private func decode(
        _ text: String, _ alphabet: Base64.Alphabet = .standard, padding: Base64.Padding = .required
    ) -> [UInt8]? {
        Array(text.utf8).withUnsafeBytes { Base64.decode($0, alphabet, padding: padding) }
    }
}
