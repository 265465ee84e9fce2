import HookModel
import JSONSchema

extension CheckedPayload {
    /// What is wrong with it, in order of line; empty for a payload that is valid.
    var issues: [CheckIssue] {
        if let problem { return [issue(whole, "not-checked", "could not be checked: \(problem)")] }
        var issues = finding.errorsInOrder.map { error in
            let pointer = error.instanceLocation.isEmpty ? "" : "\(error.instanceLocation): "
            return issue(
                place.place(line: error.line, column: error.column), rule(error),
                pointer + error.error + (error.hint.map { "; \($0)" } ?? ""))
        }
        if finding.omitted > 0 {
            let more = finding.omitted == 1 ? "1 more error" : "\(finding.omitted) more errors"
            issues.append(issue(whole, "more-errors", more))
        }
        return issues
    }

    /// `stripe invoice.paid`; empty where neither is known.
    var subject: String { [provider, event].compactMap(\.self).joined(separator: " ") }

    private var whole: CheckIssue.Place { place.place(line: 1, column: 1) }

    private func issue(_ place: CheckIssue.Place, _ rule: String, _ message: String) -> CheckIssue {
        let request = self.place.request.map { "\($0): " } ?? ""
        return CheckIssue(
            place: place, level: .error, rule: rule, subject: subject, message: SafeLine.escape(request + message))
    }

    /// The keyword that says so; a schema that is false stands at no keyword of its own.
    private func rule(_ error: PayloadError) -> String {
        if finding.verdict == .notJSON { return "not-json" }
        guard !error.keywordLocation.isEmpty else { return "event-type" }
        let keyword = error.keywordLocation.split(separator: "/").last.map(String.init) ?? ""
        return SchemaDraft.allCases.contains { $0.keywords.contains(keyword) } ? keyword : "schema"
    }
}
