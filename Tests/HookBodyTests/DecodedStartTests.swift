import HookBody
import TestSupport
import Testing

/// The start of a body as it was before its content codings.
@Suite struct DecodedStartTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let codings: [String]
        let body: [UInt8]
        /// The text; nil where nothing can be undone.
        let text: String?
        /// The size of the whole; nil where it is not known.
        let size: Int?

        init(_ description: String, _ codings: [String], _ body: [UInt8], _ text: String?, size: Int? = nil) {
            testDescription = description
            (self.codings, self.body, self.text, self.size) = (codings, body, text, size)
        }
    }

    private static let digits = Gzip.stored(Array("0123456789".utf8))

    static let cases: [Case] = [
        Case("gzip", ["gzip"], Gzip.message, #"{"type":"#, size: 22),
        Case("two codings", ["gzip", "gzip"], Gzip.stored(digits), "01234567", size: 10),
        Case("ends early", ["gzip"], Array(digits.dropLast(9)), "01234567"),
        Case("ends early inside another", ["gzip", "gzip"], Array(Gzip.stored(digits).dropLast(9)), "01234567"),
        Case("something behind it", ["gzip"], digits + [1, 2, 3], "01234567"),
        Case("a lie", ["gzip"], Array("0123456789".utf8), nil),
        Case("nothing but a header", ["gzip"], Array(digits.prefix(10)), nil),
        Case("no codings", [], digits, nil),
        Case("an unknown coding", ["br"], digits, nil),
        Case("an unknown coding inside", ["br", "gzip"], digits, nil),
        Case("too many codings", ["gzip", "gzip", "gzip", "gzip", "gzip"], digits, nil),
        Case("nothing", ["gzip"], Gzip.stored([]), "", size: 0),
    ]

    @Test("What is made of it", arguments: cases) func start(_ test: Case) {
        let start = test.body.withUnsafeBytes { ContentCodings(test.codings).start(of: $0, limit: 8) }
        #expect(start.map { String(decoding: $0.bytes, as: UTF8.self) } == test.text)
        #expect(start?.size == test.size)
        #expect(start?.isTooLong ?? false == false)
    }
}
