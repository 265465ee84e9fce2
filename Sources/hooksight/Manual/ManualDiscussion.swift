/// The discussion of a command in the parts that a page has of it.
struct ManualDiscussion {
    /// Paragraphs that explain.
    private(set) var paragraphs: [String] = []
    /// Blocks of lines that can be copied.
    private(set) var examples: [[String]] = []
    /// What each exit code says.
    private(set) var exits: [(code: String, meaning: String)] = []

    private static let exitWords = "Exit codes: "

    /// Takes a discussion apart: lines set in by two spaces are examples.
    init(_ text: String) {
        for block in text.split(separator: "\n\n") {
            let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
            if lines.allSatisfy({ $0.hasPrefix("  ") }) {
                examples.append(lines.map { String($0.dropFirst(2)) })
            } else {
                add(paragraph: lines.joined(separator: " "))
            }
        }
    }

    private mutating func add(paragraph text: String) {
        guard let words = text.firstRange(of: ManualDiscussion.exitWords) else { return paragraphs.append(text) }
        let before = text[..<words.lowerBound]
        if before.contains(where: { $0 != " " }) { paragraphs.append(String(before)) }
        var sentence = text[words.upperBound...]
        var after = ""
        if let end = sentence.firstRange(of: ". ") {
            after = String(sentence[end.upperBound...])
            sentence = sentence[..<end.lowerBound]
        }
        for part in sentence.split(separator: ", ") {
            let code = part.prefix { $0.isNumber }
            let meaning = part.dropFirst(code.count).drop { $0 == " " }
            if code.isEmpty, let last = exits.popLast() {
                exits.append((last.code, "\(last.meaning), \(part)"))
            } else {
                exits.append((String(code), String(meaning)))
            }
        }
        if let last = exits.last, last.meaning.hasSuffix(".") {
            exits[exits.count - 1].meaning.removeLast()
        }
        if !after.isEmpty { paragraphs.append(after) }
    }
}
