import HookBody
import HookModel
import NIOCore
import TestSupport
import Testing

/// Whatever way a text is escaped, it is found, and nothing is that is neither in what was sent nor in what it means.
@Suite struct EscapedTextPropertyTests {
    private static let letters: [Unicode.Scalar] = [
        "a", "B", "c", "/", "\\", "\"", "\n", "\t", "\u{8}", "é", "Ж", "ж", "😀", "日", "%", "+", "&", "=", " ", "u", "0",
    ]

    /// How a sender writes a text into a body.
    enum Writer: CaseIterable {
        case json
        case form
        case jsonInForm
        case gzip
    }

    @Test("Random texts", arguments: Writer.allCases) func found(_ writer: Writer) throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<400 {
            let plain = Self.random(1..<40, &generator)
            let (request, texts) = try Self.request(writer, plain, &generator)
            let start = Int.random(in: 0..<plain.count, using: &generator)
            let end = Int.random(in: (start + 1)...plain.count, using: &generator)
            let part = Self.text(plain[start..<end])
            #expect(try SearchedText(#require(TextSearch(part))).isIn(request), "\(part) in \(texts)")
            // Any other text is found where one of the texts holds it, and nowhere else.
            let other = Self.text(Self.random(1..<4, &generator)[...])
            let search = try #require(TextSearch(other))
            let isThere = texts.contains { Array($0.utf8).withUnsafeBytes(search.isIn) }
            #expect(SearchedText(search).isIn(request) == isThere, "\(other) in \(texts)")
        }
    }

    private static func random(
        _ counts: Range<Int>, _ generator: inout SystemRandomNumberGenerator
    ) -> [Unicode.Scalar] {
        (0..<Int.random(in: counts, using: &generator)).map { _ in letters.randomElement(using: &generator) ?? "a" }
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }

    /// A request that holds a text, and all that can be looked for in it.
    private static func request(
        _ writer: Writer, _ plain: [Unicode.Scalar], _ generator: inout SystemRandomNumberGenerator
    ) throws -> (ReceivedRequest, texts: [String]) {
        let json = "{\"a\":\"" + plain.map { escaped($0, &generator) }.joined() + "\"}"
        let meant = text(plain[...])
        var header = "Content-Type: application/x-www-form-urlencoded"
        let body: [UInt8]
        var texts: [String]
        switch writer {
        case .json: (body, texts) = (Array(json.utf8), ["{\"a\":\"\(meant)\"}"])
        // What begins like JSON would be read as such.
        case .form: (body, texts) = (coded("v" + meant, &generator), ["x=1&a=v\(meant)"])
        case .jsonInForm: (body, texts) = (coded(json, &generator), ["x=1&a=\(json)", "{\"a\":\"\(meant)\"}"])
        case .gzip:
            (body, texts) = (Gzip.stored(Array(json.utf8)), [json, "{\"a\":\"\(meant)\"}"])
            header = "Content-Encoding: gzip"
        }
        let request = try ReceivedRequest.of("POST / HTTP/1.1", [header], body: body)
        texts += [String(buffer: request.head.block.bytes), String(decoding: body, as: UTF8.self)]
        return (request, texts)
    }

    /// A scalar inside a string of JSON.
    private static func escaped(_ scalar: Unicode.Scalar, _ generator: inout SystemRandomNumberGenerator) -> String {
        let units = String(scalar).utf16.map { unit in
            let digits = String(unit, radix: 16, uppercase: Bool.random(using: &generator))
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
        if Bool.random(using: &generator) { return units.joined() }
        return switch scalar {
        case "\n": "\\n"
        case "\t": "\\t"
        case "\u{8}": "\\b"
        case "\"", "\\": "\\" + String(scalar)
        case "/": Bool.random(using: &generator) ? "\\/" : "/"
        default: String(scalar)
        }
    }

    /// A parameter of a form.
    private static func coded(_ text: String, _ generator: inout SystemRandomNumberGenerator) -> [UInt8] {
        let name = Array("x=1&a=".utf8)
        return name
            + text.utf8.flatMap { byte -> [UInt8] in
                let isPlain = byte > 0x60 && byte < 0x7B && Bool.random(using: &generator)
                if byte == 0x20, Bool.random(using: &generator) { return [UInt8(ascii: "+")] }
                let digits = String(byte, radix: 16)
                return isPlain ? [byte] : Array(("%" + (digits.count < 2 ? "0" : "") + digits).utf8)
            }
    }
}
