import HookModel

/// What is wrong with a payload as lines for people, in the shape that editors link.
enum CheckText {
    /// Nothing for a payload that is valid.
    static func lines(_ checked: CheckedPayload) -> [String] {
        let request = checked.place.request.map { "\($0): " } ?? ""
        if let problem = checked.problem {
            return [SafeLine.escape("\(checked.place.link): \(request)could not be checked: \(problem)")]
        }
        var lines = checked.finding.errors.map { error in
            let place = checked.place.link(line: error.line, column: error.column)
            return SafeLine.escape("\(place): \(request)\(message(error))")
        }
        if checked.finding.omitted > 0 {
            let more = checked.finding.omitted == 1 ? "1 more error" : "\(checked.finding.omitted) more errors"
            lines.append(SafeLine.escape("\(checked.place.link): \(request)\(more)"))
        }
        return lines
    }

    /// `/data/total: expected number, found string "99.99"; send it without quotes: 99.99`.
    private static func message(_ error: PayloadError) -> String {
        let place = error.instanceLocation.isEmpty ? "" : "\(error.instanceLocation): "
        return place + error.error + (error.hint.map { "; \($0)" } ?? "")
    }
}
