extension PatternTranslator {
    /// Reads what follows a backslash outside of a class.
    mutating func readEscape() throws(PatternError) {
        let start = position - 1
        guard let sign = peek() else {
            throw PatternError(
                message: "the pattern ends with a backslash; write \\\\ for the character", offset: start)
        }
        switch sign {
        case "b", "B":
            position += 1
            assertion(sign == "b" ? "\\b" : "\\B")
        case "k":
            position += 1
            guard take("<") else {
                throw PatternError(message: "expected a name behind \\k, as in \\k<year>", offset: start)
            }
            let name = try readName()
            try reference(.name(name), at: start)
        case "1"..."9":
            var number = 0
            while let digit = peek(), Self.isDigit(digit) {
                number = min(number * 10 + Int(digit.value - 0x30), Int(Int32.max))
                position += 1
            }
            try reference(.number(number), at: start)
        case "d", "w", "D", "W":
            position += 1
            let set = sign == "d" || sign == "D" ? CodePointSet.digits : .wordCharacters
            try character(of: sign == "d" || sign == "w" ? set : set.complement) { $0.append("\\\(sign)") }
        case "s", "S", "p", "P":
            var set = PatternClass()
            try readClassEscape(into: &set)
            try finish(set, isNegated: false)
        default:
            let value = try readCharacterEscape()
            try literal(value)
        }
    }

    /// A code point that stands for itself; surrogates are in no text.
    private mutating func literal(_ value: UInt32) throws(PatternError) {
        guard let scalar = Unicode.Scalar(value) else { return try nothing() }
        try character(scalar)
    }

    private mutating func reference(_ target: BackReference.Target, at offset: Int) throws(PatternError) {
        let frame = frames[frames.count - 1]
        references.append(
            BackReference(target: target, group: frame.group, alternative: frame.alternative, offset: offset))
        let start = text.count
        text.append("(?:")
        text.appendReference(references.count - 1)
        text.append(")")
        try finishTerm(.reference, from: start)
    }

    /// Reads an escape that stands for one code point, from behind its backslash.
    mutating func readCharacterEscape() throws(PatternError) -> UInt32 {
        let start = position - 1
        guard let sign = peek() else {
            throw PatternError(
                message: "the pattern ends with a backslash; write \\\\ for the character", offset: start)
        }
        position += 1
        switch sign {
        case "t": return 0x09
        case "n": return 0x0A
        case "v": return 0x0B
        case "f": return 0x0C
        case "r": return 0x0D
        case "0":
            if let next = peek(), Self.isDigit(next) {
                throw PatternError(message: "ECMA-262 has no octal escapes; write \\x07 for \\07", offset: start)
            }
            return 0
        case "c":
            guard let letter = peek(), letter.isASCII, letter.properties.isAlphabetic else {
                throw PatternError(message: "expected a letter behind \\c, as in \\cJ", offset: start)
            }
            position += 1
            return letter.value % 32
        case "x":
            guard let value = readHex(digits: 2) else {
                throw PatternError(
                    message: "expected two hexadecimal digits behind \\x; write \\u{…} for more", offset: start)
            }
            return value
        case "u":
            guard let value = try readUnicodeEscape() else {
                throw PatternError(
                    message: "expected four hexadecimal digits behind \\u, or up to 10FFFF in braces", offset: start)
            }
            return value
        default:
            // Letters and digits may come to mean something; punctuation never will.
            guard (0x20...0x7E).contains(sign.value), !sign.properties.isAlphabetic, !Self.isDigit(sign) else {
                throw PatternError(message: Self.hint(forEscape: sign), offset: start)
            }
            return sign.value
        }
    }

    private static func hint(forEscape sign: Unicode.Scalar) -> String {
        let remedy =
            switch sign {
            case "A": "write ^ for the start of the text"
            case "Z", "z": "write $ for the end of the text"
            case "a": "write \\x07 for the bell"
            case "e": "write \\x1B for the escape character"
            case "h": "write [ \\t] for blanks"
            case "R": "write (?:\\r\\n|\\n) for the end of a line"
            case "Q", "E": "escape each character that needs it"
            case "1"..."9": "write \\x01 for a character by its number"
            default: "leave out the backslash, or write \\\\ for the character"
            }
        return "\\\(sign) is no escape of ECMA-262; \(remedy)"
    }

    /// Reads what follows `\u`: a pair of surrogates is one code point (22.2.1, RegExpUnicodeEscapeSequence).
    mutating func readUnicodeEscape() throws(PatternError) -> UInt32? {
        if take("{") {
            var value: UInt32?
            while let digit = peek().flatMap({ Self.hexValue($0) }) {
                value = (value ?? 0) * 16 + digit
                guard value ?? 0 <= 0x10FFFF else { return nil }
                position += 1
            }
            return take("}") ? value : nil
        }
        guard let high = readHex(digits: 4) else { return nil }
        guard (0xD800...0xDBFF).contains(high), peek() == "\\", peek(1) == "u" else { return high }
        let behind = position
        position += 2
        guard let low = readHex(digits: 4), (0xDC00...0xDFFF).contains(low) else {
            position = behind
            return high
        }
        return 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
    }

    private mutating func readHex(digits: Int) -> UInt32? {
        var value: UInt32 = 0
        for distance in 0..<digits {
            guard let digit = peek(distance).flatMap({ Self.hexValue($0) }) else { return nil }
            value = value * 16 + digit
        }
        position += digits
        return value
    }

    private static func hexValue(_ scalar: Unicode.Scalar) -> UInt32? {
        switch scalar.value {
        case 0x30...0x39: scalar.value - 0x30
        case 0x41...0x46: scalar.value - 0x37
        case 0x61...0x66: scalar.value - 0x57
        default: nil
        }
    }
}
