import HookModel

/// What did not come, or came and should not have, for people: the nearest capture, what differs, and why.
struct MissText {
    let terminal: Terminal

    private static let nameWidth = 10
    private static let indent = String(repeating: " ", count: nameWidth)
    /// So many captures that should not have come are shown.
    private static let mostShown = 3

    /// A paragraph for a query that was not met, each line with its end.
    func text(_ miss: Miss) -> String {
        let query = miss.query.isEmpty ? "any capture" : miss.query
        let count = miss.wanted > 1 ? "  (\(miss.came) of \(miss.wanted) came)" : ""
        var text = row("expected", query + count, .bad)
        guard let nearest = miss.nearest else {
            let only = miss.came == 0 ? "" : "else "
            guard let last = miss.last else { return text + row("nearest", "nothing \(only)came") }
            let which =
                miss.others == 1
                ? "one \(only)came, and fits no part of it:"
                : "\(miss.others) \(only)came, and none fits any part of it; the last:"
            text += row("nearest", which)
            return text + row("", MissText.subject(last))
        }
        text += row("nearest", MissText.subject(nearest))
        text += row("differs", differs(miss))
        return text + causes(nearest)
    }

    /// A paragraph for a query that was not to be met.
    ///
    /// - Parameters:
    ///   - query: The query as it was written.
    ///   - captures: The first that came.
    ///   - count: How many came.
    /// - Returns: The lines, each with its end.
    func text(unwanted query: String, _ captures: [Capture], of count: Int) -> String {
        var text = row("unwanted", query.isEmpty ? "any capture" : query, .bad)
        for (index, capture) in captures.prefix(MissText.mostShown).enumerated() {
            text += row(index == 0 ? "came" : "", MissText.subject(capture)) + causes(capture)
        }
        let more = count - min(captures.count, MissText.mostShown)
        return more > 0 ? text + row("", "and \(more) more") : text
    }

    private func differs(_ miss: Miss) -> String {
        if !miss.differs.isEmpty { return miss.differs.joined(separator: ", ") }
        return miss.isTaken
            ? "in nothing; it counts for another query, and each capture counts for one"
            : "in its place alone: it came before what is expected before it"
    }

    private func causes(_ capture: Capture) -> String {
        let findings = capture.findings
        let causes = CauseLines(terminal: terminal, indent: MissText.indent)
        let head = capture.request.head
        return causes.nearest(findings.identification, path: head.block.text(head.pathRange))
            + causes.signature(findings.signature.diagnosis ?? []) + causes.payload(findings.payload, more: nil)
    }

    /// `#3  POST /webhooks/stripe  stripe invoice.paid  200`.
    private static func subject(_ capture: Capture) -> String {
        let findings = capture.findings
        let names = [findings.provider, findings.batch?.text ?? findings.event?.type].compactMap(\.self)
        let parts = [
            "#\(capture.id)", "\(capture.request.head.method) \(capture.request.head.path)",
            names.joined(separator: " "), "\(capture.status)",
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: "  ")
    }

    private func row(_ name: String, _ value: String, _ colour: Colour = .faint) -> String {
        let room = terminal.width.map { max(30, $0 - MissText.nameWidth) }
        let lines = TextWrap.lines(SafeLine.escape(value, limit: 600), width: room)
        return lines.enumerated().map { index, line in
            let start = index == 0 ? terminal.paint(TextWrap.column(name, MissText.nameWidth), colour) : MissText.indent
            return "\(start)\(line)\n"
        }.joined()
    }
}
