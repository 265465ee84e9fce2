internal import HookModel

/// Lines of at most 80 columns, made safe to show.
struct DiffLines {
    private static let width = 80
    private var lines: [String] = []

    /// All lines, each with its line feed.
    var text: String { lines.map { $0 + "\n" }.joined() }

    /// Adds a line, cut where it is too long.
    mutating func add(_ line: String) { lines.append(DiffLines.cut(SafeText.escape(line))) }

    /// Adds a line of its own for what follows.
    mutating func title(_ title: String) {
        lines.append("")
        add(title)
    }

    /// Adds a text behind a sign, on as many lines as it takes; more than twenty are nobody's to read.
    mutating func wrapped(_ sign: String, _ text: String) {
        let limit = 20 * DiffLines.width
        let start = text.prefix(limit)
        var rest = SafeText.escape(String(start) + (start.endIndex < text.endIndex ? "…" : ""))[...]
        var indent = sign
        repeat {
            let room = DiffLines.width - indent.count
            var line = rest.prefix(room)
            // Between words, where there are any.
            if line.endIndex < rest.endIndex, let space = line.lastIndex(of: " "), space > line.startIndex {
                line = line[..<space]
            }
            lines.append(indent + line)
            rest = rest[line.endIndex...].drop { $0 == " " }
            indent = String(repeating: " ", count: sign.count + 2)
        } while !rest.isEmpty
    }

    /// Adds a name and its values: on one line where they fit, else each on its own, cut.
    mutating func value(_ sign: String, _ name: String, left: String?, right: String?) {
        let values = [left, right].compactMap(\.self)
        // Long values are not escaped whole for the few characters that are shown of them.
        let shown = values.map { SafeText.escape(String($0.prefix(DiffLines.width))) }
        let isWhole = values.allSatisfy { $0.utf8.count <= DiffLines.width * 4 && $0.count <= DiffLines.width }
        let line = "\(sign) \(SafeText.escape(name))  \(shown.joined(separator: " → "))"
        if isWhole, line.count <= DiffLines.width {
            lines.append(line)
            return
        }
        wrapped("\(sign) ", name)
        for (mark, value) in [("-", left), ("+", right)] {
            guard let value else { continue }
            let start = SafeText.escape(String(value.prefix(DiffLines.width)))
            let isCut = value.utf8.count > DiffLines.width * 4 || value.count > DiffLines.width
            lines.append(DiffLines.cut("    \(mark) \(start)\(isCut ? "…" : "")"))
        }
    }

    private static func cut(_ line: String) -> String {
        line.count <= width ? line : line.prefix(width - 1) + "…"
    }
}
