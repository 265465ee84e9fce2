import HookModel

/// The line that `listen` prints for an attempt of a delivery.
struct DeliveryLine {
    let terminal: Terminal

    /// `#36 → app  422  5 ms  retry 2/3 in 1 s`.
    func text(_ delivery: Delivery, _ attempt: DeliveryAttempt?) -> String {
        let id = terminal.paint(TextWrap.column("#\(delivery.capture)", 6), .strong)
        let kind = delivery.kind == .replay ? " (replay)" : ""
        let start = "\(id)  → \(SafeLine.escape(delivery.target, limit: 60))\(kind)"
        guard let attempt else {
            return "\(start)  \(terminal.paint(SafeLine.escape(delivery.reason ?? "no response", limit: 600), .bad))"
                + retryHint(delivery)
        }
        let time = terminal.paint("\(attempt.took.wholeMilliseconds) ms", .faint)
        guard delivery.state != .delivered else {
            let shortfall = attempt.error.map { "; \(SafeLine.escape($0, limit: 120))" } ?? ""
            let count = attempt.number > 1 ? "  (attempt \(attempt.number))" : ""
            return "\(start)  \(terminal.paint("\(attempt.status ?? 0)\(shortfall)", .good))  \(time)\(count)"
        }
        var (outcome, next) = DeliveryLine.parts(delivery.reason ?? "no response")
        let url = attempt.url.map { " at \($0)" } ?? ""
        let called = url.isEmpty || !outcome.hasSuffix(url) ? "" : String(url.dropFirst(4))
        outcome.removeLast(called.isEmpty ? 0 : url.count)
        let follows = next.isEmpty ? "" : "  " + SafeLine.escape(next, limit: 300)
        return "\(start)  \(terminal.paint(SafeLine.escape(outcome, limit: 400), .bad))  \(time)\(follows)"
            + retryHint(delivery) + (called.isEmpty ? "" : "\n         called \(SafeLine.escape(called, limit: 400))")
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
