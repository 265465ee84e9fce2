import Testing

/// How a writer writes strings, by a rule for each character, and the words by which it is named.
struct MatrixStrings: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// One of these has to be named where nothing but strings differs from what was sent.
    let names: [String]
    /// The escape of a character; nil where it stands for itself.
    let escape: @Sendable (Unicode.Scalar) -> String?

    static let all: [MatrixStrings] = [
        MatrixStrings(
            testDescription: "as they are", names: ["JSON.stringify", "Python's json.dumps(…, ensure_ascii=False"]
        ) { _ in nil },
        MatrixStrings(testDescription: "\\/", names: ["Foundation"]) { $0 == "/" ? "\\/" : nil },
        MatrixStrings(testDescription: "\\u003c", names: ["Ruby on Rails", "Go's json.Marshal"]) { html($0) },
        MatrixStrings(testDescription: "\\u003c and \\/", names: ["\\/ for /, \\u003c for <"]) {
            $0 == "/" ? "\\/" : html($0)
        },
        MatrixStrings(testDescription: "Gson", names: ["Gson"]) {
            html($0) ?? ("='".unicodeScalars.contains($0) ? low($0) : nil)
        },
        MatrixStrings(testDescription: ".NET", names: [".NET's JsonSerializer"]) {
            $0.value > 0x7E || "\"&'+<>`".unicodeScalars.contains($0) || $0.value < 0x20 && short($0) == nil
                ? high($0) : nil
        },
        MatrixStrings(testDescription: "ASCII", names: ["Python's json.dumps"]) { $0.value > 0x7E ? low($0) : nil },
        MatrixStrings(testDescription: "PHP", names: ["PHP's json_encode"]) {
            $0 == "/" ? "\\/" : $0.value > 0x7F ? low($0) : nil
        },
        MatrixStrings(
            testDescription: "PHP, slashes as they are", names: ["JSON_UNESCAPED_SLASHES", "Python's json.dumps"]
        ) {
            $0.value > 0x7F ? low($0) : nil
        },
        MatrixStrings(testDescription: "PHP, JSON_HEX", names: ["JSON_HEX_TAG", "Symfony"]) {
            $0 == "/"
                ? "\\/" : "<>&'\"".unicodeScalars.contains($0) ? high($0) : $0.value > 0x7F ? low($0) : nil
        },
        MatrixStrings(testDescription: "Newtonsoft, EscapeHtml", names: ["Newtonsoft.Json with EscapeHtml"]) {
            "<>&'\"".unicodeScalars.contains($0) || [0x85, 0x2028, 0x2029].contains($0.value) ? low($0) : nil
        },
        MatrixStrings(testDescription: "Newtonsoft", names: ["Newtonsoft.Json"]) {
            [0x85, 0x2028, 0x2029].contains($0.value) ? low($0) : nil
        },
        MatrixStrings(testDescription: "Jackson, ESCAPE_NON_ASCII", names: ["Jackson with ESCAPE_NON_ASCII"]) {
            $0.value > 0x7F || $0.value < 0x20 && short($0) == nil ? high($0) : nil
        },
    ]

    /// The string with its quotes.
    func write(_ text: String) -> String {
        "\"" + text.unicodeScalars.map { escape($0) ?? needed($0) ?? String($0) }.joined() + "\""
    }

    private func needed(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        default: MatrixStrings.short(scalar) ?? (scalar.value < 0x20 ? MatrixStrings.low(scalar) : nil)
        }
    }

    private static func short(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "\u{8}": "\\b"
        case "\t": "\\t"
        case "\n": "\\n"
        case "\u{C}": "\\f"
        case "\r": "\\r"
        default: nil
        }
    }

    private static func html(_ scalar: Unicode.Scalar) -> String? {
        "<>&\u{2028}\u{2029}".unicodeScalars.contains(scalar) ? low(scalar) : nil
    }

    private static func low(_ scalar: Unicode.Scalar) -> String {
        String(scalar).utf16.map { unit in
            let digits = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
    }

    private static func high(_ scalar: Unicode.Scalar) -> String {
        low(scalar).uppercased().replacing("\\U", with: "\\u")
    }
}
