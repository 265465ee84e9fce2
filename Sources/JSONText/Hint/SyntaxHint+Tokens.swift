/// Numbers, words, names and commas as other languages have them.
extension SyntaxHint {
    /// A number that JSON does not write so.
    var number: String? {
        guard let found else { return nil }
        let before = byte(offset - 1) ?? 0
        let isBehindZero = before == UInt8(ascii: "0") && !isInNumber(offset - 2)
        switch found {
        case UInt8(ascii: "+") where expectsValue && isDigit(offset + 1):
            return "a number has no plus sign: remove it"
        case UInt8(ascii: ".") where (expectsValue || before == UInt8(ascii: "-")) && isDigit(offset + 1):
            return "a number begins with a digit: write 0 before the '.'"
        case UInt8(ascii: "x"), UInt8(ascii: "X"):
            guard isBehindZero, byte(offset + 1).map(ASCII.isHexDigit) == true else { return nil }
            return "JSON has no hexadecimal numbers: write it in decimal, or in quotes"
        case _ where SyntaxHint.isDigit(found) && isBehindZero && problem != .closingQuote:
            return "a number has no leading zeros: remove them, or write it in quotes"
        case UInt8(ascii: "_") where SyntaxHint.isDigit(before) && isDigit(offset + 1):
            return "a number has no '_' between its digits: remove it"
        case _ where problem == .digit && before == UInt8(ascii: "."):
            return "a number has digits behind the '.': write 0 there"
        case _
        where problem == .digit && before == UInt8(ascii: "-") && ["Infinity", "inf", "Inf"].contains(word(offset)):
            return "infinity is no JSON number: send null or a string"
        default: return nil
        }
    }

    private func isDigit(_ index: Int) -> Bool { byte(index).map(SyntaxHint.isDigit) ?? false }

    /// Whether a place is within a number, so that a zero behind it is not its first digit.
    private func isInNumber(_ index: Int) -> Bool {
        guard let byte = byte(index) else { return false }
        return SyntaxHint.isWord(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+")
            || (byte == UInt8(ascii: "-") && self.byte(index - 1).map { $0 | 0x20 == UInt8(ascii: "e") } == true)
    }

    /// A word where a value should be, and a comma too many.
    var atValue: String? {
        guard expectsValue, let found else { return nil }
        let before = byte(previous(offset) ?? -1)
        if found == UInt8(ascii: "]"), before == UInt8(ascii: ",") { return "a trailing comma: remove it" }
        if found == UInt8(ascii: ","), before == UInt8(ascii: ",") || before == UInt8(ascii: "[") {
            return "a comma too many: remove it"
        }
        let word = word(offset)
        switch word {
        case "": return nil
        case "NaN", "nan", "Nan", "NAN": return "NaN is no JSON number: send null or a string"
        case "Infinity", "inf", "Inf": return "infinity is no JSON number: send null or a string"
        case "undefined": return "undefined is of JavaScript: leave the member out, or send null"
        case "None", "True", "False": return "\(word) is of Python: use json.dumps"
        case "nil": return "nil is not of JSON: send null"
        case "TRUE", "FALSE", "NULL", "Null": return "write \(word.lowercased()) in small letters"
        default: break
        }
        if word == "u" || word == "b" || word == "r", byte(offset + 1) == UInt8(ascii: "'") {
            return "Python's text of a value: use json.dumps"
        }
        if word == "new" || word == "function" { return nil }
        let next = byte(next(offset + word.utf8.count))
        let ends = next == UInt8(ascii: ",") || next == UInt8(ascii: "}") || next == UInt8(ascii: "]")
        // What begins like true, false or null may be meant for it.
        return problem == .value && offset > start && ends ? "a string without quotes: write \"\(word)\"" : nil
    }

    /// A name without quotes, and a comma too many.
    var atName: String? {
        guard expectsName, let found else { return nil }
        if found == UInt8(ascii: "}") { return "a trailing comma: remove it" }
        if found == UInt8(ascii: ",") { return "a comma too many: remove it" }
        if found == UInt8(ascii: ":"), !word(offset + 1).isEmpty { return "Ruby's text of a hash: use to_json" }
        if has("u'", at: offset) || has("b'", at: offset) { return "Python's text of a dictionary: use json.dumps" }
        let word = word(offset)
        guard !word.isEmpty else { return nil }
        switch byte(next(offset + word.utf8.count)) {
        case UInt8(ascii: ":"): return "a member name without quotes: write \"\(word)\""
        case UInt8(ascii: "="): return "the text of a map as a program prints it: write it with a JSON library"
        default: return nil
        }
    }

    /// What stands between members, between elements, and between a name and its value.
    var separator: String? {
        guard let found else { return nil }
        let isTouching = byte(offset - 1) == UInt8(ascii: "\"")
        switch problem {
        case .colon where has("=>", at: offset): return "Ruby's text of a hash: use to_json"
        case .colon where found == UInt8(ascii: "="):
            return "a name and its value have ':' between them: write it for '='"
        case .commaOrObjectEnd where SyntaxHint.isLetter(found) && isTouching,
            .commaOrArrayEnd where SyntaxHint.isLetter(found) && isTouching:
            return "a double quote inside a string? write \\\" for it"
        case .commaOrObjectEnd where found == UInt8(ascii: "\"") && !isTouching:
            return isName(offset) ? "a comma is missing before it" : nil
        case .commaOrArrayEnd where !isTouching && [UInt8(ascii: "{"), UInt8(ascii: "[")].contains(found):
            return "a comma is missing before it"
        default: return nil
        }
    }

    /// Whether a string without escapes stands here and a colon behind it.
    private func isName(_ index: Int) -> Bool {
        let inside = bytes[(index + 1)...].prefix(256)
        guard let end = inside.firstIndex(of: UInt8(ascii: "\"")) else { return false }
        return byte(next(end + 1)) == UInt8(ascii: ":")
    }
}
