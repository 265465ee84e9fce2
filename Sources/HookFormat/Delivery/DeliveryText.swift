package import HookModel
internal import NIOCore

/// Deliveries in text.
package enum DeliveryText {
    /// Id, capture and target, state, attempts, what is next or why not: a line for each.
    package static func lines(_ deliveries: [Delivery], now: Timestamp) -> [String] {
        var table = TextTable()
        for delivery in deliveries {
            table.add([
                "d\(delivery.id)",
                "#\(delivery.capture) → \(SafeText.escape(delivery.target))",
                kind(delivery),
                outcome(delivery, now: now),
            ])
        }
        return table.lines
    }

    /// `dead letter after 3 attempts: status 410`, `pending, in 8 s: status 500`, `delivered`.
    static func outcome(_ delivery: Delivery, now: Timestamp) -> String {
        let count = delivery.attempts
        let attempts = "\(count) attempt\(count == 1 ? "" : "s")"
        let reason = delivery.reason.map { ": \(SafeText.escape($0))" } ?? ""
        switch delivery.state {
        case .delivered: return count > 1 ? "delivered (attempt \(count))" : "delivered"
        case .failed:
            let hint = delivery.reason == Delivery.cancelled ? "" : "  (hooksight retry d\(delivery.id))"
            return "dead letter, \(attempts)\(reason)\(hint)"
        case .pending:
            let due = delivery.dueAt.map { moment in
                moment <= now ? "queued" : "next attempt \(ShownMoment.distance(moment, now: now))"
            }
            return "pending, \(due ?? "queued"), \(attempts)\(reason)"
        }
    }

    /// A delivery with its attempts; of the answers' bodies the beginning.
    package static func text(_ delivery: Delivery, _ attempts: [DeliveryAttempt], now: Timestamp) -> String {
        var lines = lines([delivery], now: now)
        for attempt in attempts {
            let status = attempt.status.map { "status \($0)" }
            let error = attempt.error ?? (status == nil ? "no answer" : nil)
            let outcome = [status, error.map { SafeText.escape($0) }].compactMap(\.self).joined(separator: "; ")
            lines.append("")
            lines.append(
                "attempt \(attempt.number)  \(attempt.startedAt)  \(attempt.took.wholeMilliseconds) ms  \(outcome)")
            if let url = attempt.url { lines.append("  called \(SafeText.escape(url))") }
            for header in attempt.headers {
                lines.append("  \(SafeText.escape(header.name)): \(SafeText.escape(header.value))")
            }
            if attempt.bodySize > 0 {
                let start = String(decoding: attempt.body.readableBytesView.prefix(shown), as: UTF8.self)
                lines.append("  body, \(attempt.bodySize) bytes:")
                lines += SafeText.escape(start, keepingLines: true).split(separator: "\n").map { "    \($0)" }
            }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// `forward`, `replay`, `replay,edited,resigned`.
    private static func kind(_ delivery: Delivery) -> String {
        delivery.kind.rawValue + (delivery.isEdited ? ",edited" : "") + (delivery.resigns ? ",resigned" : "")
    }

    /// So many bytes of an answer's body are shown in text.
    private static let shown = 1024
}
