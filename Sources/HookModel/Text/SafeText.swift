/// Makes text from the network harmless on a terminal and in plain-text answers.
///
/// Control characters (C0, DEL, C1), bidirectional controls, zero-width and other invisible format characters, and
/// line separators become `\u{…}` escapes, and bytes that are not UTF-8 become U+FFFD: so nothing that was captured moves
/// a cursor, colours a line, writes a clipboard (OSC 52) or reorders what is read.
package enum SafeText {
    /// Escapes text; line feeds and tabs stay when `keepingLines` is true.
    package static func escape(_ text: String, keepingLines: Bool = false) -> String {
        var text = text
        return text.withUTF8 { escape(UnsafeRawBufferPointer($0), keepingLines: keepingLines) }
    }

    /// Escapes bytes that should be UTF-8; line feeds and tabs stay when `keepingLines` is true.
    package static func escape(_ bytes: some Collection<UInt8>, keepingLines: Bool = false) -> String {
        var result = String.UnicodeScalarView()
        var decoder = UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        while true {
            switch decoder.parseScalar(from: &iterator) {
            case .valid(let encoded):
                let scalar = UTF8.decode(encoded)
                let staysAsLine = keepingLines && (scalar == "\n" || scalar == "\t")
                if staysAsLine || isHarmless(scalar) {
                    result.append(scalar)
                } else {
                    result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
                }
            case .error:
                // A bad sequence is shown as one mark: the exact bytes are what `/raw` and `/body` are for.
                result.append("\u{FFFD}")
            case .emptyInput:
                return String(result)
            }
        }
    }

    /// Whether a scalar shows itself and does nothing else.
    package static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20..<0x7F: true
        case 0..<0xA0: false
        default:
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
            default: !scalar.properties.isDefaultIgnorableCodePoint
            }
        }
    }
}
