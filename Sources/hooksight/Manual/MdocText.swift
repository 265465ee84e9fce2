/// Text as mdoc reads it.
enum MdocText {
    /// Running text: a line for each sentence, as the language wants it.
    static func running(_ text: String) -> String {
        var lines: [String] = []
        var line: [Substring] = []
        for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            line.append(word)
            guard word.count > 1, word.hasSuffix(".") || word.hasSuffix("?") || word.hasSuffix(".)") else { continue }
            lines.append(line.joined(separator: " "))
            line = []
        }
        if !line.isEmpty { lines.append(line.joined(separator: " ")) }
        return lines.map(self.line).joined(separator: "\n")
    }

    /// A line that stands as it is, in a display.
    static func line(_ text: String) -> String {
        let escaped = escape(text)
        return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
    }

    /// An argument of a macro: names of macros and marks stand for themselves in it.
    static func word(_ text: String) -> String {
        let escaped = escape(text).replacing(" ", with: "\\ ").replacing("|", with: "\\(ba")
        return "\\&" + escaped
    }

    private static func escape(_ text: String) -> String {
        text.replacing("\\", with: "\\e").replacing("…", with: "...").replacing("\"", with: "\\(dq")
    }
}
