/// Text in lines that fit a width, broken between words.
enum TextWrap {
    /// The lines of a text, none longer than `width` characters; one line for nil.
    ///
    /// A word that is longer than that stands in a line of its own.
    static func lines(_ text: String, width: Int?) -> [String] {
        guard let width, text.count > width else { return [text] }
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            if !line.isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = String(word)
            } else {
                line += (line.isEmpty ? "" : " ") + word
            }
        }
        return lines + [line]
    }

    /// A text, no longer than `width` characters, with `…` where the rest stood.
    static func cut(_ text: String, _ width: Int) -> String {
        text.count > width ? text.prefix(max(0, width - 1)) + "…" : text
    }

    /// A text filled up with spaces, and cut where it is longer, unless it may push the rest of its line aside.
    static func column(_ text: String, _ width: Int, isCut: Bool = true) -> String {
        let text = isCut ? cut(text, width) : text
        return text + String(repeating: " ", count: max(0, width - text.count))
    }
}
