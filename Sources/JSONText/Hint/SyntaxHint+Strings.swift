/// Strings, quotes and comments of other languages.
extension SyntaxHint {
    /// A control character in a string.
    var rawControlCharacter: String? {
        switch found {
        case 0x0A, 0x0D: "a line break inside a string: write \\n for it, or close the string before it"
        case 0x09: "a tab inside a string: write \\t for it"
        case let byte?: "write it as \\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
        case nil: nil
        }
    }

    /// A backslash before something that JSON does not escape.
    var wrongEscape: String? {
        guard let found else { return nil }
        switch found {
        case UInt8(ascii: "'"): return "a single quote is not escaped in JSON: remove the backslash"
        case UInt8(ascii: "x"):
            let digits = bytes[(offset + 1)...].prefix(2)
            guard digits.count == 2, digits.allSatisfy(ASCII.isHexDigit) else { fallthrough }
            return "write \\u00\(String(decoding: digits, as: UTF8.self)) for it"
        default: return "a backslash itself is written as \\\\"
        }
    }

    /// A comment, which JSON does not have.
    var comment: String? {
        guard let found, problem != .closingQuote else { return nil }
        let hint = "a comment: JSON has none, remove it"
        switch found {
        case UInt8(ascii: "/"): return has("//", at: offset) || has("/*", at: offset) ? hint : nil
        case UInt8(ascii: "#"):
            // In front of all it may be a heading as well.
            if offset > start { return hint }
            let lines = bytes[offset...].prefix(SyntaxHint.reach).split(separator: 0x0A).dropFirst()
            let first = lines.lazy.compactMap { line in line.first { !SyntaxHint.isSpace($0) } }
                .first { $0 != UInt8(ascii: "#") }
            return first == UInt8(ascii: "{") || first == UInt8(ascii: "[") ? hint : nil
        default: return nil
        }
    }

    /// Quotes that are not `"`.
    var quotes: String? {
        guard expectsValue || expectsName, let found else { return nil }
        switch found {
        case UInt8(ascii: "'"):
            if offset == start { return isWrapped ? "single quotes around the text: a shell left them there" : nil }
            if hasPythonWord {
                let noun = byte(start) == UInt8(ascii: "[") ? "list" : "dictionary"
                return "Python's text of a \(noun): use json.dumps"
            }
            return "single quotes: JSON takes double quotes (Python: use json.dumps)"
        case UInt8(ascii: "`"): return "backquotes: JSON takes double quotes"
        default: return hasTypographicQuote ? "typographic quotes: JSON takes plain double quotes (U+0022)" : nil
        }
    }

    private var isWrapped: Bool {
        let inside = byte(next(start + 1))
        let last = previous(bytes.count)
        return (inside == UInt8(ascii: "{") || inside == UInt8(ascii: "["))
            && last.map { $0 > start && bytes[$0] == UInt8(ascii: "'") } == true
    }

    /// Whether `True`, `False` or `None` stands outside of strings in single quotes.
    private var hasPythonWord: Bool {
        var index = offset
        let end = min(bytes.count, offset + SyntaxHint.reach)
        var quote: UInt8?
        while index < end {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\\") {
                index += 1
            } else if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                quote = byte
            } else if SyntaxHint.isLetter(byte) {
                let word = word(index)
                if ["True", "False", "None"].contains(word) { return true }
                index += max(0, word.utf8.count - 1)
            }
            index += 1
        }
        return false
    }

    /// U+2018–U+201F, `«`, `»` and the full-width quotation mark.
    private var hasTypographicQuote: Bool {
        switch (byte(offset), byte(offset + 1), byte(offset + 2)) {
        case (0xE2, 0x80, let third?): (0x98...0x9F).contains(third)
        case (0xC2, 0xAB, _), (0xC2, 0xBB, _): true
        case (0xEF, 0xBC, 0x82): true
        default: false
        }
    }

    /// White space of other kinds, and what cannot be seen.
    var invisible: String? {
        switch (byte(offset), byte(offset + 1), byte(offset + 2)) {
        case (0xC2, 0xA0, _): "a no-break space: JSON takes plain spaces between its tokens"
        case (0xE2, 0x80, 0x8B), (0xE2, 0x80, 0x8C), (0xE2, 0x80, 0x8D), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF):
            "a character of no width between tokens: remove it"
        case (0xEF, 0xBC, 0x8C), (0xEF, 0xBC, 0x9A): "a full-width sign: JSON takes plain ',' and ':'"
        default: nil
        }
    }
}
