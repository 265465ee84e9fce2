/// Quotes of shells, as bash, zsh and fish have them in common.
enum ShellQuotes {
    /// A word without its quotes; one that is not closed ends with the word.
    static func removed(from word: String) -> String {
        var text = ""
        var quote: Character?
        var isEscaped = false
        for character in word {
            if isEscaped {
                if quote == "\"", !"\"\\$`".contains(character) { text.append("\\") }
                text.append(character)
                isEscaped = false
            } else if character == "\\", quote != "'" {
                isEscaped = true
            } else if quote == nil, character == "'" || character == "\"" {
                quote = character
            } else if character == quote {
                quote = nil
            } else {
                text.append(character)
            }
        }
        return text
    }
}
