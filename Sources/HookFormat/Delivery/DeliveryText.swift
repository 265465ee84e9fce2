package import HookModel
internal import NIOCore

/// Deliveries in text.
package enum DeliveryText {
    /// Id, capture, target, state, attempts, when due, why: a line for each.
    package static func lines(_ deliveries: [Delivery]) -> [String] {
        var table = TextTable()
        for delivery in deliveries {
            table.add([
                "\(delivery.id)",
                "capture=\(delivery.capture)",
                SafeText.escape(delivery.target),
                kind(delivery),
                delivery.state.rawValue,
                "attempts=\(delivery.attempts)",
                delivery.dueAt.map { "due=\($0)" } ?? "-",
                delivery.reason.map { SafeText.escape($0) } ?? "-",
            ])
        }
        return table.lines
    }

    /// A delivery with its attempts; of the answers' bodies the beginning.
    package static func text(_ delivery: Delivery, _ attempts: [DeliveryAttempt]) -> String {
        var lines = lines([delivery])
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
                lines.append("  \(attempt.bodySize) bytes: \(SafeText.escape(start))")
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
