package import HookModel

/// Deliveries in text.
package enum DeliveryText {
    /// Id, time, capture and target, provider and event, response, state with what is next: a line for each.
    ///
    /// - Parameters:
    ///   - entries: The deliveries.
    ///   - now: What "in 8 s" counts from.
    ///   - time: Moments as they are to be read.
    /// - Returns: The lines.
    package static func lines(
        _ entries: [DeliveryEntry], now: Timestamp, time: (Timestamp) -> String = ShownMoment.short
    ) -> [String] {
        var table = TextTable()
        for entry in entries {
            let delivery = entry.delivery
            table.add([
                "d\(delivery.id)", time(entry.moment),
                "#\(delivery.capture) → \(SafeText.escape(delivery.target))\(kind(delivery))",
                subject(entry), entry.status.map { "\($0)" } ?? "–", state(entry, now: now),
            ])
        }
        return table.lines
    }

    /// `stripe invoice.paid`; of many events the first.
    private static func subject(_ entry: DeliveryEntry) -> String {
        let event = entry.events.first.map { $0 + (entry.events.count > 1 ? ",…" : "") }
        let names = [entry.provider, event].compactMap(\.self)
        return names.isEmpty ? "–" : SafeText.escape(names.joined(separator: " "))
    }

    /// `delivered`, `dead letter after 3 attempts`, `pending, in 8 s`, `pending, target down`.
    private static func state(_ entry: DeliveryEntry, now: Timestamp) -> String {
        let delivery = entry.delivery
        let count = delivery.attempts
        let attempts = "\(count) attempt\(count == 1 ? "" : "s")"
        let error = entry.error.map { ": \(SafeText.escape($0))" } ?? ""
        switch delivery.state {
        case .delivered: return count > 1 ? "delivered (attempt \(count))" : "delivered"
        case .failed:
            if delivery.reason == Delivery.cancelled { return "cancelled" }
            // What ended without an attempt has no error but its reason.
            let reason = count == 0 ? delivery.reason.map { ": \(SafeText.escape($0))" } ?? "" : error
            return "dead letter after \(attempts)\(reason)"
        case .pending:
            let due = delivery.dueAt.flatMap { $0 > now ? ShownMoment.distance($0, now: now) : nil }
            let next = entry.hindrance ?? due.map { $0 == "now" ? "due now" : $0 } ?? "queued"
            return "pending, \(next)" + (count > 0 ? ", after \(attempts)\(error)" : "")
        }
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
            // The last attempt's reason says so, too.
            let once = reason.ranges(of: "; dead letter after").last.map { reason[..<$0.lowerBound] } ?? reason[...]
            return "dead letter after \(attempts)\(once)\(hint)"
        case .pending:
            let due = delivery.dueAt.map { moment in
                moment <= now ? "queued" : "next attempt \(ShownMoment.distance(moment, now: now))"
            }
            return "pending, \(due ?? "queued"), \(attempts)\(reason)"
        }
    }

    /// Nothing for a forward; ` (replay)`, ` (replay, edited, resigned)`.
    private static func kind(_ delivery: Delivery) -> String {
        guard delivery.kind == .replay else { return "" }
        return " (replay" + (delivery.isEdited ? ", edited" : "") + (delivery.resigns ? ", resigned" : "") + ")"
    }
}
