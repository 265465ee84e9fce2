import HookModel

/// The line that `listen` prints for an attempt of a delivery.
struct DeliveryLine {
    let terminal: Terminal

    /// `#36 → app  422  5 ms  retry 2/3 in 1 s`.
    func text(_ delivery: Delivery, _ attempt: DeliveryAttempt?) -> String {
        let id = terminal.paint(TextWrap.column("#\(delivery.capture)", 6), .strong)
        let kind = delivery.kind == .replay ? " (replay)" : ""
        let start = "\(id)  → \(SafeLine.escape(delivery.target, limit: 60))\(kind)"
        let startWidth = 6 + 2 + 2 + SafeLine.escape(delivery.target, limit: 60).count + kind.count
        guard let attempt else {
            let reason = SafeLine.escape(delivery.reason ?? "no response", limit: 600) + retryHint(delivery)
            return laidOut(start, startWidth, [(reason, .bad)])
        }
        let milliseconds = "\(attempt.took.wholeMilliseconds) ms"
        let time = terminal.paint(milliseconds, .faint)
        guard delivery.state != .delivered else {
            let shortfall = attempt.error.map { "; \(SafeLine.escape($0, limit: 120))" } ?? ""
            let count = attempt.number > 1 ? "  (attempt \(attempt.number))" : ""
            return "\(start)  \(terminal.paint("\(attempt.status ?? 0)\(shortfall)", .good))  \(time)\(count)"
        }
        var (outcome, next) = DeliveryLine.parts(delivery.reason ?? "no response")
        let url = attempt.url.map { " at \($0)" } ?? ""
        let called = url.isEmpty || !outcome.hasSuffix(url) ? "" : String(url.dropFirst(4))
        outcome.removeLast(called.isEmpty ? 0 : url.count)
        let hint = retryHint(delivery)
        let follows = next.isEmpty ? String(hint.dropFirst(2)) : SafeLine.escape(next, limit: 300) + hint
        let line = laidOut(
            start, startWidth,
            [(SafeLine.escape(outcome, limit: 400), .bad), (milliseconds, .faint), (follows, nil)])
        return line + (called.isEmpty ? "" : "\n\(DeliveryLine.indent)called \(SafeLine.escape(called, limit: 400))")
    }

    /// What is continued stands below the arrow.
    private static let indent = String(repeating: " ", count: 9)

    /// The parts behind the start, two spaces between them, in lines that fit the terminal.
    private func laidOut(_ start: String, _ startWidth: Int, _ parts: [(text: String, colour: Colour?)]) -> String {
        let width = terminal.width ?? .max
        var text = start
        var used = startWidth
        for (part, colour) in parts where !part.isEmpty {
            if used + 2 + part.count <= width {
                text += "  " + (colour.map { terminal.paint(part, $0) } ?? part)
                used += 2 + part.count
                continue
            }
            for line in TextWrap.lines(part, width: max(30, width - DeliveryLine.indent.count)) {
                text += "\n" + DeliveryLine.indent + (colour.map { terminal.paint(line, $0) } ?? line)
                used = DeliveryLine.indent.count + line.count
            }
        }
        return text
    }

    /// What an attempt came to; equal for attempts that need no line each.
    static func outcome(_ delivery: Delivery, _ attempt: DeliveryAttempt?) -> String {
        attempt == nil ? delivery.reason ?? "" : parts(delivery.reason ?? "").outcome
    }

    private func retryHint(_ delivery: Delivery) -> String {
        guard delivery.state == .failed, delivery.reason?.hasPrefix(Delivery.cancelled) != true else { return "" }
        return "; hooksight retry d\(delivery.id)"
    }

    /// `500` and `retry 2/3 in 1 s` of `status 500; retry 2/3 in 1 s`.
    private static func parts(_ reason: String) -> (outcome: String, next: String) {
        let status = "status "
        let text = reason.hasPrefix(status) ? String(reason.dropFirst(status.count)) : reason
        guard let end = text.ranges(of: "; ").last else { return (text, "") }
        return (String(text[..<end.lowerBound]), String(text[end.upperBound...]))
    }
}
