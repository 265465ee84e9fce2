/// A fenced block of a Markdown document.
struct DocumentBlock {
    /// The words behind the fence: `sh`, `console`, `text`, `json`, `swift`, or none.
    let language: String
    let lines: [String]
    /// The line of its fence in the document, from 1.
    let line: Int

    /// The blocks of a document, in order.
    static func all(in text: String) -> [DocumentBlock] {
        var blocks: [DocumentBlock] = []
        var open: (fence: Substring, indent: Int, language: String, line: Int)?
        var lines: [String] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let indent = line.prefix { $0 == " " }.count
            let fence = line.dropFirst(indent).prefix { $0 == "`" }
            if let block = open {
                if line.dropFirst(indent) == block.fence {
                    blocks.append(DocumentBlock(language: block.language, lines: lines, line: block.line))
                    open = nil
                } else {
                    lines.append(String(line.dropFirst(min(indent, block.indent))))
                }
            } else if fence.count >= 3 {
                open = (fence, indent, String(line.dropFirst(indent + fence.count)), number + 1)
                lines = []
            }
        }
        return blocks
    }
}
