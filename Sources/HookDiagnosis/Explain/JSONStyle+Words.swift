internal import HookProviders

extension JSONWritings {
    /// What a style writes of this text, for people: the end of "The signature covers …".
    func words(_ style: JSONStyle) -> String {
        if style.isScript {
            return "what JSON.stringify(JSON.parse(body)) makes of the body"
                + (style.layout.end.isEmpty ? "" : ", with a final newline")
        }
        let isSorted = order(style.order) != 0
        let calls = CitedText.choice(JSONWriterNames.calls(style, self))
        let order = isSorted ? ", \(style.order.words)" : ""
        if strings(style.strings).group == 0, numbers(style.numbers).group == 0 {
            let text = "the same JSON \(style.layout.words)\(order)"
            return calls.isEmpty ? text : "\(text), as \(calls) writes it"
        }
        let escapes = style.strings.words
        let spelling = numbers(style.numbers).group == 0 ? [] : ["its numbers spelled anew"]
        if !calls.isEmpty {
            let details = [style.layout.words] + (isSorted ? [style.order.words] : []) + escapes + spelling
            return "what \(calls) makes of the body (\(details.joined(separator: ", ")))"
        }
        let names = CitedText.choice(JSONWriterNames.names(style, self))
        let details = (escapes + spelling).joined(separator: ", ")
        let strings = names.isEmpty ? "" : " as \(names) writes them"
        return "the same JSON \(style.layout.words)\(order), its values\(strings)"
            + (details.isEmpty ? "" : names.isEmpty ? " with \(details)" : " (\(details))")
    }
}

extension JSONStyle.Order {
    /// The order, for people.
    var words: String {
        switch self {
        case .asSent: "members as sent"
        case .javaScript: "members in JavaScript's order, names that are numbers first"
        case .sorted: "members sorted by name"
        case .byLength: "members sorted by the length of their names"
        }
    }
}

extension JSONStringStyle {
    /// What is escaped, for people, with an example each; empty where nothing is.
    var words: [String] {
        var words: [String] = []
        if ascii.contains(UInt8(ascii: "/")) || isSlashInTags {
            words.append(isSlashInTags ? "<\\/ for </" : "\\/ for /")
        }
        if ascii.contains(UInt8(ascii: "<")) { words.append("\\u003\(isUpperASCII ? "C" : "c") for <") }
        let quotes: [(UInt8, String)] = [
            (UInt8(ascii: "'"), "\\u0027 for '"), (UInt8(ascii: "="), "\\u003d for ="),
            (UInt8(ascii: "\""), "\\u0022 for \""),
            (UInt8(ascii: "+"), "\\u002B for +"),
        ]
        for (byte, text) in quotes where ascii.contains(byte) { words.append(text) }
        if above == .all { words.append("\\u escapes for all but ASCII" + (isUpper ? ", in capitals" : "")) }
        return words
    }
}

extension JSONLayout {
    /// The layout, for people: what stands behind "the same JSON".
    var words: String {
        let text =
            switch self.with({ $0.end = "" }) {
            case .compact: "without white space between its tokens"
            case .spaced: "with a space behind \",\" and \":\""
            case .spacedNames: "with a space behind \":\""
            case .spacedItems: "with a space behind \",\""
            case .jackson:
                "laid out with two spaces for each level, \" : \" between name and value, and arrays in one line"
            case .foundation: "laid out with two spaces for each level, and \" : \" between name and value"
            case .oldPython: "laid out with four spaces for each level, and a space behind each \",\""
            default: "laid out with \(JSONLayout.words(indent ?? "")) for each level"
            }
        let lines = indent != nil && lineEnd == "\r\n" ? ", in lines that end in CRLF" : ""
        return text + lines + (end.isEmpty ? "" : end == "\n" ? ", with a final newline" : ", with a final CRLF")
    }

    private static func words(_ indent: String) -> String {
        switch indent {
        case "\t": "a tab"
        case "  ": "two spaces"
        case "   ": "three spaces"
        case "    ": "four spaces"
        default: "\(indent.utf8.count) spaces"
        }
    }
}
