import HookModel

/// The line that `listen` prints for an attempt to hand a capture on.
struct AttemptLine {
    let terminal: Terminal

    /// Capture, target, what the app answered, how long it took, and what follows.
    func text(_ delivery: Delivery, _ attempt: DeliveryAttempt?) -> String {
        let kind = delivery.kind == .replay ? " (replay)" : ""
        let start = "#\(delivery.capture)\(kind) to \(SafeLine.escape(delivery.target, limit: 60))"
        guard let attempt else { return "\(start)  \(end(delivery))" }
        let time = terminal.paint("\(attempt.took.wholeMilliseconds) ms", .faint)
        guard delivery.state != .delivered else {
            let shortfall = attempt.error.map { "; \(SafeLine.escape($0, limit: 120))" } ?? ""
            return "\(start)  \(terminal.paint("\(attempt.status ?? 0)\(shortfall)", .good))  \(time)"
        }
        return "\(start)  \(end(delivery))  \(time)"
    }

    /// What went wrong, and what follows.
    private func end(_ delivery: Delivery) -> String {
        let reason = SafeLine.escape(delivery.reason ?? "no answer", limit: 600)
        return terminal.paint(delivery.state == .failed ? "failed: \(reason)" : reason, .bad)
    }
}
