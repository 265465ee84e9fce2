import HookModel

/// Why a check failed, below a capture's line: what is wrong, then what to do.
struct CauseLines {
    let terminal: Terminal
    /// What stands in front of each line.
    var indent = "        "

    /// `signature`, `payload`, `→` stand in a column of their own.
    private static let nameWidth = 11
    /// So many errors of a payload are printed; the others are counted.
    private static let mostErrors = 3

    /// The first errors of a payload, in order of line, and where the others are; empty for a payload without.
    func payload(_ finding: PayloadFinding, more url: String?) -> String {
        guard !finding.errors.isEmpty else { return "" }
        let errors = finding.errorsInOrder
        var text = ""
        for (index, error) in errors.prefix(CauseLines.mostErrors).enumerated() {
            let place = error.instanceLocation.isEmpty ? "" : "\(error.instanceLocation)  "
            let hint = error.hint.map { "; \($0)" } ?? ""
            let line = SafeLine.escape("\(error.line):\(error.column) \(place)\(error.error)\(hint)", limit: 600)
            text += row(index == 0 ? "payload" : "", line)
        }
        let rest = errors.count + finding.omitted - CauseLines.mostErrors
        if rest > 0 { text += row("", "+ \(rest) more\(url.map { ": \($0)" } ?? "")") }
        return text
    }

    /// The provider that a request comes nearest to, or those that fit equally, and what to type; empty where a provider
    /// was found, and where none is near.
    func nearest(_ identification: Identification?, path: String) -> String {
        guard let identification, identification.provider == nil else { return "" }
        guard let nearest = identification.nearest else {
            let candidates = identification.candidates
            return candidates.isEmpty
                ? ""
                : row("provider", SafeLine.escape("unknown; \(candidates)", limit: 600))
                    + row("→", SafeLine.escape("hooksight --pin \(path)=ID", limit: 300))
        }
        return row("provider", SafeLine.escape("unknown; \(nearest.text)", limit: 600))
            + row("→", SafeLine.escape("hooksight --pin \(path)=\(nearest.provider)", limit: 300))
    }

    /// For a capture that fails as an earlier one did.
    func same(as earlier: Int64) -> String { row("cause", "the same as #\(earlier)") }

    /// The causes of a signature's verdict; the capture's id before them where other lines may have come between.
    func signature(_ entries: [Diagnosis], of capture: Int64? = nil) -> String {
        var text = ""
        for (index, entry) in entries.enumerated() {
            let start = index == 0 ? capture.map { TextWrap.column("#\($0)", 6) + "  " } : nil
            text += row("signature", SafeText.escape(entry.explanation), start: start, .notable)
            text += row("→", SafeText.escape(entry.remedy))
        }
        return text
    }

    private func row(
        _ name: String, _ text: String, start: String? = nil, _ colour: Colour = .faint
    ) -> String {
        let room = terminal.width.map { max(30, $0 - indent.count - CauseLines.nameWidth) }
        let rest = indent + String(repeating: " ", count: CauseLines.nameWidth)
        let lines = TextWrap.lines(text, width: room)
        return lines.enumerated().map { index, line in
            guard index == 0 else { return rest + line + "\n" }
            return (start.map { terminal.paint($0, .strong) } ?? indent)
                + terminal.paint(TextWrap.column(name, CauseLines.nameWidth), colour) + line + "\n"
        }.joined()
    }
}
