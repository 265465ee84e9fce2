import HookModel

/// What a run says at its end: a paragraph for each query that failed, and a test case for each for JUnit.
struct RunReport {
    private let outcome: RunOutcome
    private let settings: RunSettings

    init(_ outcome: RunOutcome, _ settings: RunSettings) {
        self.outcome = outcome
        self.settings = settings
    }

    /// The lines, each with its end; empty when all is well.
    func text(_ terminal: Terminal) -> String {
        guard !outcome.isMet else { return "" }
        let all = outcome.expected.count + outcome.unwanted.count
        let time =
            outcome.wasWaitedFor
            ? " within \(settings.limits.within.text)" : "; the command failed, so nothing more was waited for"
        var text =
            terminal.paint("hooksight run: \(outcome.failures) of \(all) expectations not met\(time)", .bad) + "\n"
        for paragraph in paragraphs(terminal) { text += "\n\(paragraph)" }
        if let store = settings.keptStore { text += "\nthe captures are in \(SafeLine.escape(store))\n" }
        return text
    }

    /// A file in JUnit's XML.
    var junit: String {
        var suite = JUnitSuite(name: "hooksight run")
        let text = MissText(terminal: .plain)
        func add(_ query: String, _ group: String, _ failure: String?) {
            let lines = failure?.split(separator: "\n").map(String.init) ?? []
            suite.add(
                query.isEmpty ? "any capture" : query, group: group,
                lines.isEmpty ? .passed : .failed("failure", type: group, lines))
        }
        for expected in outcome.expected { add(expected.query, "expect", expected.miss.map(text.text)) }
        for unwanted in outcome.unwanted {
            let failure =
                unwanted.count == 0 ? nil : text.text(unwanted: unwanted.query, unwanted.captures, of: unwanted.count)
            add(unwanted.query, "expect-none", failure)
        }
        return suite.document
    }

    private func paragraphs(_ terminal: Terminal) -> [String] {
        let text = MissText(terminal: terminal)
        return outcome.expected.compactMap { $0.miss.map(text.text) }
            + outcome.unwanted.filter { $0.count > 0 }.map {
                text.text(unwanted: $0.query, $0.captures, of: $0.count)
            }
    }
}
