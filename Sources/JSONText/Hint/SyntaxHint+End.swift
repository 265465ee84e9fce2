/// Texts that stop too early, and what stands behind texts that are whole.
extension SyntaxHint {
    /// The text stops in the middle of something.
    var cutOff: String? {
        if problem == .encoding, isCutCharacter { return "the text ends inside a character: cut off?" }
        if problem == .literal, isCutLiteral { return "the text ends inside a word: cut off?" }
        guard offset >= bytes.count else { return nil }
        switch problem {
        case .closingQuote, .escape, .hexDigits: return "the text ends inside a string: cut off, or a '\"' is missing"
        case .digit: return "the text ends inside a number: cut off?"
        case .name, .nameOrObjectEnd, .colon, .commaOrObjectEnd: return inside("an object", "}")
        case .commaOrArrayEnd: return inside("an array", "]")
        case .value:
            return byte(previous(offset) ?? -1) == UInt8(ascii: ":")
                ? inside("an object", "}") : inside("an array", "]")
        default: return nil
        }
    }

    private func inside(_ container: String, _ end: String) -> String {
        "the text ends inside \(container): cut off, or a '\(end)' is missing"
    }

    /// Whether the last bytes begin a character and do not end it.
    private var isCutCharacter: Bool {
        let rest = bytes[offset...].prefix(4)
        guard rest.endIndex == bytes.count, let lead = rest.first, lead >= 0xC2, lead <= 0xF4 else { return false }
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        return rest.count < length && rest.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
    }

    private var isCutLiteral: Bool {
        let rest = bytes[offset...].prefix(6)
        guard offset > start || rest.count > 2 else { return false }
        return rest.endIndex == bytes.count
            && ["true", "false", "null"].contains { $0.utf8.count > rest.count && $0.utf8.starts(with: rest) }
    }

    /// Something stands behind a text that is whole.
    var behindText: String? {
        guard problem == .endOfText, let found else { return nil }
        switch found {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            let gap = bytes[((previous(offset) ?? 0) + 1)..<offset]
            return gap.contains(0x0A) || gap.contains(0x0D)
                ? "a second JSON text on a line of its own (NDJSON): send one in each request, or an array"
                : "a second JSON text behind the first: send one in each request, or an array"
        case UInt8(ascii: "}"), UInt8(ascii: "]"): return "a '\(Unicode.Scalar(found))' too many"
        case UInt8(ascii: ","):
            return next(offset + 1) == bytes.count
                ? "a comma too many: remove it" : "several values with commas between them: send them as an array"
        case 0: return "a NUL byte behind the text: the length is that of a C string with its end"
        default: return markup(offset).map { "\($0) behind the JSON".replacing(",", with: "") }
        }
    }
}
