import HookModel
import TestSupport
import Testing

/// One thing that happens to a body on its way, and the word for it.
struct BodyDamage: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let cause: DiagnosisCause
    /// Header lines that come with it.
    var lines: [(String, String)] = []
    /// The body as it arrives; nil where the damage cannot happen to it.
    let apply: @Sendable (_ body: DiagnosisBody, _ bytes: [UInt8]) -> [UInt8]?

    static let all: [BodyDamage] = [
        BodyDamage(testDescription: "a newline is appended", cause: .finalNewlineAdded) { $1 + [0x0A] },
        BodyDamage(testDescription: "CRLF is appended", cause: .finalNewlineAdded) { $1 + [0x0D, 0x0A] },
        BodyDamage(testDescription: "the final line end is lost", cause: .finalNewlineLost) { _, bytes in
            guard bytes.last == 0x0A else { return nil }
            return Array(bytes.dropLast(bytes.suffix(2).first == 0x0D ? 2 : 1))
        },
        BodyDamage(testDescription: "white space is put around it", cause: .whiteSpaceAdded) { body, bytes in
            // A final newline that was signed is white space as well.
            bytes.last == 0x0A ? nil : Array("  ".utf8) + bytes + Array(" \n\n".utf8)
        },
        BodyDamage(testDescription: "LF becomes CRLF", cause: .lineEndingsChanged) { body, bytes in
            bytes.contains(0x0D) ? nil : replacing("\n", with: "\r\n", bytes)
        },
        BodyDamage(testDescription: "CRLF becomes LF", cause: .lineEndingsChanged) {
            replacing("\r\n", with: "\n", $1)
        },
        BodyDamage(testDescription: "/ becomes \\/", cause: .slashEscapesChanged) { body, bytes in
            body == .php ? nil : json(body, replacing("/", with: "\\/", bytes))
        },
        BodyDamage(testDescription: "\\/ becomes /", cause: .slashEscapesChanged) {
            json($0, replacing("\\/", with: "/", $1))
        },
        BodyDamage(testDescription: "\\u001b becomes \\u001B", cause: .unicodeEscapesChanged) {
            json($0, replacing("\\u001b", with: "\\u001B", $1))
        },
        BodyDamage(testDescription: "characters become escapes", cause: .unicodeEscapesChanged) {
            json($0, escaped($1))
        },
        BodyDamage(testDescription: "escapes become characters", cause: .unicodeEscapesChanged) { body, bytes in
            let pairs = [("\\u00e9", "é"), ("\\u00eb", "ë"), ("\\u20ac", "€")]
            return json(body, pairs.reduce(bytes) { replacing($1.0, with: $1.1, $0) })
        },
        BodyDamage(testDescription: "it is pretty-printed", cause: .jsonReserialised) { body, bytes in
            body == .script || body == .scriptLine ? resized(.pretty, bytes, body) : nil
        },
        BodyDamage(testDescription: "it is laid out with tabs", cause: .jsonReserialised) { body, bytes in
            body == .script || body == .scriptLine ? resized(.tabbed, bytes, body) : nil
        },
        BodyDamage(testDescription: "Python writes it again", cause: .jsonReserialised) { body, bytes in
            body == .script || body == .scriptLine ? resized(.python, bytes, body) : nil
        },
        BodyDamage(testDescription: "PHP writes it again", cause: .jsonReserialised) { body, bytes in
            body == .script ? resized(.php, bytes, body) : nil
        },
        BodyDamage(testDescription: "JavaScript writes it again", cause: .jsonReserialised) { body, bytes in
            body == .python || body == .php ? resized(.script, bytes, body) : nil
        },
        BodyDamage(testDescription: "it is minified", cause: .jsonMinified) { body, bytes in
            body.isLaidOut && body != .prettyCRLF ? resized(.script, bytes, body) : nil
        },
        BodyDamage(testDescription: "a byte order mark is put before it", cause: .byteOrderMark) { body, bytes in
            [0xEF, 0xBB, 0xBF] + bytes
        },
        BodyDamage(testDescription: "it is put into a JSON string", cause: .bodyQuoted) { body, bytes in
            guard !body.isForm else { return nil }
            return Array("\"".utf8)
                + [("\\", "\\\\"), ("\"", "\\\""), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t")]
                .reduce(bytes) { replacing($1.0, with: $1.1, $0) } + Array("\"".utf8)
        },
        BodyDamage(testDescription: "its UTF-8 is read as Latin-1", cause: .charsetChanged) { body, bytes in
            bytes.flatMap { Array(String(Character(UnicodeScalar($0))).utf8) }
        },
        BodyDamage(
            testDescription: "it is compressed after it was signed", cause: .bodyCompressed,
            lines: [("Content-Encoding", "gzip")]
        ) { Gzip.stored($1) },
        BodyDamage(testDescription: "+ becomes %20", cause: .formReencoded) {
            form($0, replacing("+", with: "%20", $1))
        },
        BodyDamage(testDescription: "hex digits become small", cause: .formReencoded) { body, bytes in
            form(
                body,
                ["%2B", "%2F", "%7E", "%7B", "%3A", "%7D", "%C3%A9"].reduce(bytes) {
                    replacing($1, with: $1.lowercased(), $0)
                })
        },
        BodyDamage(testDescription: "Python writes the form again", cause: .formReencoded) { body, bytes in
            form(body, replacing("*", with: "%2A", replacing("%7E", with: "~", bytes)))
        },
        BodyDamage(testDescription: "encodeURIComponent writes the form again", cause: .formReencoded) { body, bytes in
            form(body, replacing("+", with: "%20", replacing("%7E", with: "~", bytes)))
        },
    ]

    private static func json(_ body: DiagnosisBody, _ bytes: [UInt8]) -> [UInt8]? { body.isForm ? nil : bytes }
    private static func form(_ body: DiagnosisBody, _ bytes: [UInt8]) -> [UInt8]? { body.isForm ? bytes : nil }

    /// A plain loop: this runs thousands of times, in debug builds.
    private static func replacing(_ old: String, with new: String, _ bytes: [UInt8]) -> [UInt8] {
        let (old, new) = (Array(old.utf8), Array(new.utf8))
        return bytes.withUnsafeBytes { bytes in
            var out: [UInt8] = []
            var run = 0
            var index = 0
            while index < bytes.count {
                if bytes[index] != old[0] || !bytes[index...].starts(with: old) {
                    index += 1
                    continue
                }
                out.append(contentsOf: bytes[run..<index])
                out.append(contentsOf: new)
                index += old.count
                run = index
            }
            out.append(contentsOf: bytes[run...])
            return out
        }
    }

    private static func escaped(_ bytes: [UInt8]) -> [UInt8] {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.flatMap { scalar -> [UInt8] in
            guard scalar.value >= 0x80 else { return [UInt8(scalar.value)] }
            let digits = String(scalar.value, radix: 16)
            return Array(("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
        }
    }

    /// The same event by another writer: with the same filling.
    static func resized(_ other: DiagnosisBody, _ bytes: [UInt8], _ body: DiagnosisBody) -> [UInt8] {
        let change = other.bytes(0).count - body.bytes(0).count
        return other.bytes(bytes.count + change)
    }
}
